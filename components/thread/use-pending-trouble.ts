'use client'

import { useTranslations } from 'use-intl'
import { useAction } from '@/components/keyboard/actions'
import { useOfferUndo } from '@/components/keyboard/undo'
import { dropPending, retryPending } from '@/lib/client/outbox'
import { changeDraft, emptyDraft, useDrafts } from '@/stores/drafts'
import { type PendingMessage, useOutbox } from '@/stores/outbox'

/** Gives up a message that was not sent; what was written can be had back, in front of what stands in the composer. */
export const useDropPending = () => {
  const t = useTranslations('message')
  const offerUndo = useOfferUndo()
  return ({ clientMsgId, conversationId, text }: PendingMessage) => {
    dropPending(clientMsgId)
    const putBack = () => {
      const draft = useDrafts.getState().drafts[conversationId] ?? emptyDraft
      changeDraft(conversationId, { text: [text, draft.text].filter(Boolean).join('\n') })
    }
    offerUndo(t('dropped'), putBack)
  }
}

/**
 * Offers the keys for the last message of a conversation that did not go out: first one that has not left this window,
 * else the one that the customer's side refused, which `retryFailed` sends again.
 */
export const usePendingTrouble = (conversationId: string, retryFailed: (() => void) | null) => {
  const drop = useDropPending()
  const stuck = useOutbox((state) =>
    state.pending.findLast((one) => one.conversationId === conversationId && one.state !== 'sending'),
  )
  useAction('retryFailed', stuck ? () => retryPending(stuck.clientMsgId) : retryFailed)
  useAction('dropUnsent', stuck ? () => drop(stuck) : null)
}
