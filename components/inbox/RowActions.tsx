'use client'

import { CircleCheck, RotateCcw, UserPlus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { IconButton } from '@/components/ui/IconButton'
import type { Conversation } from '@/lib/contract/conversation'
import { useWorkspace } from '@/stores/workspace'
import { useChangeConversation } from './use-change-conversation'

type RowActionsProps = { conversation: Conversation; reachable: boolean; selected: boolean }

/** What is done most often, on hover and focus of a row. */
export const RowActions = ({ conversation, reachable, selected }: RowActionsProps) => {
  const t = useTranslations()
  const me = useWorkspace((state) => state.me?.userId)
  const { assignToMe, setStatus } = useChangeConversation(conversation.id)
  const caps = {
    assign: useKeyCaps('assignMe'),
    resolve: useKeyCaps('resolve'),
    reopen: useKeyCaps('reopen'),
  }
  const resolved = conversation.status === 'resolved'
  // The keys act on the open conversation, so only its row names them.
  const keys = (of: readonly string[]) => (selected ? { keys: of } : {})
  const common = { size: 'sm', tabIndex: reachable ? 0 : -1, className: 'size-6! hover:bg-avatar' } as const
  return (
    <div className="absolute end-3.5 top-1 hidden gap-0.5 group-focus-within/row:flex md:group-hover/row:flex pointer-coarse:hidden!">
      {conversation.assigneeId !== me && (
        <IconButton
          label={t('actions.assignMe')}
          icon={<UserPlus aria-hidden />}
          onClick={assignToMe}
          {...keys(caps.assign)}
          {...common}
        />
      )}
      <IconButton
        label={t(resolved ? 'actions.reopen' : 'actions.resolve')}
        icon={resolved ? <RotateCcw aria-hidden /> : <CircleCheck aria-hidden />}
        onClick={() => setStatus(resolved ? 'open' : 'resolved')}
        {...keys(resolved ? caps.reopen : caps.resolve)}
        {...common}
      />
    </div>
  )
}
