import { PageHeader } from '@/components/shell/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { isClosed, stages } from '@/lib/opportunity/stage'

const openStages = stages.filter((stage) => !isClosed(stage))

export default function PipelineLoading() {
  return (
    <div aria-busy className="flex h-(--screen-height) flex-col">
      <PageHeader title="Pipeline" meta="Loading…" />
      <div className="h-12 border-b bg-surface" />
      <div className="flex min-h-0 flex-1 gap-2 overflow-hidden p-3 md:p-4">
        {openStages.map((stage) => (
          <div
            key={stage}
            className="w-full shrink-0 space-y-2 rounded-xl bg-sunken px-1.5 pt-4 md:w-auto md:min-w-52 md:max-w-84 md:flex-1 md:basis-0"
          >
            <Skeleton className="mx-1.5 mb-5 w-28" />
            <Skeleton className="h-28 rounded-lg" />
            <Skeleton className="h-28 rounded-lg" />
            <Skeleton className="h-28 rounded-lg" />
          </div>
        ))}
      </div>
    </div>
  )
}
