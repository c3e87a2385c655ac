'use client'

import { Inbox, MonitorSmartphone, Search, Smartphone } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAddress } from '@/components/inbox/use-address'
import { ActionButton } from '@/components/keyboard/ActionButton'
import { useAction } from '@/components/keyboard/actions'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { cx } from '@/components/ui/cx'
import { Logo } from '@/components/ui/Logo'
import { may } from '@/lib/contract/permissions'
import { useWorkspace } from '@/stores/workspace'
import { AccountMenu } from './AccountMenu'
import { RailLink } from './RailLink'
import { ThemeMenu } from './ThemeMenu'

type RailProps = { phone: boolean; hiddenOnPhone: boolean }

/** The areas: a slim column at the edge, or a bar at the bottom of a phone. */
export const Rail = ({ phone, hiddenOnPhone }: RailProps) => {
  const t = useTranslations('rail')
  const router = useRouter()
  const keys = {
    inbox: useKeyCaps('goInbox'),
    phone: useKeyCaps('goPhone'),
    sessions: useKeyCaps('goSessions'),
  }
  const role = useWorkspace((state) => state.me?.role)
  const inSettings = useAddress().startsWith('/settings')
  useAction('goInbox', () => router.push('/'))
  useAction('goPhone', phone ? () => window.open('/sandbox', '_blank') : null)
  useAction('goSessions', () => router.push('/settings/sessions'))
  useAction('goAccount', () => router.push('/settings/account'))
  useAction('goAudit', role && may(role, 'audit:read') ? () => router.push('/settings/audit') : null)
  return (
    <nav
      aria-label={t('label')}
      className={cx(
        'flex shrink-0 items-center gap-1 border-line bg-canvas',
        'max-md:order-last max-md:h-14 max-md:justify-around max-md:border-t max-md:px-2 max-md:pb-[env(safe-area-inset-bottom)]',
        'md:w-13 md:flex-col md:border-e md:py-2.5',
        hiddenOnPhone && 'max-md:hidden',
      )}
    >
      <Logo className="mb-2 size-7 max-md:hidden" />
      <RailLink
        href="/"
        label={t('inbox')}
        keys={keys.inbox}
        icon={<Inbox aria-hidden />}
        active={!inSettings}
      />
      {phone && (
        <RailLink
          href="/sandbox"
          label={t('phone')}
          keys={keys.phone}
          icon={<Smartphone aria-hidden />}
          newTab
        />
      )}
      <RailLink
        href="/settings/sessions"
        label={t('sessions')}
        keys={keys.sessions}
        icon={<MonitorSmartphone aria-hidden />}
        active={inSettings}
      />
      <span className="flex-1 max-md:hidden" />
      <ActionButton
        action="openPalette"
        size="lg"
        side="right"
        icon={<Search aria-hidden />}
        className="hover:bg-selected"
      />
      <ThemeMenu />
      <AccountMenu />
    </nav>
  )
}
