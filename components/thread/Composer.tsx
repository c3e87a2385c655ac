'use client'

import { SendHorizontal } from 'lucide-react'
import TextareaAutosize from 'react-textarea-autosize'
import { useTranslations } from 'use-intl'
import { ComposerMenu } from '@/components/composer-menu/ComposerMenu'
import { useComposerMenu } from '@/components/composer-menu/use-composer-menu'
import { firstName } from '@/components/inbox/use-people'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { Tooltip } from '@/components/ui/Tooltip'
import type { Conversation } from '@/lib/contract/conversation'
import { maximumTextLength } from '@/lib/contract/message'
import { ComposerNotice } from './ComposerNotice'
import { ModeToggle } from './ModeToggle'
import { QuoteChip } from './QuoteChip'
import { useComposer } from './use-composer'

/** The counter shows itself for the last so many characters. */
const countFrom = 200

const Counter = ({ length }: { length: number }) => {
  const t = useTranslations('composer')
  const left = maximumTextLength - length
  if (left > countFrom) return null
  return (
    <span
      role="status"
      className={cx('text-xs tabular-nums', left < 0 ? 'font-medium text-danger' : 'text-muted')}
    >
      {left < 0 ? t('over', { count: -left }) : t('left', { count: left })}
    </span>
  )
}

/** Where the answer is written. */
export const Composer = ({ conversation }: { conversation: Conversation }) => {
  const t = useTranslations('composer')
  const { id, contact } = conversation
  const { field, sendButton, draft, change, write, send, canSend, answeredBy, ...composer } =
    useComposer(conversation)
  const { setNote, onKeyDown, onBlur } = composer
  const { text, note, replyToId } = draft
  const keys = useKeyCaps('send')
  const menu = useComposerMenu({ field, text, note, write })
  const sendLabel = t(note ? 'addNote' : answeredBy ? 'sendAnyway' : 'send')
  return (
    <div className="shrink-0 px-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-4 md:pb-4">
      <ComposerNotice
        conversation={conversation}
        answeredBy={answeredBy}
        writing={text.trim() !== ''}
        note={note}
      />
      <div
        className={cx(
          'relative rounded-xl inset-ring transition-shadow duration-100',
          note
            ? 'bg-note inset-ring-note-line'
            : 'bg-surface inset-ring-field-line focus-within:inset-ring-accent',
        )}
      >
        <ComposerMenu menu={menu} />
        {replyToId && !note && (
          <QuoteChip
            conversationId={id}
            messageId={replyToId}
            contactName={contact.name}
            onRemove={() => change({ replyToId: null })}
          />
        )}
        <TextareaAutosize
          ref={field}
          dir="auto"
          minRows={1}
          maxRows={10}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => menu.onKeyDown(event) || onKeyDown(event)}
          onBlur={() => {
            menu.close()
            onBlur()
          }}
          {...menu.fieldProps}
          aria-label={t(note ? 'noteLabel' : 'messageLabel')}
          placeholder={
            note ? t('notePlaceholder') : t('messagePlaceholder', { name: firstName(contact.name) })
          }
          enterKeyHint="enter"
          className={cx(
            'block w-full resize-none bg-transparent px-3 pt-2.5 pb-1 text-base outline-none focus-visible:outline-none max-md:text-lg',
            note ? 'placeholder:text-note-ink/80' : 'placeholder:text-faint',
          )}
        />
        <div className="flex h-11 items-center gap-3 px-1.5 pb-1">
          <ModeToggle note={note} onChange={setNote} />
          <span className="min-w-0 flex-1 truncate text-xs text-faint max-lg:hidden">
            {text === '' && t(note ? 'menu.noteHint' : 'menu.hint')}
          </span>
          <span className="flex-1 lg:hidden" />
          <Counter length={text.length} />
          <Tooltip label={sendLabel} keys={keys} side="top">
            <Button
              ref={sendButton}
              variant="primary"
              size="sm"
              onClick={send}
              disabled={!canSend}
              icon={<SendHorizontal aria-hidden className="rtl:-scale-x-100" />}
            >
              {sendLabel}
            </Button>
          </Tooltip>
        </div>
      </div>
    </div>
  )
}
