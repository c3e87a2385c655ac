'use client'

import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { cx } from '@/components/ui/cx'

type SelectFieldProps = {
  label: string
  hint?: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
  /** Draws the eye: something out of the ordinary is chosen. */
  marked?: boolean
}

/** A choice of one, with its label and what it means. The system's own list, which every device knows how to show. */
export const SelectField = ({ label, hint, value, options, onChange, marked }: SelectFieldProps) => {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium text-sm">
        {label}
      </label>
      <div className="relative">
        <select
          id={id}
          value={value}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.target.value)}
          className={cx(
            'h-9 w-full cursor-pointer appearance-none truncate rounded-md bg-surface ps-3 pe-8 text-base inset-ring pointer-coarse:h-11 max-md:text-lg',
            marked ? 'inset-ring-danger' : 'inset-ring-field-line',
          )}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} className="bg-raised text-ink">
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-muted"
        />
      </div>
      {hint && (
        <p
          id={`${id}-hint`}
          className={cx('mt-1 text-sm text-pretty', marked ? 'text-danger' : 'text-muted')}
        >
          {hint}
        </p>
      )}
    </div>
  )
}
