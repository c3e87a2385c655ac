'use client'

import { useTranslations } from 'use-intl'
import { deviceOf } from '@/components/account/device'
import { useTimes } from '@/components/inbox/use-times'
import type { AuditEntry } from '@/lib/contract/audit'
import { useWorkspace } from '@/stores/workspace'

/** Ids that say nothing to a person; they are in the API's answer. */
const opaque = ['sessionId', 'channelId']

/** What an entry was about: names for the people of the workspace, else the words as they were written down. */
const useSubject = ({ subject, actor }: AuditEntry): string => {
  const t = useTranslations('audit')
  const members = useWorkspace((state) => state.members)
  const inWords = ([name, value]: [string, string]) => {
    if (name === 'count') return t('count', { count: Number(value) })
    return name === 'userId' ? (members[value]?.name ?? value) : value
  }
  return Object.entries(subject)
    .filter(([name, value]) => value !== '' && !opaque.includes(name))
    .filter(([name, value]) => name !== 'userId' || value !== actor?.userId)
    .map(inWords)
    .join(' · ')
}

/** One line of the log: what, about whom, by whom, from where, when. */
export const AuditRow = ({ entry }: { entry: AuditEntry }) => {
  const t = useTranslations('audit')
  const { full } = useTimes()
  const subject = useSubject(entry)
  const { browser, system } = deviceOf(entry.userAgent)
  const place = [entry.address, browser, system].filter(Boolean).join(', ')
  return (
    <li className="border-line border-t py-2.5 first:border-t-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{t(`action.${entry.action}`)}</span>
        <bdi className="min-w-0 text-muted [overflow-wrap:anywhere]">{subject}</bdi>
      </p>
      <p className="text-sm text-muted [overflow-wrap:anywhere]">
        <bdi>{entry.actor?.name ?? t('nobody')}</bdi>
        {place && ` ${t('from', { address: place })}`}
        {' · '}
        <time dateTime={entry.at}>{full(entry.at)}</time>
      </p>
    </li>
  )
}
