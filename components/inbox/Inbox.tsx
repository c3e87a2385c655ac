'use client'

import { MessagesSquare } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useAction } from '@/components/keyboard/actions'
import { ConversationScreen } from '@/components/thread/ConversationScreen'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/EmptyState'
import { ConversationList } from './ConversationList'
import { closeConversation, useInboxRoute } from './inbox-route'

/** List, thread, contact beside each other; on a phone the list, or the thread in its place. */
export const Inbox = ({ phone }: { phone: boolean }) => {
  const t = useTranslations('thread')
  const route = useInboxRoute()
  const { conversationId } = route
  useAction('close', conversationId ? closeConversation : null)
  return (
    <>
      <div
        className={cx(
          'min-h-0 border-line bg-surface max-md:flex-1 md:w-72 md:shrink-0 md:border-e lg:w-85',
          conversationId && 'max-md:hidden',
        )}
      >
        <ConversationList route={route} phone={phone} />
      </div>
      <main
        id="main"
        tabIndex={-1}
        className={cx('min-h-0 min-w-0 flex-1 bg-surface', !conversationId && 'max-md:hidden')}
      >
        {conversationId ? (
          <ConversationScreen key={conversationId} id={conversationId} />
        ) : (
          <EmptyState
            icon={<MessagesSquare aria-hidden strokeWidth={1.5} />}
            title={t('none')}
            text={t('noneText')}
          />
        )}
      </main>
    </>
  )
}
