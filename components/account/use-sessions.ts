'use client'

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { useErrorText } from '@/components/providers/use-error-text'
import { sessionsQuery } from '@/lib/client/queries'
import { endOtherSessions, endSession } from '@/lib/client/sessions'
import type { SessionEntry } from '@/lib/contract/workspace'

/** One's own sign-ins; which of them one is about to end, and ending them. */
export const useSessions = () => {
  const t = useTranslations('sessions')
  const errorText = useErrorText()
  const client = useQueryClient()
  const query = useInfiniteQuery(sessionsQuery())
  const sessions = query.data?.pages.flatMap((page) => page.items)
  const [asked, setAsked] = useState<SessionEntry | 'others' | null>(null)
  const [busy, setBusy] = useState(false)

  const end = async () => {
    if (!asked) return
    setBusy(true)
    try {
      await (asked === 'others' ? endOtherSessions() : endSession(asked.id))
      toast(t(asked === 'others' ? 'endedOthers' : 'ended'))
    } catch (error) {
      toast.error(t('endFailed', { reason: errorText(error) }))
    }
    await client.invalidateQueries({ queryKey: sessionsQuery().queryKey })
    setBusy(false)
    setAsked(null)
  }

  return { query, sessions, asked, setAsked, busy, end }
}
