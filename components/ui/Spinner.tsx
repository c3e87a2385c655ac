import { LoaderCircle } from 'lucide-react'
import { cx } from './cx'

/** Turning circle. It says nothing by itself: the text beside it, or `aria-busy` around it, does. */
export const Spinner = ({ className }: { className?: string }) => (
  <LoaderCircle aria-hidden className={cx('size-4 animate-spin', className)} />
)
