import { cx } from './cx'

/** A grey bar of the size of what will stand there. Give it a width and a height. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={cx('block animate-pulse rounded-md bg-sunken', className)} />
)
