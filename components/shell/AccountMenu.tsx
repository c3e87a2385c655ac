'use client'

import { Keyboard, LogOut, MonitorSmartphone } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAction } from '@/components/keyboard/actions'
import { showPanel } from '@/components/keyboard/panels'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { Avatar } from '@/components/ui/Avatar'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/Menu'
import { Skeleton } from '@/components/ui/Skeleton'
import { usePresence } from '@/stores/presence'
import { useWorkspace } from '@/stores/workspace'
import { useSignOut } from './use-session'

/** Own avatar with presence; who one is, devices, shortcuts, sign-out. */
export const AccountMenu = () => {
  const t = useTranslations()
  const router = useRouter()
  const me = useWorkspace((state) => state.me)
  const workspace = useWorkspace((state) => state.workspace)
  const presence = usePresence((state) => (me ? (state.byUser[me.userId]?.state ?? 'offline') : 'offline'))
  const leave = useSignOut()
  const caps = {
    sessions: useKeyCaps('goSessions'),
    shortcuts: useKeyCaps('openShortcuts'),
    out: useKeyCaps('signOut'),
  }
  useAction('signOut', leave)
  if (!me) return <Skeleton className="size-8 rounded-full!" />
  return (
    <Menu>
      <MenuTrigger
        aria-label={t('rail.account', { name: me.name })}
        className="inline-flex size-9 items-center justify-center rounded-md hover:bg-selected pointer-coarse:size-11"
      >
        <Avatar name={me.name} size="md" presence={presence} />
      </MenuTrigger>
      <MenuContent side="right" align="end" className="min-w-60">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium">{me.name}</p>
          <p className="truncate text-sm text-muted">{me.email}</p>
          <p className="truncate text-sm text-muted">
            {workspace?.name} · {t(`roles.${me.role}`)} · {t(`presence.${presence}`)}
          </p>
        </div>
        <MenuSeparator />
        <MenuItem
          icon={<MonitorSmartphone aria-hidden />}
          keys={caps.sessions}
          onSelect={() => router.push('/settings/sessions')}
        >
          {t('rail.sessions')}
        </MenuItem>
        <MenuItem
          icon={<Keyboard aria-hidden />}
          keys={caps.shortcuts}
          onSelect={() => showPanel('shortcuts')}
        >
          {t('rail.shortcuts')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<LogOut aria-hidden />} keys={caps.out} onSelect={leave}>
          {t('rail.signOut')}
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}
