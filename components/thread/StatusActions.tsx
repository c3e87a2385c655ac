'use client'

import { CircleCheck, Clock, Ellipsis, MailOpen, RotateCcw, UserPlus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useChangeConversation } from '@/components/inbox/use-change-conversation'
import { useAction } from '@/components/keyboard/actions'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { Button } from '@/components/ui/Button'
import { IconButton } from '@/components/ui/IconButton'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/Menu'
import { Tooltip } from '@/components/ui/Tooltip'
import type { Conversation } from '@/lib/contract/conversation'
import { useWorkspace } from '@/stores/workspace'
import { useMarkUnread } from './use-mark-unread'

/** Resolve or reopen, in one click; what is rarer in a menu. */
export const StatusActions = ({ conversation }: { conversation: Conversation }) => {
  const t = useTranslations()
  const { id, status, assigneeId } = conversation
  const { setStatus, assignToMe } = useChangeConversation(id)
  const me = useWorkspace((state) => state.me?.userId)
  const markUnread = useMarkUnread(id)
  const caps = {
    resolve: useKeyCaps('resolve'),
    reopen: useKeyCaps('reopen'),
    pending: useKeyCaps('pending'),
    unread: useKeyCaps('markUnread'),
    assign: useKeyCaps('assignMe'),
  }
  const resolved = status === 'resolved'
  useAction('resolve', resolved ? null : () => setStatus('resolved'))
  useAction('reopen', status === 'open' ? null : () => setStatus('open'))
  useAction('pending', status === 'pending' ? null : () => setStatus('pending'))
  useAction('markUnread', markUnread)
  return (
    <>
      {assigneeId === null && (
        <Tooltip label={t('actions.assignMe')} keys={caps.assign}>
          <Button size="sm" onClick={assignToMe} className="max-lg:hidden">
            {t('actions.assignMe')}
          </Button>
        </Tooltip>
      )}
      <Tooltip
        label={t(resolved ? 'actions.reopen' : 'actions.resolve')}
        keys={resolved ? caps.reopen : caps.resolve}
      >
        <Button
          size="sm"
          aria-label={t(resolved ? 'actions.reopen' : 'actions.resolve')}
          icon={resolved ? <RotateCcw aria-hidden /> : <CircleCheck aria-hidden />}
          onClick={() => setStatus(resolved ? 'open' : 'resolved')}
        >
          <span className="max-sm:hidden">{t(resolved ? 'actions.reopen' : 'actions.resolve')}</span>
        </Button>
      </Tooltip>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={t('thread.more')} icon={<Ellipsis aria-hidden />} size="sm" />
        </MenuTrigger>
        <MenuContent align="end">
          {assigneeId !== me && (
            <MenuItem icon={<UserPlus aria-hidden />} keys={caps.assign} onSelect={assignToMe}>
              {t('actions.assignMe')}
            </MenuItem>
          )}
          {status !== 'pending' && (
            <MenuItem icon={<Clock aria-hidden />} keys={caps.pending} onSelect={() => setStatus('pending')}>
              {t('actions.pending')}
            </MenuItem>
          )}
          {status === 'pending' && (
            <MenuItem icon={<RotateCcw aria-hidden />} keys={caps.reopen} onSelect={() => setStatus('open')}>
              {t('actions.reopen')}
            </MenuItem>
          )}
          {markUnread && (
            <MenuItem icon={<MailOpen aria-hidden />} keys={caps.unread} onSelect={markUnread}>
              {t('actions.markUnread')}
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
    </>
  )
}
