'use client'

import { type KeyboardEvent, useCallback, useRef } from 'react'
import { useRealtime } from '@/components/realtime/WebSocketContext'
import { touchScreen, useMedia } from '@/components/ui/use-media'
import { noteTyping, noteTypingEnd } from '@/lib/client/drafts'
import { sendMessage } from '@/lib/client/outbox/outbox'
import type { Conversation } from '@/lib/contract/conversation'
import { maximumTextLength } from '@/lib/contract/message'
import { clearDraft } from '@/stores/drafts'
import { focusComposer } from './composer-focus'
import { useAnsweredBy } from './use-answered-by'
import { useComposerActions } from './use-composer-actions'
import { useDraft } from './use-draft'
import { knownPosition } from './use-unsent'

/** What the composer of a conversation does: drafts, typing, modes, sending. */
export const useComposer = ({ id: conversationId }: Conversation) => {
  const field = useRef<HTMLTextAreaElement>(null)
  const sendButton = useRef<HTMLButtonElement>(null)
  const [draft, change] = useDraft(conversationId)
  const { typing, stopTyping } = useRealtime()
  const touch = useMedia(touchScreen)
  const { text, note, replyToId } = draft
  const canSend = text.trim().length > 0 && text.length <= maximumTextLength
  const answeredBy = useAnsweredBy(conversationId, note ? null : draft.seenPosition)

  const write = (next: string) => {
    noteTyping(conversationId)
    const begun = draft.seenPosition ?? knownPosition(conversationId)
    change({ text: next, seenPosition: next.trim() ? begun : null })
    if (next.trim()) typing(conversationId, note)
    else stopTyping(conversationId)
  }

  const send = () => {
    if (!canSend) return
    const newest = knownPosition(conversationId)
    // Who sends although a colleague has answered has read the answer.
    const seenPosition = answeredBy ? newest : (draft.seenPosition ?? newest)
    void sendMessage(conversationId, {
      text: text.trim(),
      note,
      replyToId: note ? null : replyToId,
      seenPosition,
    })
    clearDraft(conversationId)
    stopTyping(conversationId)
    field.current?.focus()
  }

  const onBlur = () => {
    stopTyping(conversationId)
    noteTypingEnd()
  }

  const setNote = useCallback(
    (next: boolean) => {
      stopTyping(conversationId)
      change(next ? { note: true, replyToId: null } : { note: false })
      focusComposer()
    },
    [change, stopTyping, conversationId],
  )

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') {
      // Out of the field, so that the single keys work; the draft stays.
      event.preventDefault()
      event.currentTarget.blur()
      return
    }
    // Enter that ends the writing of a character (IME) does not send. A phone's Enter is a new line; it has a button.
    const plainEnter =
      event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.nativeEvent.isComposing
    if (!plainEnter || touch) return
    event.preventDefault()
    // The button says "Send anyway" and takes the next Enter: nobody sends past an answer without a second thought.
    if (answeredBy && canSend) sendButton.current?.focus()
    else send()
  }

  useComposerActions(conversationId, { field, note, change, setNote })

  return {
    field,
    sendButton,
    draft,
    change,
    write,
    send,
    canSend,
    answeredBy,
    setNote,
    onKeyDown,
    onBlur,
  }
}
