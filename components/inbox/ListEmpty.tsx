'use client'

import { Inbox } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ActionTooltip } from '@/components/keyboard/ActionTooltip'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import type { List } from '@/stores/conversations'
import { showList } from './inbox-route'

/** An empty list: why it is empty, and what to do next. */
export const ListEmpty = ({ list, phone }: { list: List; phone: boolean }) => {
  const t = useTranslations('list')
  const icon = <Inbox aria-hidden strokeWidth={1.5} />
  if (list.status !== 'open') {
    const text = list.status === 'resolved' ? t('emptyResolvedText') : t('emptyPendingText')
    const action = (
      <ActionTooltip action="statusOpen">
        <Button size="sm" onClick={() => showList({ status: 'open' })}>
          {t('showOpen')}
        </Button>
      </ActionTooltip>
    )
    return <EmptyState icon={icon} title={t(`emptyTitle.${list.status}`)} text={text} action={action} />
  }
  if (list.view === 'mine') {
    const action = (
      <ActionTooltip action="viewUnassigned">
        <Button size="sm" onClick={() => showList({ view: 'unassigned' })}>
          {t('showUnassigned')}
        </Button>
      </ActionTooltip>
    )
    return <EmptyState icon={icon} title={t('emptyMineTitle')} text={t('emptyMineText')} action={action} />
  }
  const title = list.view === 'unassigned' ? t('emptyUnassignedTitle') : t('emptyTitle.open')
  const text = list.view === 'unassigned' ? t('emptyUnassignedText') : t('emptyAllText')
  const action = phone && (
    <Button size="sm" asChild>
      <a href="/sandbox" target="_blank" rel="noreferrer">
        {t('tryPhone')}
      </a>
    </Button>
  )
  return <EmptyState icon={icon} title={title} text={text} action={action} />
}
