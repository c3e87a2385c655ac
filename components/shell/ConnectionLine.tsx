'use client'

import { useTranslations } from 'use-intl'
import { useTimes } from '@/components/inbox/use-times'
import { ActionTooltip } from '@/components/keyboard/ActionTooltip'
import { runAction, useAction } from '@/components/keyboard/actions'
import type { ActionId } from '@/components/keyboard/keymap'
import { useRealtime } from '@/components/realtime/WebSocketContext'
import { cx } from '@/components/ui/cx'
import { useConnection } from '@/stores/connection'
import { useOutbox } from '@/stores/outbox'
import { useSlow } from './use-slow'

const LineButton = ({ label, action }: { label: string; action: ActionId }) => (
  <ActionTooltip action={action}>
    <button
      type="button"
      onClick={() => runAction(action)}
      className="-my-1 shrink-0 whitespace-nowrap rounded-md px-1.5 py-1 font-medium underline underline-offset-2"
    >
      {label}
    </button>
  </ActionTooltip>
)

/**
 * Says how fresh the screen is (R16). Live is said for screen readers only, since the list's header shows it quietly;
 * trouble takes a line of its own across the top. What passes within a second does not, so that nothing jumps.
 */
export const ConnectionLine = () => {
  const t = useTranslations('connection')
  const { clock } = useTimes()
  const { reconnect } = useRealtime()
  const freshness = useConnection((state) => state.freshness)
  const outdated = useConnection((state) => state.outdated)
  const { state } = freshness
  const catchingUpLong = useSlow(state === 'catching-up', 1_500)
  const offlineLong = useSlow(state === 'offline', 400)
  const unsent = useOutbox((store) => store.pending.filter((one) => one.state !== 'refused').length)
  const steady = state === 'failed' || state === 'behind'
  const wantsLine = outdated || steady || catchingUpLong || offlineLong
  useAction('reconnect', state === 'offline' || state === 'failed' ? reconnect : null)
  useAction('newVersion', outdated && state === 'live' ? () => window.location.reload() : null)

  const text = () => {
    if (state === 'signed-out') return t('signedOut')
    if (state === 'failed') return t('failed', { message: freshness.message })
    if (state === 'offline') {
      const time = clock(freshness.since)
      return unsent > 0 ? t('offlineUnsent', { time, count: unsent }) : t('offlineSince', { time })
    }
    if (state === 'behind') return t('behindSince', { time: clock(freshness.since) })
    if (outdated) return t('outdated')
    if (catchingUpLong && state === 'catching-up')
      return t('catchingUpLong', { time: clock(freshness.since) })
    return t(state)
  }

  return (
    <div
      role="status"
      aria-label={t('label')}
      data-state={state}
      className={cx(
        wantsLine
          ? 'flex min-h-8 items-center justify-center gap-2 border-line border-b px-4 py-1 text-center text-sm text-balance'
          : 'sr-only',
        state === 'failed' ? 'bg-danger-soft text-danger' : 'bg-warn-soft text-warn',
      )}
    >
      <span>{text()}</span>
      {(state === 'offline' || state === 'failed') && <LineButton label={t('retry')} action="reconnect" />}
      {outdated && state === 'live' && <LineButton label={t('reload')} action="newVersion" />}
    </div>
  )
}
