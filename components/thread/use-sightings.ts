'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { firstName } from '@/components/inbox/use-people'
import type { Sighting, typing } from '@/stores/signals'
import { useWorkspace } from '@/stores/workspace'

const nobody: Sighting[] = []

/** The first names of the others who do something in a conversation, each once however many windows they have. */
export const useSightings = (store: typeof typing, conversationId: string) => {
  const t = useTranslations('common')
  const sightings = store.useStore((state) => state.byConversation[conversationId] ?? nobody)
  const me = useWorkspace((state) => state.me?.userId)
  const members = useWorkspace((state) => state.members)
  return useMemo(() => {
    const others = sightings.filter((sighting) => sighting.userId !== me)
    const ids = [...new Set(others.map((sighting) => sighting.userId))]
    return {
      names: ids.map((id) => firstName(members[id]?.name ?? t('unknownPerson'))),
      note: others.length > 0 && others.every((sighting) => sighting.note),
    }
  }, [sightings, me, members, t])
}
