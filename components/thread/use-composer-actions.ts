'use client'

import { type RefObject, useEffect } from 'react'
import { takeWriteIntent } from '@/components/inbox/inbox-route'
import { useAction } from '@/components/keyboard/actions'
import { touchScreen } from '@/components/ui/use-media'
import type { Draft } from '@/stores/drafts'
import { useMessages } from '@/stores/messages'
import { focusComposer, onFocusComposer } from './composer-focus'

type Parts = {
  field: RefObject<HTMLTextAreaElement | null>
  note: boolean
  change: (next: Partial<Draft>) => void
  setNote: (note: boolean) => void
}

/** What can be done to the composer from elsewhere: by a key, from the palette, by opening the conversation. */
export const useComposerActions = (conversationId: string, { field, note, change, setNote }: Parts) => {
  useEffect(
    () =>
      onFocusComposer(() => {
        const element = field.current
        element?.focus()
        element?.setSelectionRange(element.value.length, element.value.length)
      }),
    [field],
  )
  useEffect(() => {
    if (takeWriteIntent(conversationId) && !window.matchMedia(touchScreen).matches) focusComposer()
  }, [conversationId])

  const latest = useMessages((state) =>
    state.threads[conversationId]?.items.findLast((message) => message.direction === 'inbound'),
  )
  const quote = () => {
    change({ replyToId: latest?.id ?? null, note: false })
    focusComposer()
  }
  useAction('reply', () => setNote(false))
  useAction('note', () => setNote(true))
  useAction('toggleNote', () => setNote(!note))
  useAction('quote', latest ? quote : null)
}
