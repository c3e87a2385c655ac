'use client'

import { toast } from 'sonner'
import { useTranslations } from 'use-intl'

/** Puts a phone number on the clipboard and says so. */
export const useCopyNumber = (phone: string) => {
  const t = useTranslations()
  return () =>
    navigator.clipboard.writeText(phone).then(
      () => toast(t('contact.copied')),
      () => toast.error(t('errors.unknown')),
    )
}
