'use client'

import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { useAction } from '@/components/keyboard/actions'
import { useOfferUndo } from '@/components/keyboard/undo'
import { retryPending, takeBack } from '@/lib/client/outbox/outbox'
import { useConversations } from '@/stores/conversations'
import { putBack } from '@/stores/drafts'
import { newestPosition, useMessages } from '@/stores/messages'
import { type PendingMessage, useOutbox } from '@/stores/outbox'
import { focusComposer } from './composer-focus'

/** Whether the server asks if it shall be sent although a colleague has answered. */
export const asksAgain = ({ state, error }: PendingMessage): boolean =>
  state === 'refused' && error?.code === 'stale_reply'

/** The newest message of a conversation that this window knows of. */
export const knownPosition = (conversationId: string): number =>
  newestPosition(useMessages.getState(), conversationId) ??
  useConversations.getState().byId[conversationId]?.conversation.messageCount ??
  0

const wordsOf = (pending: PendingMessage) => ({
  text: pending.text,
  note: pending.direction === 'note',
  replyToId: pending.replyToId,
  // Who was asked has been told.
  seenPosition: asksAgain(pending) ? knownPosition(pending.conversationId) : pending.seenPosition,
})

/** What can be done about a message that was not sent. */
export const useUnsentActions = () => {
  const t = useTranslations()
  const offerUndo = useOfferUndo()
  const retry = (pending: PendingMessage) =>
    void retryPending(
      pending.clientMsgId,
      asksAgain(pending) ? knownPosition(pending.conversationId) : undefined,
    )
  const edit = (pending: PendingMessage) => {
    if (takeBack(pending.clientMsgId)) toast(t('message.takenBackMaybe'))
    putBack(pending.conversationId, wordsOf(pending))
    focusComposer()
  }
  const drop = (pending: PendingMessage) => {
    const maybe = takeBack(pending.clientMsgId)
    // What was written is not thrown away: it goes back to the composer, in front of what stands there.
    const undo = () => putBack(pending.conversationId, wordsOf(pending))
    offerUndo(t(maybe ? 'message.droppedMaybe' : 'message.dropped'), undo)
  }
  return { retry, edit, drop }
}

/** The keys for the newest unsent message of the conversation on screen; its sending again shares a key with failed ones. */
export const useUnsentKeys = (conversationId: string) => {
  const { retry, edit, drop } = useUnsentActions()
  const newest = useOutbox((state) =>
    state.pending.findLast((one) => one.conversationId === conversationId && one.state !== 'sending'),
  )
  useAction('editUnsent', newest ? () => edit(newest) : null)
  useAction('dropUnsent', newest ? () => drop(newest) : null)
  return newest ? () => retry(newest) : null
}
