import { Skeleton } from '@/components/ui/Skeleton'

const shapes = ['w-56', 'w-72', 'own w-64', 'own w-40', 'w-48', 'own w-72', 'w-64', 'w-36', 'own w-52']

/** Bubbles to come, at the bottom as they will be. */
export const ThreadSkeleton = ({ label }: { label: string }) => (
  <div
    role="status"
    aria-label={label}
    className="flex min-h-0 flex-1 flex-col justify-end gap-3 overflow-hidden p-4"
  >
    {shapes.map((shape, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they never move
      <div key={index} className={shape.startsWith('own') ? 'self-end' : 'self-start'}>
        <Skeleton className={`h-9 max-w-full rounded-xl! ${shape.replace('own ', '')}`} />
      </div>
    ))}
  </div>
)
