'use client'

import { useCallback } from 'react'
import type { Member } from '@/lib/contract/workspace'
import { usePresence } from '@/stores/presence'

export type ShownPresence = 'online' | 'away' | 'offline'

/** How members are shown: away when they have said so or their windows rest, offline when there is no window of theirs. */
export const useShownPresence = () => {
  const byUser = usePresence((state) => state.byUser)
  return useCallback(
    (member: Pick<Member, 'userId' | 'availability'>): ShownPresence => {
      const state = byUser[member.userId]?.state
      if (!state) return 'offline'
      return member.availability === 'away' ? 'away' : state
    },
    [byUser],
  )
}
