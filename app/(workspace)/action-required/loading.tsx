import { PageHeader } from '@/components/shell/page-header'
import { Skeleton } from '@/components/ui/skeleton'

const rows = ['first', 'second', 'third', 'fourth', 'fifth']

export default function ActionRequiredLoading() {
  return (
    <div className="flex min-h-(--screen-height) flex-col">
      <PageHeader title="Action Required" />
      <div className="flex-1 md:grid md:grid-cols-[20rem_minmax(0,1fr)]">
        <div className="divide-y border-r bg-surface">
          {rows.map((row) => (
            <div key={row} className="space-y-2 px-4 py-3">
              <Skeleton className="h-4 w-3/4" />
              <Skeleton className="h-3 w-1/2" />
            </div>
          ))}
        </div>
        <div className="space-y-4 px-6 py-4 max-md:hidden">
          <Skeleton className="h-6 w-72" />
          <Skeleton className="h-24 rounded-lg" />
          <Skeleton className="h-72 rounded-lg" />
        </div>
      </div>
    </div>
  )
}
