'use client'

import { Switch as Radix } from 'radix-ui'
import { useId } from 'react'

type SwitchProps = { label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void }

/** On or off, with its label and what it means. */
export const Switch = ({ label, hint, checked, onChange }: SwitchProps) => {
  const id = useId()
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-muted text-sm text-pretty">
            {hint}
          </p>
        )}
      </div>
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="relative inline-flex h-6 w-10 shrink-0 rounded-full bg-field-line transition-colors duration-150 data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="mt-0.5 ms-0.5 size-5 rounded-full bg-white shadow-sm transition-transform duration-150 data-[state=checked]:translate-x-4 rtl:data-[state=checked]:-translate-x-4" />
      </Radix.Root>
    </div>
  )
}
