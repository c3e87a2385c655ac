'use client'

import { ChevronDown, CircleUserRound } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChangeConversation } from '@/components/inbox/use-change-conversation'
import { useShownPresence } from '@/components/inbox/use-presence'
import { useAction } from '@/components/keyboard/actions'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { Avatar } from '@/components/ui/Avatar'
import { Button } from '@/components/ui/Button'
import {
  Menu,
  MenuContent,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuTrigger,
} from '@/components/ui/Menu'
import { Tooltip } from '@/components/ui/Tooltip'
import type { Conversation } from '@/lib/contract/conversation'
import { useWorkspace } from '@/stores/workspace'

const nobody = 'nobody'

/** The active members by name, oneself first. */
const useAssignable = () => {
  const members = useWorkspace((state) => state.members)
  const me = useWorkspace((state) => state.me?.userId)
  return useMemo(
    () =>
      Object.values(members)
        .filter((member) => member.active)
        .sort((a, b) => Number(b.userId === me) - Number(a.userId === me) || a.name.localeCompare(b.name))
        .map((member) => ({ ...member, isMe: member.userId === me })),
    [members, me],
  )
}

/** Whose conversation it is, and the way to give it to another. */
export const AssignMenu = ({ conversation }: { conversation: Conversation }) => {
  const t = useTranslations()
  const [open, setOpen] = useState(false)
  const members = useAssignable()
  const shownPresence = useShownPresence()
  const { assign, assignToMe } = useChangeConversation(conversation.id)
  const keys = useKeyCaps('assign')
  const { assigneeId } = conversation
  const me = members.find((member) => member.isMe)
  const assignee = members.find((member) => member.userId === assigneeId)
  const name = assignee?.isMe ? t('common.you') : assignee?.name
  // Opened with a key, it gives the focus back to where it was; its button would be the wrong place.
  const cameFrom = useRef<HTMLElement | null>(null)
  useAction('assign', () => {
    cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setOpen(true)
  })
  useAction('assignMe', me && assigneeId !== me.userId ? assignToMe : null)
  useAction('unassign', assigneeId ? () => assign(null) : null)
  return (
    <Menu open={open} onOpenChange={setOpen}>
      <Tooltip label={t('actions.assign')} keys={keys}>
        <MenuTrigger asChild>
          <Button
            variant="ghost"
            size="sm"
            aria-label={t('thread.assignee', { name: name ?? t('thread.nobody') })}
            className="max-w-40"
          >
            {assignee ? (
              <Avatar name={assignee.name} size="xs" />
            ) : (
              <CircleUserRound aria-hidden strokeWidth={1.75} />
            )}
            <span className="truncate max-lg:hidden">{name ?? t('thread.assign')}</span>
            <ChevronDown aria-hidden className="max-lg:hidden" />
          </Button>
        </MenuTrigger>
      </Tooltip>
      <MenuContent
        align="end"
        className="w-60"
        onCloseAutoFocus={(event) => {
          if (!cameFrom.current) return
          event.preventDefault()
          cameFrom.current.focus()
          cameFrom.current = null
        }}
      >
        <MenuLabel>{t('thread.assignTo')}</MenuLabel>
        <MenuRadioGroup
          value={assigneeId ?? nobody}
          onValueChange={(value) => value !== assigneeId && assign(value === nobody ? null : value)}
        >
          {members.map(({ userId, name: memberName, isMe, availability }) => {
            const state = shownPresence({ userId, availability })
            return (
              <MenuRadioItem
                key={userId}
                value={userId}
                icon={<Avatar name={memberName} size="sm" presence={state} />}
              >
                {isMe ? t('thread.youNamed', { name: memberName }) : memberName}
                <span className="sr-only">, {t(`presence.${state}`)}</span>
              </MenuRadioItem>
            )
          })}
          <MenuRadioItem
            value={nobody}
            icon={<CircleUserRound aria-hidden strokeWidth={1.5} className="mx-1" />}
          >
            {t('thread.nobody')}
          </MenuRadioItem>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  )
}
