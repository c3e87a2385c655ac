'use client'

import { type KeyboardEvent, type RefObject, useCallback } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { useAction } from '@/components/keyboard/actions'
import type { ConversationEntry } from '@/stores/conversations'
import { openConversation } from './inbox-route'

const rowLink = (id: string) => document.querySelector<HTMLElement>(`a[data-conversation-id="${id}"]`)

/** Arrows move the focus along the list; J and K open the next and the previous one. */
export const useRowKeys = (
  rows: ConversationEntry[],
  selectedId: string | null,
  virtualizer: RefObject<VirtualizerHandle | null>,
) => {
  const show = useCallback(
    (index: number) => virtualizer.current?.scrollToIndex(index, { align: 'nearest' }),
    [virtualizer],
  )

  const step = (by: 1 | -1) => () => {
    const at = rows.findIndex((entry) => entry.conversation.id === selectedId)
    const next = at === -1 ? 0 : at + by
    const target = rows[next]
    if (!target) return
    openConversation(target.conversation.id)
    show(next)
    // Where the focus is in the list it goes along, else it stays where it is.
    if (document.activeElement?.matches('a[data-conversation-id]')) focusRow(next)
  }
  useAction('next', rows.length > 0 ? step(1) : null)
  useAction('previous', rows.length > 0 ? step(-1) : null)

  const focusRow = (index: number) => {
    const id = rows[index]?.conversation.id
    if (!id) return
    show(index)
    // A row far away is drawn only after the list has scrolled.
    requestAnimationFrame(() => rowLink(id)?.focus({ preventScroll: true }))
  }

  return (event: KeyboardEvent<HTMLElement>) => {
    const focused = (event.target as HTMLElement).closest<HTMLElement>('a[data-conversation-id]')
    if (!focused) return
    const at = rows.findIndex((entry) => entry.conversation.id === focused.dataset.conversationId)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (next === undefined || event.altKey || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    focusRow(next)
  }
}
