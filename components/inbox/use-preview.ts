'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { MessageType } from '@/lib/contract/message'

/** The words of a message in one line, or the name of its kind when it has none: `Photo`. */
export const usePreviewText = () => {
  const t = useTranslations('message.type')
  return useCallback(
    ({ type, text }: { type: MessageType; text: string }): string => {
      const words = text.replace(/\s+/g, ' ').trim()
      if (type === 'text') return words
      return words ? `${t(type)}: ${words}` : t(type)
    },
    [t],
  )
}
