'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useAction } from '@/components/keyboard/actions'
import { Button } from '@/components/ui/Button'
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/Menu'
import type { List } from '@/stores/conversations'
import { showList } from './inbox-route'

const statuses = ['open', 'pending', 'resolved'] as const

export const StatusFilter = ({ list }: { list: List }) => {
  const t = useTranslations('list')
  useAction('statusOpen', () => showList({ status: 'open' }))
  useAction('statusPending', () => showList({ status: 'pending' }))
  useAction('statusResolved', () => showList({ status: 'resolved' }))
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" size="sm" aria-label={t('status', { status: t(list.status) })}>
          {t(list.status)}
          <ChevronDown aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent align="end" className="min-w-36">
        <MenuRadioGroup
          value={list.status}
          onValueChange={(value) => {
            const status = statuses.find((one) => one === value)
            if (status) showList({ status })
          }}
        >
          {statuses.map((status) => (
            <MenuRadioItem key={status} value={status}>
              {t(status)}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  )
}
