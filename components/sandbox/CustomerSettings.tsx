'use client'

import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { useErrorText } from '@/components/providers/use-error-text'
import {
  type SandboxChannel,
  type SandboxCustomer,
  type SandboxFailureCode,
  type SetSandboxCustomerBody,
  sandboxFailureCodes,
} from '@/lib/contract/sandbox'
import { SelectField } from './SelectField'
import { Switch } from './Switch'
import { useSetCustomer } from './use-customers'

const none = 'none'

const parseCode = (value: string): SandboxFailureCode | null =>
  sandboxFailureCodes.find((code) => String(code) === value) ?? null

type CustomerSettingsProps = { customer: SandboxCustomer; channel: SandboxChannel | undefined }

/** How one customer's phone behaves. */
export const CustomerSettings = ({ customer, channel }: CustomerSettingsProps) => {
  const t = useTranslations('sandbox')
  const errorText = useErrorText()
  const set = useSetCustomer(customer)
  const change = (body: SetSandboxCustomerBody) =>
    set.mutate(body, { onError: (error) => toast.error(errorText(error)) })
  const options = [
    { value: none, label: t('noFailure') },
    ...sandboxFailureCodes.map((code) => ({
      value: String(code),
      label: code > 0 ? `${code}: ${t(`failure.${code}`)}` : t(`failure.${code}`),
    })),
  ]
  return (
    <section aria-label={t('settingsOf', { name: customer.name })} className="space-y-5">
      <div>
        <h2 className="truncate font-semibold">{customer.name}</h2>
        <p className="text-muted text-sm tabular-nums">+{customer.phone}</p>
        {channel && (
          <p className="truncate text-muted text-sm">
            {t('writesTo', { channel: channel.name })}{' '}
            <span className="tabular-nums">({channel.displayPhoneNumber})</span>
          </p>
        )}
      </div>
      <Switch
        label={t('readReceipts')}
        hint={t('readReceiptsHint')}
        checked={customer.readReceipts}
        onChange={(readReceipts) => change({ readReceipts })}
      />
      <SelectField
        label={t('failNextWith')}
        hint={customer.failNextWith === null ? t('failNextHint') : t('failNextArmed')}
        marked={customer.failNextWith !== null}
        value={customer.failNextWith === null ? none : String(customer.failNextWith)}
        options={options}
        onChange={(value) => change({ failNextWith: parseCode(value) })}
      />
    </section>
  )
}
