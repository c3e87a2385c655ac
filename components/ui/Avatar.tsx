import { cx } from './cx'

const sizes = {
  xs: 'size-5 text-[0.5625rem]',
  sm: 'size-6 text-2xs',
  md: 'size-8 text-xs',
  lg: 'size-9 text-sm',
  xl: 'size-14 text-xl',
} as const

const presences = {
  online: 'bg-online',
  away: 'bg-away',
  offline: 'bg-surface inset-ring-2 inset-ring-field-line',
} as const

/** First letters of the first and last word; of a bare number its last two digits, which tell numbers apart. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return '?'
  if (/^\+?[\d\s().-]+$/.test(name)) return name.replace(/\D/g, '').slice(-2)
  const letters = words.length === 1 ? [words[0]] : [words[0], words.at(-1)]
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}

type AvatarProps = {
  name: string
  size?: keyof typeof sizes
  presence?: keyof typeof presences
  className?: string
}

/** Initials on a neutral ground. Decoration: the name stands beside it, so it is hidden from screen readers. */
export const Avatar = ({ name, size = 'lg', presence, className }: AvatarProps) => (
  <span aria-hidden className={cx('relative inline-flex shrink-0 select-none', className)}>
    <span
      className={cx(
        'inline-flex items-center justify-center rounded-full bg-avatar font-medium text-muted',
        sizes[size],
      )}
    >
      {initialsOf(name)}
    </span>
    {presence && (
      <span
        className={cx(
          'absolute -end-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-surface',
          presences[presence],
        )}
      />
    )}
  </span>
)
