'use client'

import { Monitor, Smartphone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useTimes } from '@/components/inbox/use-times'
import { ActionTooltip } from '@/components/keyboard/ActionTooltip'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import type { SessionEntry } from '@/lib/contract/workspace'
import { deviceOf } from './device'

/** A device in words. */
export const useDeviceName = () => {
  const t = useTranslations('sessions')
  return (userAgent: string): string => {
    const { browser, system } = deviceOf(userAgent)
    return browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknownDevice'))
  }
}

/** An IPv4 address that came in over an IPv6 socket, as people know it. */
const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d)/, '')

export const SessionRow = ({ session, onEnd }: { session: SessionEntry; onEnd: () => void }) => {
  const t = useTranslations('sessions')
  const { full } = useTimes()
  const device = useDeviceName()(session.userAgent)
  const { system } = deviceOf(session.userAgent)
  const Icon = system === 'iOS' || system === 'Android' ? Smartphone : Monitor
  return (
    <li className="flex items-center gap-3 border-line border-t py-3 first:border-t-0">
      <Icon aria-hidden strokeWidth={1.5} className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {device}
          {session.current && <Badge tone="soft">{t('current')}</Badge>}
        </p>
        <p className="text-sm text-muted [overflow-wrap:anywhere]">
          {plainAddress(session.address)} · {t('started', { time: full(session.createdAt) })}
        </p>
      </div>
      {!session.current && (
        <ActionTooltip action="endSession">
          <Button
            size="sm"
            onClick={onEnd}
            aria-label={t('endLabel', { device })}
            data-session-id={session.id}
          >
            {t('end')}
          </Button>
        </ActionTooltip>
      )}
    </li>
  )
}
