'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAddress } from '@/components/inbox/use-address'
import type { ActionId } from '@/components/keyboard/keymap'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { cx } from '@/components/ui/cx'
import { Tooltip } from '@/components/ui/Tooltip'
import { may } from '@/lib/contract/permissions'
import { useWorkspace } from '@/stores/workspace'

type Place = { name: 'sessions' | 'account' | 'audit'; action: ActionId }

const places: readonly Place[] = [
  { name: 'sessions', action: 'goSessions' },
  { name: 'account', action: 'goAccount' },
  { name: 'audit', action: 'goAudit' },
]

const PlaceLink = ({ name, action }: Place) => {
  const t = useTranslations('settings')
  const href = `/settings/${name}`
  const active = useAddress().split('?')[0] === href
  return (
    <Tooltip label={t(name)} keys={useKeyCaps(action)}>
      <Link
        href={href}
        aria-current={active ? 'page' : undefined}
        className={cx(
          'inline-flex h-8 shrink-0 items-center whitespace-nowrap rounded-md px-2.5 transition-colors duration-100 max-md:px-2 max-md:text-sm pointer-coarse:h-11',
          active ? 'bg-selected font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
        )}
      >
        {t(name)}
      </Link>
    </Tooltip>
  )
}

/** The places of the settings, those that this member may see. */
export const SettingsNav = () => {
  const t = useTranslations('settings')
  const role = useWorkspace((state) => state.me?.role)
  const seen = places.filter(({ name }) => name !== 'audit' || (role && may(role, 'audit:read')))
  return (
    <nav aria-label={t('label')} className="border-line border-b">
      <div className="mx-auto flex max-w-2xl gap-1 overflow-x-auto px-2 py-2 md:px-6">
        {seen.map((place) => (
          <PlaceLink key={place.name} {...place} />
        ))}
      </div>
    </nav>
  )
}
