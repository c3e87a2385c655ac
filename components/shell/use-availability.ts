'use client'

import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { useAction } from '@/components/keyboard/actions'
import { useErrorText } from '@/components/providers/use-error-text'
import { setAvailability } from '@/lib/client/me'
import type { Availability } from '@/lib/contract/workspace'
import { useWorkspace } from '@/stores/workspace'

/** Whether this person has said that they are away, and the way to say it; also by key. */
export const useAvailability = () => {
  const t = useTranslations('presence')
  const errorText = useErrorText()
  const availability = useWorkspace((state) => state.me?.availability ?? 'automatic')
  const choose = (next: Availability) => {
    setAvailability(next).then(
      () => toast(t(next === 'away' ? 'nowAway' : 'nowAutomatic')),
      (cause) => toast.error(t('notChanged', { reason: errorText(cause) })),
    )
  }
  useAction('toggleAway', () => choose(availability === 'away' ? 'automatic' : 'away'))
  return { availability, choose }
}
