'use client'

import { type FocusEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  type CustomContainerComponentProps,
  type CustomItemComponentProps,
  Virtualizer,
  type VirtualizerHandle,
} from 'virtua'
import { Button } from '@/components/ui/Button'
import { Spinner } from '@/components/ui/Spinner'
import type { ConversationEntry, List } from '@/stores/conversations'
import { ConversationRow, rowHeight } from './ConversationRow'
import { RowMotion } from './RowMotion'
import { useRowKeys } from './use-row-keys'

const ListElement = (props: CustomContainerComponentProps) => (
  <ul aria-label={useTranslations('list')('label')} {...props} />
)

// Only rows in view are drawn, so each says where it stands in the whole.
const ItemElement = ({ index, ...props }: CustomItemComponentProps) => (
  <li aria-posinset={index + 1} aria-setsize={-1} {...props} />
)

type ConversationRowsProps = {
  list: List
  rows: ConversationEntry[]
  selectedId: string | null
  hasMore: boolean
  failed: boolean
  onMore: () => void
}

/** The rows in view, out of however many there are; asks for more towards the end. */
export const ConversationRows = ({
  list,
  rows,
  selectedId,
  hasMore,
  failed,
  onMore,
}: ConversationRowsProps) => {
  const t = useTranslations()
  const virtualizer = useRef<VirtualizerHandle>(null)
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const onKeyDown = useRowKeys(rows, selectedId, virtualizer)
  const indexOf = (id: string | null) => rows.findIndex((entry) => entry.conversation.id === id)
  const focused = indexOf(focusedId)
  // One stop for the Tab key: the row last focused, else the open one, else the first.
  const reachable = Math.max(focused === -1 ? indexOf(selectedId) : focused, 0)

  const noteFocus = (event: FocusEvent<HTMLElement>) => {
    const link = event.target.closest<HTMLElement>('[data-row]')
    if (link?.dataset.row) setFocusedId(link.dataset.row)
  }
  const onScroll = (offset: number) => {
    const view = virtualizer.current
    if (view && hasMore && !failed && view.scrollSize - offset - view.viewportSize < 10 * rowHeight) onMore()
  }

  // Rows that left the list may leave it shorter than the pane, where nothing can be scrolled.
  useEffect(() => {
    const view = virtualizer.current
    if (view && hasMore && !failed && rows.length * rowHeight < view.viewportSize) onMore()
  }, [rows.length, hasMore, failed, onMore])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys and the focus of the links within
    <div
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain py-1"
      onKeyDown={onKeyDown}
      onFocus={noteFocus}
    >
      <Virtualizer
        ref={virtualizer}
        itemSize={rowHeight}
        bufferSize={4 * rowHeight}
        startMargin={4}
        as={ListElement}
        item={ItemElement}
        onScroll={onScroll}
        // A row with the focus stays drawn when it scrolls out of view, else the focus would be lost.
        keepMounted={focused === -1 ? [] : [focused]}
      >
        {rows.map((entry, index) => (
          <RowMotion key={entry.conversation.id} id={entry.conversation.id} index={index}>
            <ConversationRow
              entry={entry}
              list={list}
              selected={entry.conversation.id === selectedId}
              reachable={index === reachable}
            />
          </RowMotion>
        ))}
      </Virtualizer>
      {hasMore && (
        <div className="flex h-12 items-center justify-center gap-2 text-sm text-muted">
          {failed ? (
            <>
              {t('list.moreFailed')}
              <Button size="sm" onClick={onMore}>
                {t('common.retry')}
              </Button>
            </>
          ) : (
            <>
              <Spinner />
              {t('list.loadingMore')}
            </>
          )}
        </div>
      )}
    </div>
  )
}
