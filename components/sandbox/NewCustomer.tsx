'use client'

import { UserPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useErrorText } from '@/components/providers/use-error-text'
import { Button } from '@/components/ui/Button'
import { TextField } from '@/components/ui/TextField'
import { type SandboxChannel, SandboxPhone } from '@/lib/contract/sandbox'
import type { Chat } from './chat-key'
import { SelectField } from './SelectField'
import { useCreateCustomer } from './use-customers'

const digits = (text: string) => text.replace(/\D/g, '')

type NewCustomerProps = { channels: SandboxChannel[]; onCreated: (chat: Chat) => void }

/** Makes up another customer with a phone. */
export const NewCustomer = ({ channels, onCreated }: NewCustomerProps) => {
  const t = useTranslations('sandbox')
  const errorText = useErrorText()
  const create = useCreateCustomer()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [chosen, setChosen] = useState('')
  const channelId = channels.find(({ id }) => id === chosen)?.id ?? channels[0]?.id
  if (!channelId) return <p className="text-muted text-sm text-pretty">{t('noChannels')}</p>
  const wrongPhone = phone.trim() !== '' && !SandboxPhone.safeParse(digits(phone)).success
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || wrongPhone || create.isPending) return
    const created = await create
      .mutateAsync({ channelId, name, ...(digits(phone) && { phone: digits(phone) }) })
      .catch(() => null)
    if (!created) return
    setName('')
    setPhone('')
    onCreated(created)
  }
  const taken = create.error ? errorText(create.error) : null
  return (
    <form aria-label={t('newCustomer')} onSubmit={(event) => void onSubmit(event)} className="space-y-3">
      <h2 className="font-semibold">{t('newCustomer')}</h2>
      <TextField
        label={t('name')}
        value={name}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('phone')}
        hint={t('phoneHint')}
        error={wrongPhone ? t('phoneWrong') : taken}
        value={phone}
        inputMode="tel"
        autoComplete="off"
        onChange={(event) => {
          create.reset()
          setPhone(event.target.value)
        }}
      />
      {channels.length > 1 && (
        <SelectField
          label={t('number')}
          value={channelId}
          options={channels.map(({ id, name, displayPhoneNumber }) => ({
            value: id,
            label: `${name} (${displayPhoneNumber})`,
          }))}
          onChange={setChosen}
        />
      )}
      <Button type="submit" icon={<UserPlus />} busy={create.isPending} disabled={name.trim() === ''}>
        {t('create')}
      </Button>
    </form>
  )
}
