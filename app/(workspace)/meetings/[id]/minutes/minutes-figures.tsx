import { cn } from '@/components/ui/cn'
import type { Minutes } from '@/lib/meeting/minutes'

interface Figure {
  label: string
  count: number
  isTrouble?: boolean
}

function figuresOf({ discussed, parked, queued, sent, refused, skipped }: Minutes): Figure[] {
  return [
    { label: 'discussed', count: discussed.length },
    { label: 'parked', count: parked.length },
    { label: 'skipped', count: skipped.length },
    { label: 'decisions AWS has', count: sent.length },
    { label: 'on their way', count: queued.length },
    { label: 'AWS does not have', count: refused.length, isTrouble: refused.length > 0 },
  ]
}

/** The meeting in six numbers. */
export function MinutesFigures({ minutes }: { minutes: Minutes }) {
  return (
    <dl className="grid break-inside-avoid grid-cols-3 gap-x-4 gap-y-3 rounded-lg border bg-surface px-4 py-3 sm:grid-cols-6">
      {figuresOf(minutes).map(({ label, count, isTrouble }) => (
        <div key={label} className="flex flex-col-reverse justify-end">
          <dt className="text-muted text-xs">{label}</dt>
          <dd className={cn('font-semibold text-2xl tabular-nums', isTrouble && 'text-danger-text')}>
            {count}
          </dd>
        </div>
      ))}
    </dl>
  )
}
