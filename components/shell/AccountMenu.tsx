'use client'

import { CircleDot, Keyboard, KeyRound, LogOut, MonitorSmartphone, Moon } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { ConfirmDialog } from '@/components/account/ConfirmDialog'
import { useShownPresence } from '@/components/inbox/use-presence'
import { useAction } from '@/components/keyboard/actions'
import { showPanel } from '@/components/keyboard/panels'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { Avatar } from '@/components/ui/Avatar'
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/Menu'
import { Skeleton } from '@/components/ui/Skeleton'
import type { Availability } from '@/lib/contract/workspace'
import { useWorkspace } from '@/stores/workspace'
import { useAvailability } from './use-availability'
import { useSignOut } from './use-session'

/** Own avatar with presence; who one is, devices, shortcuts, sign-out. */
export const AccountMenu = () => {
  const t = useTranslations()
  const router = useRouter()
  const me = useWorkspace((state) => state.me)
  const workspace = useWorkspace((state) => state.workspace)
  const shownPresence = useShownPresence()
  const { availability, choose } = useAvailability()
  const signOut = useSignOut()
  const caps = {
    sessions: useKeyCaps('goSessions'),
    account: useKeyCaps('goAccount'),
    shortcuts: useKeyCaps('openShortcuts'),
    out: useKeyCaps('signOut'),
    away: useKeyCaps('toggleAway'),
  }
  useAction('signOut', signOut.ask)
  if (!me) return <Skeleton className="size-8 rounded-full!" />
  const presence = shownPresence(me)
  return (
    <>
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
          <MenuRadioGroup value={availability} onValueChange={(value) => choose(value as Availability)}>
            <MenuRadioItem value="automatic" icon={<CircleDot aria-hidden className="text-online" />}>
              {t('presence.automatic')}
            </MenuRadioItem>
            <MenuRadioItem value="away" icon={<Moon aria-hidden className="text-away" />} keys={caps.away}>
              {t('presence.chooseAway')}
            </MenuRadioItem>
          </MenuRadioGroup>
          <MenuSeparator />
          <MenuItem
            icon={<MonitorSmartphone aria-hidden />}
            keys={caps.sessions}
            onSelect={() => router.push('/settings/sessions')}
          >
            {t('rail.sessions')}
          </MenuItem>
          <MenuItem
            icon={<KeyRound aria-hidden />}
            keys={caps.account}
            onSelect={() => router.push('/settings/account')}
          >
            {t('settings.account')}
          </MenuItem>
          <MenuItem
            icon={<Keyboard aria-hidden />}
            keys={caps.shortcuts}
            onSelect={() => showPanel('shortcuts')}
          >
            {t('rail.shortcuts')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<LogOut aria-hidden />} keys={caps.out} onSelect={signOut.ask}>
            {t('rail.signOut')}
          </MenuItem>
        </MenuContent>
      </Menu>
      <ConfirmDialog
        open={signOut.asking}
        title={t('signedOut.unsentTitle')}
        text={t('signedOut.unsentText', { count: signOut.unsent })}
        confirmLabel={t('rail.signOut')}
        busy={false}
        onConfirm={signOut.leave}
        onClose={signOut.stay}
      />
    </>
  )
}
