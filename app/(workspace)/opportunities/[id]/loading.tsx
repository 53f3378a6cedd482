import { RecordFormSkeleton } from '@/components/record/record-form-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

export default function RecordLoading() {
  return (
    <div className="mx-auto max-w-[80rem] space-y-5 px-4 py-5 sm:px-6">
      <div className="space-y-3">
        <Skeleton className="h-4 w-20" />
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-7 w-80 max-w-full" />
        <Skeleton className="h-6 w-full" />
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <RecordFormSkeleton failed={false} />
        <Skeleton className="h-72 rounded-lg" />
      </div>
    </div>
  )
}
