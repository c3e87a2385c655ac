'use client'

import { useMemo } from 'react'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { useOfferUndo } from '@/components/keyboard/undo'
import { useErrorText } from '@/components/providers/use-error-text'
import { updateConversation } from '@/lib/client/conversations'
import type { UpdateConversationBody } from '@/lib/contract/conversation'
import { useConversations } from '@/stores/conversations'
import { useWorkspace } from '@/stores/workspace'

/** Changes to a conversation, each shown at once, said in a toast with a way back, and taken back when refused. */
export const useChangeConversation = (id: string) => {
  const t = useTranslations('change')
  const offerUndo = useOfferUndo()
  const errorText = useErrorText()
  return useMemo(() => {
    const apply = (body: UpdateConversationBody) =>
      updateConversation(id, body).catch((error: unknown) =>
        toast.error(t('failed', { reason: errorText(error) })),
      )

    const change = (body: UpdateConversationBody, said: string) => {
      const before = useConversations.getState().byId[id]?.conversation
      const undo: UpdateConversationBody = {
        ...(body.status && before && before.status !== 'snoozed' ? { status: before.status } : {}),
        ...('assigneeId' in body && before ? { assigneeId: before.assigneeId } : {}),
      }
      void apply(body)
      if (Object.keys(undo).length > 0) offerUndo(said, () => void apply(undo), `change-${id}`)
      else toast(said, { id: `change-${id}` })
    }

    const { getState } = useWorkspace
    return {
      setStatus: (status: 'open' | 'pending' | 'resolved') => change({ status }, t(status)),
      assign: (userId: string | null) => {
        if (userId === null) return change({ assigneeId: null }, t('unassigned'))
        if (userId === getState().me?.userId) return change({ assigneeId: userId }, t('assignedToYou'))
        change({ assigneeId: userId }, t('assigned', { name: getState().members[userId]?.name ?? '' }))
      },
      assignToMe: () => {
        const me = getState().me
        if (me) change({ assigneeId: me.userId }, t('assignedToYou'))
      },
    }
  }, [id, t, offerUndo, errorText])
}
