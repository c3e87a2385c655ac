'use client'

import { type ComponentProps, type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { TextField } from '@/components/ui/TextField'
import { useStep } from './use-step'

type OneFieldFormProps = Pick<
  ComponentProps<typeof TextField>,
  'label' | 'type' | 'autoComplete' | 'inputMode' | 'hint'
> & {
  submitLabel: string
  danger?: boolean
  /** Asks the server with what was entered; what it throws is shown under the field. */
  onSubmit: (value: string) => Promise<void>
  /** Stands above the field. */
  children?: ReactNode
}

/** A step of a dialog that asks for one thing. */
export const OneFieldForm = ({ submitLabel, danger, onSubmit, children, ...field }: OneFieldFormProps) => {
  const [value, setValue] = useState('')
  const { busy, trouble, run } = useStep()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(() => onSubmit(value))
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 px-4 pb-4">
      {children}
      <TextField
        {...field}
        required
        data-autofocus
        value={value}
        onChange={(event) => setValue(event.target.value)}
        error={trouble}
      />
      <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy} className="self-end">
        {submitLabel}
      </Button>
    </form>
  )
}
