'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '@/components/ui/EmptyState'

/** In the place of the inbox from the moment of signing out, until the sign-in page can be had. */
export const SignedOut = () => {
  const t = useTranslations('signedOut')
  return (
    <main id="main" className="h-dvh bg-surface">
      <EmptyState icon={<LogOut aria-hidden strokeWidth={1.5} />} title={t('title')} text={t('text')} />
    </main>
  )
}
