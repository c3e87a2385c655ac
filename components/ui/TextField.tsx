'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './cx'

type TextFieldProps = Omit<ComponentProps<'input'>, 'id'> & {
  label: string
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  hint?: string
  error?: string | null
  /** Stands inside the field at its end, such as a button. */
  end?: ReactNode
}

/** One line of text with its label, hint and error tied to it. */
export const TextField = ({ label, hideLabel, hint, error, end, className, ...rest }: TextFieldProps) => {
  const id = useId()
  const note = error ?? hint
  return (
    <div className={className}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block text-sm font-medium'}>
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          className={cx(
            'h-9 w-full rounded-md bg-surface px-3 text-base inset-ring placeholder:text-faint pointer-coarse:h-11 max-md:text-lg',
            'transition-shadow duration-100 focus:outline-2 focus:-outline-offset-1 focus:outline-accent',
            error ? 'inset-ring-danger' : 'inset-ring-field-line',
            end ? 'pe-10' : null,
          )}
          {...rest}
        />
        {end && <div className="absolute inset-y-0 end-1 flex items-center">{end}</div>}
      </div>
      {note && (
        <p id={`${id}-note`} className={cx('mt-1 text-sm', error ? 'text-danger' : 'text-muted')}>
          {note}
        </p>
      )}
    </div>
  )
}
