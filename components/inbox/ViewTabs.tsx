'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useAction } from '@/components/keyboard/actions'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { cx } from '@/components/ui/cx'
import { Tooltip } from '@/components/ui/Tooltip'
import { conversationCountsQuery } from '@/lib/client/queries'
import type { ConversationView } from '@/lib/contract/conversation'
import { useConnection } from '@/stores/connection'
import type { List } from '@/stores/conversations'
import { hrefOf, showList } from './inbox-route'
import { onPlainClick } from './plain-click'

const actions = { mine: 'viewMine', unassigned: 'viewUnassigned', all: 'viewAll' } as const

type ViewTabProps = { list: List; view: ConversationView; count: number | undefined }

const ViewTab = ({ list, view, count }: ViewTabProps) => {
  const t = useTranslations()
  const active = list.view === view
  const keys = useKeyCaps(actions[view])
  useAction(actions[view], () => showList({ view }))
  return (
    <Tooltip label={t(`actions.${actions[view]}`)} keys={keys}>
      <a
        href={hrefOf({ list: { ...list, view }, conversationId: null })}
        onClick={onPlainClick(() => showList({ view }))}
        aria-current={active ? 'true' : undefined}
        className={cx(
          'relative inline-flex h-9 items-center gap-1.5 rounded-sm px-0.5 text-sm font-medium focus-inset pointer-coarse:h-11',
          'after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full',
          active ? 'text-ink after:bg-accent' : 'text-muted hover:text-ink',
        )}
      >
        {t(`list.${view}`)}
        {/* Room for three digits from the start, so that the tabs do not move when the counts arrive. */}
        <span className="min-w-5 text-xs text-faint tabular-nums">{count ?? ''}</span>
      </a>
    </Tooltip>
  )
}

/** Mine, unassigned, all; with how many each holds. */
export const ViewTabs = ({ list }: { list: List }) => {
  const t = useTranslations('list')
  const started = useConnection((state) => state.freshness.state !== 'starting')
  const { data } = useQuery({ ...conversationCountsQuery(list.status), enabled: started })
  return (
    <ul aria-label={t('views')} className="flex gap-4 px-4">
      {(['mine', 'unassigned', 'all'] as const).map((view) => (
        <li key={view}>
          <ViewTab list={list} view={view} count={data?.[view]} />
        </li>
      ))}
    </ul>
  )
}
