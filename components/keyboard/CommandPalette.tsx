'use client'

import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from '@/components/ui/Avatar'
import { Dialog } from '@/components/ui/Dialog'
import { Kbd } from '@/components/ui/Kbd'
import { sortKey, useConversations } from '@/stores/conversations'
import { runAction, useAction } from './actions'
import { capsOf, keymap } from './keymap'
import { showPanel, usePanel } from './panels'
import { rank } from './rank'
import { useGo } from './use-go'
import { useIsMac } from './use-key-caps'
import { useOfferedActions } from './use-offered-actions'

const itemClass =
  'flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2 data-[selected=true]:bg-sunken pointer-coarse:min-h-11'
const groupClass =
  'p-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted'

/** What can be done now. */
const Commands = ({ onDone }: { onDone: () => void }) => {
  const t = useTranslations()
  const mac = useIsMac()
  const offered = useOfferedActions()
  return (
    <Command.Group heading={t('palette.commands')} className={groupClass}>
      {offered.map((id) => (
        <Command.Item
          key={id}
          value={`action ${id}`}
          keywords={[t(`actions.${id}`)]}
          className={itemClass}
          onSelect={() => {
            onDone()
            // After the dialog has given the focus back, so that what the action focuses keeps it.
            setTimeout(() => runAction(id), 0)
          }}
        >
          <span className="flex-1 truncate">{t(`actions.${id}`)}</span>
          <Kbd keys={capsOf(keymap[id].keys[0], mac)} className="pointer-coarse:hidden" />
        </Command.Item>
      ))}
    </Command.Group>
  )
}

const Conversations = ({ onDone }: { onDone: () => void }) => {
  const t = useTranslations('palette')
  const go = useGo()
  const byId = useConversations((state) => state.byId)
  const newestFirst = useMemo(
    () =>
      Object.values(byId)
        .map((entry) => entry.conversation)
        .sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1)),
    [byId],
  )
  return (
    <Command.Group heading={t('conversations')} className={groupClass}>
      {newestFirst.map(({ id, contact }) => (
        <Command.Item
          key={id}
          value={`conversation ${id}`}
          keywords={[contact.name, contact.phone, `+${contact.phone}`]}
          className={itemClass}
          onSelect={() => {
            onDone()
            go(id)
          }}
        >
          <Avatar name={contact.name} size="sm" />
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {contact.name}
          </span>
          <span className="text-sm text-muted tabular-nums">+{contact.phone}</span>
        </Command.Item>
      ))}
    </Command.Group>
  )
}

/** ⌘K: everything that can be done, and everybody who wrote. */
export const CommandPalette = () => {
  const t = useTranslations()
  const open = usePanel((state) => state.panel === 'palette')
  const close = () => showPanel(null)
  useAction('openPalette', () => showPanel(open ? null : 'palette'))
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => showPanel(next ? 'palette' : null)}
      title={t('palette.title')}
      hideTitle
      closeLabel={t('common.close')}
    >
      <Command
        loop
        label={t('palette.title')}
        filter={(_value, search, keywords = []) => rank(search, keywords)}
        className="flex min-h-0 flex-col"
      >
        <div className="flex items-center gap-2 border-line border-b px-4">
          <Search aria-hidden className="size-4 shrink-0 text-muted" />
          <Command.Input
            data-autofocus
            placeholder={t('palette.placeholder')}
            className="h-12 w-full bg-transparent text-base outline-none placeholder:text-faint focus-visible:outline-none max-md:text-lg"
          />
        </div>
        <Command.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
          <Command.Empty className="px-4 py-8 text-center text-sm text-muted">
            {t('palette.empty')}
          </Command.Empty>
          <Commands onDone={close} />
          <Conversations onDone={close} />
        </Command.List>
      </Command>
    </Dialog>
  )
}
