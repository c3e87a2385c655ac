import { cx } from './cx'

/** Keys as caps, one for each entry: `['⌘', 'K']`. */
export const Kbd = ({ keys, className }: { keys: readonly string[]; className?: string }) => (
  // Keys are pressed in the order in which they are printed, in every script.
  <span dir="ltr" className={cx('inline-flex gap-0.5', className)}>
    {keys.map((key) => (
      <kbd
        key={key}
        className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm bg-sunken px-1 font-sans text-2xs text-muted inset-ring inset-ring-line"
      >
        {key}
      </kbd>
    ))}
  </span>
)
