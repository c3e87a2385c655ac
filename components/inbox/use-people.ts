'use client'

import { useTranslations } from 'use-intl'
import { useWorkspace } from '@/stores/workspace'

/** A member's name for sentences: "You" for oneself. */
export const usePersonName = (userId: string | null): string | null => {
  const t = useTranslations('common')
  const me = useWorkspace((state) => state.me?.userId)
  const name = useWorkspace((state) => (userId ? state.members[userId]?.name : undefined))
  if (userId === null) return null
  return userId === me ? t('you') : (name ?? t('unknownPerson'))
}

/** Without the family name, where there is little room. */
export const firstName = (name: string): string => name.split(/\s+/)[0] ?? name
