import { Skeleton } from '@/components/ui/Skeleton'
import { rowHeight } from './ConversationRow'

const widths = ['w-32', 'w-24', 'w-36', 'w-28', 'w-20', 'w-32', 'w-28', 'w-24']

/** Rows of the same size as the ones to come. */
export const ListSkeleton = ({ label }: { label: string }) => (
  <div role="status" aria-label={label}>
    {widths.map((width, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they never move
      <div key={index} className="flex gap-3 px-4 py-2" style={{ height: rowHeight }}>
        <Skeleton className="size-9 shrink-0 rounded-full!" />
        <div className="flex flex-1 flex-col gap-2.5 pt-1">
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-3 w-full" />
        </div>
      </div>
    ))}
  </div>
)
