'use client'

import { Check, Pencil } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { useAction } from '@/components/keyboard/actions'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { useErrorText } from '@/components/providers/use-error-text'
import { IconButton } from '@/components/ui/IconButton'
import { TextField } from '@/components/ui/TextField'
import { updateContact } from '@/lib/client/conversations'
import type { Contact } from '@/lib/contract/conversation'

const longest = 120

/** The contact's name, changed in place. */
export const ContactName = ({ contact }: { contact: Contact }) => {
  const t = useTranslations('contact')
  const errorText = useErrorText()
  const keys = useKeyCaps('rename')
  const [name, setName] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const edit = () => setName(contact.name)
  useAction('rename', name === null ? edit : null)

  const save = async (event?: FormEvent) => {
    event?.preventDefault()
    const next = name?.trim()
    if (!next || next === contact.name) return setName(null)
    setBusy(true)
    try {
      await updateContact(contact.id, { name: next })
      setName(null)
    } catch (error) {
      // What was written stays in the field, to try again.
      toast.error(t('renameFailed', { reason: errorText(error) }))
    }
    setBusy(false)
  }

  if (name === null)
    return (
      <div className="flex min-h-9 items-center justify-center gap-1 px-8">
        <p dir="auto" className="min-w-0 text-center text-lg font-semibold [overflow-wrap:anywhere]">
          {contact.name}
        </p>
        <IconButton
          label={t('editName')}
          keys={keys}
          icon={<Pencil aria-hidden />}
          size="sm"
          onClick={edit}
          className="-me-8"
        />
      </div>
    )
  return (
    <form onSubmit={save}>
      <TextField
        label={t('name')}
        hideLabel
        dir="auto"
        autoFocus
        value={name}
        maxLength={longest}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => !busy && save()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          setName(null)
        }}
        end={
          <IconButton
            label={t('save')}
            icon={<Check aria-hidden />}
            size="sm"
            type="submit"
            disabled={busy}
          />
        }
      />
    </form>
  )
}
