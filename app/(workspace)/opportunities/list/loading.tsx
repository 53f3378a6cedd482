import { PageHeader } from '@/components/shell/page-header'
import { Skeleton } from '@/components/ui/skeleton'

const rows = Array.from({ length: 18 }, (_, i) => `row ${i}`)

export default function ListLoading() {
  return (
    <div aria-busy className="flex h-(--screen-height) flex-col overflow-hidden">
      <PageHeader title="Pipeline" />
      <div className="flex gap-2 border-b bg-surface px-4 py-2 sm:px-5">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-8 w-24 max-sm:hidden" />
        <Skeleton className="h-8 w-40 max-sm:hidden" />
        <Skeleton className="h-8 w-44 max-sm:hidden" />
      </div>
      <div className="divide-y bg-surface">
        {rows.map((row) => (
          <div key={row} className="flex h-9 items-center gap-8 px-4 max-md:h-20">
            <Skeleton className="h-3.5 w-40" />
            <Skeleton className="h-3.5 w-64 max-md:hidden" />
            <Skeleton className="h-3.5 w-24" />
            <Skeleton className="h-3.5 flex-1 max-md:hidden" />
          </div>
        ))}
      </div>
    </div>
  )
}
