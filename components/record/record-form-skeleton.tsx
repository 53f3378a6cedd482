import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

const rows = ['w-2/3', 'w-1/2', 'w-3/4', 'w-2/5']

/** In place of the form while only the list's few fields are known: an empty field would look like a cleared one. */
export function RecordFormSkeleton({ failed }: { failed: boolean }) {
  return (
    <Card className="space-y-5 p-4">
      <p role="status" className="text-muted">
        {failed ? 'Tandem has no copy of the details yet.' : 'Reading the details from AWS…'}
      </p>
      {failed
        ? null
        : rows.map((width) => (
            <div key={width} className="space-y-2">
              <Skeleton className="h-3 w-24" />
              <Skeleton className={`h-8 ${width}`} />
            </div>
          ))}
    </Card>
  )
}
