'use client'

import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { signOut } from '@/lib/client/sessions'

/** Signs out and shows the sign-in page. */
export const useSignOut = () => {
  const t = useTranslations('rail')
  const router = useRouter()
  return async () => {
    try {
      await signOut()
      router.replace('/sign-in')
    } catch {
      toast.error(t('signOutFailed'))
    }
  }
}
