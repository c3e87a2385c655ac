'use client'

import { useCallback } from 'react'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { create } from 'zustand'

type Step = { toastId: string | number; back: () => void }

/** The last step that can be taken back, for as long as its toast stands. */
const useLastStep = create<{ step: Step | null }>()(() => ({ step: null }))

const forget = (back: () => void) =>
  useLastStep.setState((state) => (state.step?.back === back ? { step: null } : state))

/** Says what was done, in a toast that offers the way back; the action `undo` is the same way. */
export const useOfferUndo = () => {
  const t = useTranslations('common')
  return useCallback(
    (said: string, back: () => void, id?: string) => {
      const toastId = toast(said, {
        ...(id && { id }),
        action: { label: t('undo'), onClick: back },
        onDismiss: () => forget(back),
        onAutoClose: () => forget(back),
      })
      useLastStep.setState({ step: { toastId, back } })
    },
    [t],
  )
}

/** Takes back the last step; null when there is none. */
export const useUndo = (): (() => void) | null => {
  const step = useLastStep((state) => state.step)
  if (!step) return null
  return () => {
    step.back()
    toast.dismiss(step.toastId)
    forget(step.back)
  }
}
