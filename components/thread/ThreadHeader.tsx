'use client'

import { ChevronLeft, PanelRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ActionButton } from '@/components/keyboard/ActionButton'
import { Avatar } from '@/components/ui/Avatar'
import { Badge } from '@/components/ui/Badge'
import type { Conversation } from '@/lib/contract/conversation'
import { useWorkspace } from '@/stores/workspace'
import { AssignMenu } from './AssignMenu'
import { StatusActions } from './StatusActions'
import { Viewers } from './Viewers'

type ThreadHeaderProps = { conversation: Conversation; contactShown: boolean }

/** Who it is, who else is looking, whose it is, and what state it is in. */
export const ThreadHeader = ({ conversation, contactShown }: ThreadHeaderProps) => {
  const t = useTranslations()
  const { contact, status } = conversation
  const channel = useWorkspace((state) => state.channels[conversation.channelId]?.name)
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-line border-b px-2 md:px-4">
      <ActionButton
        action="close"
        icon={<ChevronLeft aria-hidden className="rtl:rotate-180" />}
        className="md:hidden"
      />
      {/* On a phone the name needs the room. */}
      <Avatar name={contact.name} size="md" className="max-sm:hidden" />
      <div className="min-w-0 flex-1">
        {/* On a phone the list and its heading are away. */}
        <h1 className="sr-only md:hidden">{t('list.title')}</h1>
        <div className="flex items-center gap-2">
          <h2 dir="auto" className="truncate font-semibold">
            {contact.name}
          </h2>
          {status !== 'open' && <Badge>{t(`list.${status}`)}</Badge>}
        </div>
        <div className="group/sub flex h-4 items-center gap-2 text-xs text-muted" data-testid="viewers">
          <span className="truncate max-lg:group-has-data-viewers/sub:hidden">{channel}</span>
          <Viewers conversationId={conversation.id} />
        </div>
      </div>
      <AssignMenu conversation={conversation} />
      <StatusActions conversation={conversation} />
      <ActionButton
        action="toggleContact"
        icon={<PanelRight aria-hidden className="rtl:-scale-x-100" />}
        size="sm"
        pressed={contactShown}
      />
    </header>
  )
}
