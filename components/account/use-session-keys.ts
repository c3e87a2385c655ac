'use client'

import { useAction } from '@/components/keyboard/actions'
import type { SessionEntry } from '@/lib/contract/workspace'

/**
 * The keys of the list of sign-ins. They ask first, and the question names the device: of the row that has the focus, else
 * the newest other one.
 */
export const useSessionKeys = (
  sessions: SessionEntry[] | undefined,
  ask: (what: SessionEntry | 'others') => void,
) => {
  const others = sessions?.filter((session) => !session.current) ?? []
  const [newest] = others
  useAction(
    'endSession',
    newest
      ? () => {
          const focused = document.activeElement?.getAttribute('data-session-id')
          ask(others.find((session) => session.id === focused) ?? newest)
        }
      : null,
  )
  useAction('endOtherSessions', newest ? () => ask('others') : null)
}
