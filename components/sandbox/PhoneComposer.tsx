'use client'

import { SendHorizontal } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import TextareaAutosize from 'react-textarea-autosize'
import { toast } from 'sonner'
import { useTranslations } from 'use-intl'
import { useErrorText } from '@/components/providers/use-error-text'
import { maximumTextLength } from '@/lib/contract/message'
import type { SandboxCustomer } from '@/lib/contract/sandbox'
import { chatKey } from './chat-key'
import { useWrite } from './use-chat'

/** What was being typed, for as long as the page lives. */
const drafts = new Map<string, string>()

type PhoneComposerProps = { customer: SandboxCustomer; onSent: () => void }

/** Writes as the customer: Enter sends, Shift and Enter break the line. */
export const PhoneComposer = ({ customer, onSent }: PhoneComposerProps) => {
  const t = useTranslations('sandbox')
  const errorText = useErrorText()
  const write = useWrite(customer)
  const key = chatKey(customer)
  const [text, setText] = useState(() => drafts.get(key) ?? '')
  const change = (next: string) => {
    drafts.set(key, next)
    setText(next)
  }
  const send = () => {
    if (text.trim() === '') return
    change('')
    write.mutate(text, {
      onSuccess: onSent,
      onError: (error) => {
        toast.error(errorText(error))
        // What could not be sent is not lost; what was typed meanwhile stays behind it.
        setText((typed) => {
          const both = typed ? `${text}\n${typed}` : text
          drafts.set(key, both)
          return both
        })
      },
    })
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <form
      onSubmit={onSubmit}
      className="flex items-end gap-2 bg-(--phone-wall) px-2.5 pt-1 pb-[max(0.625rem,env(safe-area-inset-bottom))] md:pb-6"
    >
      <TextareaAutosize
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        aria-label={t('messageAs', { name: customer.name })}
        placeholder={t('placeholder')}
        maxLength={maximumTextLength}
        maxRows={5}
        dir="auto"
        className="min-h-10 flex-1 resize-none rounded-3xl bg-(--phone-other) px-4 py-2.5 text-[0.9375rem] leading-5 placeholder:text-faint focus:outline-2 focus:-outline-offset-2 focus:outline-accent max-md:text-lg"
      />
      <button
        type="submit"
        aria-label={t('sendAs', { name: customer.name })}
        disabled={text.trim() === ''}
        className="inline-flex size-10 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent transition-colors duration-100 hover:bg-accent-hover disabled:bg-(--phone-other) disabled:text-muted"
      >
        <SendHorizontal aria-hidden className="size-4.5 rtl:-scale-x-100" />
      </button>
    </form>
  )
}
