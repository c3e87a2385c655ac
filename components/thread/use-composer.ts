'use client'

import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react'
import { takeWriteIntent } from '@/components/inbox/inbox-route'
import { useAction } from '@/components/keyboard/actions'
import { useRealtime } from '@/components/realtime/WebSocketContext'
import { touchScreen, useMedia } from '@/components/ui/use-media'
import { sendMessage } from '@/lib/client/outbox'
import { maximumTextLength } from '@/lib/contract/message'
import { clearDraft } from '@/stores/drafts'
import { useMessages } from '@/stores/messages'
import { focusComposer, onFocusComposer } from './composer-focus'
import { useDraft } from './use-draft'

/** What the composer of a conversation does: drafts, typing, modes, sending. */
export const useComposer = (conversationId: string) => {
  const field = useRef<HTMLTextAreaElement>(null)
  const [draft, change] = useDraft(conversationId)
  const { typing, stopTyping } = useRealtime()
  const touch = useMedia(touchScreen)
  const { text, note, replyToId } = draft
  const canSend = text.trim().length > 0 && text.length <= maximumTextLength

  const write = (next: string) => {
    change({ text: next })
    if (next.trim()) typing(conversationId, note)
    else stopTyping(conversationId)
  }

  const send = () => {
    if (!canSend) return
    sendMessage(conversationId, { text: text.trim(), note, replyToId: note ? null : replyToId })
    clearDraft(conversationId)
    stopTyping(conversationId)
    field.current?.focus()
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
    send()
  }

  useEffect(
    () =>
      onFocusComposer(() => {
        const element = field.current
        element?.focus()
        element?.setSelectionRange(element.value.length, element.value.length)
      }),
    [],
  )
  useEffect(() => {
    if (takeWriteIntent(conversationId) && !window.matchMedia(touchScreen).matches) focusComposer()
  }, [conversationId])

  const latest = useMessages((state) =>
    state.threads[conversationId]?.items.findLast((message) => message.direction === 'inbound'),
  )
  useAction('reply', () => setNote(false))
  useAction('note', () => setNote(true))
  useAction('toggleNote', () => setNote(!note))
  useAction(
    'quote',
    latest
      ? () => {
          change({ replyToId: latest.id, note: false })
          focusComposer()
        }
      : null,
  )

  return { field, draft, change, write, send, canSend, setNote, onKeyDown, stopTyping }
}
