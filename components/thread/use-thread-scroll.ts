'use client'

import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { VirtualizerHandle } from 'virtua'
import type { ThreadRow } from './thread-rows'

/** Within so many px of the end counts as being there. */
const nearEnd = 32
/** So much of what came before stays in view above the first new message. */
const context = 120
/** So close to the beginning the next older page is asked for. */
const nearBeginning = 600

/**
 * Keeps a thread where the reader wants it: opened at the first new message, else at the end; at the end it stays at the
 * end; elsewhere nothing moves, neither for new messages nor for older pages.
 */
export const useThreadScroll = (rows: ThreadRow[], onBeginning: () => void) => {
  const scroller = useRef<HTMLDivElement>(null)
  const view = useRef<VirtualizerHandle>(null)
  const opened = useRef(false)
  const stick = useRef(true)
  const byHand = useRef(false)
  const [atNewest, setAtNewest] = useState(true)

  // Rows added in front of what was first: the list then keeps its place from the end.
  const firstKey = rows[0]?.key
  const lastFirstKey = useRef(firstKey)
  const prepended = firstKey !== lastFirstKey.current && rows.some((row) => row.key === lastFirstKey.current)

  const toNewest = useCallback(() => {
    stick.current = true
    setAtNewest(true)
    view.current?.scrollToIndex(Number.MAX_SAFE_INTEGER, { align: 'end' })
  }, [])

  useLayoutEffect(() => {
    lastFirstKey.current = firstKey
  }, [firstKey])

  const newest = rows.at(-1)
  const newestKey = newest?.key
  const wroteMyself = newest?.kind === 'pending'
  const firstNew = rows.findIndex((row) => row.unread)
  useLayoutEffect(() => {
    if (newestKey === undefined) return
    if (!opened.current) {
      opened.current = true
      if (firstNew > 0) {
        stick.current = false
        setAtNewest(false)
        view.current?.scrollToIndex(firstNew, { align: 'start', offset: -context })
      } else toNewest()
      return
    }
    if (stick.current || wroteMyself) toNewest()
  }, [newestKey, wroteMyself, firstNew, toNewest])

  const onScroll = useCallback(
    (offset: number) => {
      // Measured on the element: when the composer has just grown, what the virtual list remembers is a moment old.
      const pane = scroller.current
      const end = pane !== null && pane.scrollHeight - pane.scrollTop - pane.clientHeight <= nearEnd
      // Only the reader leaves the end. Rows that turn out taller than guessed move it, too, and are followed.
      if (end) stick.current = true
      else if (byHand.current) stick.current = false
      setAtNewest(stick.current)
      if (offset < nearBeginning) onBeginning()
    },
    [onBeginning],
  )

  /** The pane or a row has another size: at the end, stay there. */
  const onResize = useCallback(() => {
    if (stick.current && opened.current) toNewest()
  }, [toNewest])

  const onHand = useCallback(() => {
    byHand.current = true
  }, [])
  const onScrollEnd = useCallback(() => {
    byHand.current = false
  }, [])
  /** For the scrolling element: the ways in which a reader scrolls. */
  const hands = { onWheel: onHand, onTouchMove: onHand, onPointerDown: onHand, onKeyDown: onHand }

  return { scroller, hands, view, prepended, atNewest, toNewest, onScroll, onScrollEnd, onResize }
}
