'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const startOfDay = (ms: number) => new Date(ms).setHours(0, 0, 0, 0)
/** Whole days between two moments by this device's calendar; rounding takes care of days of 23 and 25 hours. */
const daysBetween = (from: number, to: number) => Math.round((startOfDay(to) - startOfDay(from)) / day)

/** Times in words, short enough for a list. */
export const useTimes = () => {
  const t = useTranslations('time')
  const format = useFormatter()
  return useMemo(() => {
    const clock = (at: string | number) =>
      format.dateTime(new Date(at), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

    /** `now`, `5m`, `14:02`, `Tue`, `12 Mar`, `12/03/2025` */
    const short = (at: string, now: number) => {
      const then = Date.parse(at)
      if (now - then < minute) return t('now')
      if (now - then < hour) return t('minutes', { count: Math.floor((now - then) / minute) })
      const days = daysBetween(then, now)
      if (days === 0) return clock(then)
      if (days < 7) return format.dateTime(then, { weekday: 'short' })
      const thisYear = new Date(then).getFullYear() === new Date(now).getFullYear()
      return format.dateTime(
        then,
        thisYear ? { day: 'numeric', month: 'short' } : { day: '2-digit', month: '2-digit', year: 'numeric' },
      )
    }

    /** `Today`, `Yesterday`, `Tuesday`, `Tuesday, 12 March` */
    const dayName = (at: string, now: number) => {
      const then = Date.parse(at)
      const days = daysBetween(then, now)
      if (days === 0) return t('today')
      if (days === 1) return t('yesterday')
      if (days > 1 && days < 7) return format.dateTime(then, { weekday: 'long' })
      const thisYear = new Date(then).getFullYear() === new Date(now).getFullYear()
      return format.dateTime(then, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        ...(thisYear ? {} : { year: 'numeric' as const }),
      })
    }

    /** `12m`, `3h` */
    const span = (ms: number) =>
      ms < hour
        ? t('minutes', { count: Math.max(1, Math.floor(ms / minute)) })
        : t('hours', { count: Math.floor(ms / hour) })

    /** `12 March 2026, 14:02` */
    const full = (at: string) => format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short' })
    const date = (at: string) =>
      format.dateTime(new Date(at), { day: 'numeric', month: 'short', year: 'numeric' })

    return { clock, short, dayName, span, full, date }
  }, [t, format])
}
