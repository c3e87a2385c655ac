'use client'

import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/Button'

/** The codes, this once, to be kept somewhere else. */
export const RecoveryCodes = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) => {
  const t = useTranslations('account')
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    toast(t('copied'))
  }
  return (
    <div className="flex flex-col gap-4 px-4 pb-4">
      <p className="text-muted text-pretty">{t('recoveryText')}</p>
      <ul
        aria-label={t('recoveryList')}
        className="grid grid-cols-1 gap-1 rounded-md bg-sunken p-3 font-mono text-sm sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex justify-end gap-2">
        <Button onClick={copy}>{t('copy')}</Button>
        <Button variant="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  )
}
