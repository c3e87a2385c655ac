'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError } from '@/lib/client/api'

/** What went wrong, in words for the person: ours where there are any, else what the server said. */
export const useErrorText = () => {
  const t = useTranslations('errors')
  return useCallback(
    (error: unknown): string => {
      if (!(error instanceof ApiError)) return t('unknown')
      const key = `code.${error.body.code}` as Parameters<typeof t>[0]
      return t.has(key) ? t(key) : error.body.message
    },
    [t],
  )
}
