'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { runAction } from '@/components/keyboard/actions'
import { capsOf, keymap } from '@/components/keyboard/keymap'
import { rank } from '@/components/keyboard/rank'
import { useIsMac } from '@/components/keyboard/use-key-caps'
import { useOfferedActions } from '@/components/keyboard/use-offered-actions'
import { Avatar } from '@/components/ui/Avatar'
import emoji from '@/messages/emoji.en.json'
import { useWorkspace } from '@/stores/workspace'
import type { Trigger } from './trigger'

export type Choice = {
  id: string
  label: string
  keywords: readonly string[]
  icon?: ReactNode
  keys?: readonly string[]
  /** What it puts into the text in place of what was typed. */
  insert: string
  /** What it does besides. */
  run?: () => void
}

/** Enough to choose from; who wants another one types on. */
const most = 40

const emojiChoices: Choice[] = Object.entries(emoji).map(([sign, names]) => ({
  id: sign,
  label: names.split(', ')[0] ?? names,
  keywords: names.split(', '),
  icon: <span aria-hidden>{sign}</span>,
  insert: sign,
}))

const useActionChoices = (): Choice[] => {
  const t = useTranslations('actions')
  const mac = useIsMac()
  return useOfferedActions().map((id) => ({
    id,
    label: t(id),
    keywords: [t(id)],
    keys: capsOf(keymap[id].keys[0], mac),
    insert: '',
    run: () => runAction(id),
  }))
}

const useMentionChoices = (): Choice[] => {
  const members = useWorkspace((state) => state.members)
  const me = useWorkspace((state) => state.me?.userId)
  return Object.values(members)
    .filter((member) => member.active && member.userId !== me)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ userId, name }) => ({
      id: userId,
      label: name,
      keywords: [name],
      icon: <Avatar name={name} size="sm" />,
      insert: `@${name} `,
    }))
}

/** What a menu offers for what was typed, best first. */
export const useChoices = (trigger: Trigger | null): Choice[] => {
  const all = { action: useActionChoices(), mention: useMentionChoices(), emoji: emojiChoices }
  if (!trigger) return []
  return all[trigger.kind]
    .map((choice) => ({ choice, rank: rank(trigger.query, choice.keywords) }))
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map((one) => one.choice)
}
