'use client'

import { Copy } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { windowLeft } from '@/components/inbox/pressure'
import { usePersonName } from '@/components/inbox/use-people'
import { useTimes } from '@/components/inbox/use-times'
import { ActionButton } from '@/components/keyboard/ActionButton'
import { Avatar } from '@/components/ui/Avatar'
import { Badge } from '@/components/ui/Badge'
import { useNow } from '@/components/ui/use-now'
import type { Conversation } from '@/lib/contract/conversation'
import { useWorkspace } from '@/stores/workspace'
import { ContactName } from './ContactName'
import { Fact, Facts } from './Facts'

/** How long WhatsApp still takes a reply. */
const ReplyWindow = ({ wroteAt }: { wroteAt: string | null }) => {
  const t = useTranslations('contact')
  const { span } = useTimes()
  const left = windowLeft(wroteAt, useNow())
  if (left === null) return t('never')
  return left === 0 ? t('windowClosed') : t('windowOpen', { time: span(left) })
}

/** Who the customer is, and where this conversation stands. */
export const ContactPanel = ({ conversation }: { conversation: Conversation }) => {
  const t = useTranslations()
  const { date, full } = useTimes()
  const { contact, assigneeId, status, customerWroteAt } = conversation
  const channel = useWorkspace((state) => state.channels[conversation.channelId])
  const assignee = usePersonName(assigneeId)
  const phone = `+${contact.phone}`
  return (
    <div className="pb-4">
      <div className="flex flex-col items-center gap-2 px-4 pt-6 pb-4">
        <Avatar name={contact.name} size="xl" />
        <div className="w-full">
          <ContactName key={contact.id} contact={contact} />
        </div>
      </div>
      <Facts title={t('contact.details')}>
        <Fact name={t('contact.phone')}>
          <span className="tabular-nums" dir="ltr">
            {phone}
          </span>
          <ActionButton action="copyNumber" icon={<Copy aria-hidden />} size="sm" />
        </Fact>
        <Fact name={t('contact.channel')}>
          {channel?.name}
          {channel?.sandbox && <Badge>{t('contact.sandbox')}</Badge>}
        </Fact>
        <Fact name={t('contact.firstSeen')}>
          <time dateTime={contact.createdAt} title={full(contact.createdAt)}>
            {date(contact.createdAt)}
          </time>
        </Fact>
      </Facts>
      <Facts title={t('contact.conversation')}>
        <Fact name={t('contact.status')}>{t(`list.${status}`)}</Fact>
        <Fact name={t('contact.assignee')}>{assignee ?? t('thread.nobody')}</Fact>
        <Fact name={t('contact.window')}>
          <ReplyWindow wroteAt={customerWroteAt} />
        </Fact>
        <Fact name={t('contact.messages')}>{conversation.messageCount}</Fact>
      </Facts>
    </div>
  )
}
