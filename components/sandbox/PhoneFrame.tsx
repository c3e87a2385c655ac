'use client'

import { BatteryMedium, Signal, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useTimes } from '@/components/inbox/use-times'
import { cx } from '@/components/ui/cx'
import { useNow } from '@/components/ui/use-now'
import './phone.css'
import { useMounted } from './use-mounted'

/** The line at the top of a phone. It is scenery, but it also says when the page has lost the server. */
const StatusBar = ({ live }: { live: boolean }) => {
  const t = useTranslations('sandbox')
  const { clock } = useTimes()
  const now = useNow()
  const mounted = useMounted()
  return (
    <div
      className={cx(
        'flex h-10 shrink-0 items-center justify-between bg-surface px-7 font-medium text-sm max-md:h-8 max-md:px-4',
        // A real phone has a line of its own; ours is needed there only when it has something to say.
        live && 'max-md:hidden',
      )}
    >
      {/* The server's clock stands in another time zone, so there is no time before the first paint here. */}
      <span aria-hidden className="tabular-nums">
        {mounted && clock(now)}
      </span>
      <span role="status" className={cx('flex items-center gap-1.5', live ? 'text-muted' : 'text-danger')}>
        {live ? (
          <>
            <Signal aria-hidden className="size-4" />
            <BatteryMedium aria-hidden className="size-5" />
          </>
        ) : (
          <>
            <WifiOff aria-hidden className="size-4" />
            {t('notLive')}
          </>
        )}
      </span>
    </div>
  )
}

/** A phone with its case and screen; on a real phone the screen alone. */
export const PhoneFrame = ({ live, children }: { live: boolean; children: ReactNode }) => {
  const t = useTranslations('sandbox')
  return (
    <div
      className={cx(
        'sandbox-phone',
        'flex min-h-0 w-full flex-col md:h-full md:w-[25.5rem] md:shrink-0',
        'md:rounded-[3.25rem] md:border md:border-(--phone-edge) md:bg-(--phone-case) md:p-2.5 md:shadow-dialog',
        'max-md:h-dvh',
      )}
    >
      <main
        aria-label={t('title')}
        className="relative flex min-h-0 flex-1 flex-col overflow-hidden bg-surface md:rounded-[2.65rem]"
      >
        <span
          aria-hidden
          className="absolute top-2.5 left-1/2 z-10 h-5 w-20 -translate-x-1/2 rounded-full bg-(--phone-case) max-md:hidden"
        />
        <h1 className="sr-only md:hidden">{t('title')}</h1>
        <StatusBar live={live} />
        {children}
        <span
          aria-hidden
          className="pointer-events-none absolute bottom-2 left-1/2 h-1 w-28 -translate-x-1/2 rounded-full bg-ink/25 max-md:hidden"
        />
      </main>
    </div>
  )
}
