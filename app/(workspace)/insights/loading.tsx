import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

const columns = [70, 88, 64, 96, 52, 40, 58, 34].map((height, index) => ({ key: `column ${index}`, height }))
const rows = Array.from({ length: 6 }, (_, index) => `row ${index}`)

export default function InsightsLoading() {
  return (
    <div aria-busy>
      <PageHeader title="Insights" />
      <div className="flex gap-2 border-b bg-surface px-4 py-2 sm:px-5">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-8 w-24 max-sm:hidden" />
        <Skeleton className="h-8 w-40 max-sm:hidden" />
        <Skeleton className="h-8 w-44 max-sm:hidden" />
      </div>
      <div className="mx-auto max-w-[100rem] space-y-4 p-4 sm:p-5">
        <Card className="grid grid-cols-3 gap-6 p-5">
          <Skeleton className="h-9 w-3/5" />
          <Skeleton className="h-9 w-3/5" />
          <Skeleton className="h-9 w-3/5" />
        </Card>
        <Card className="space-y-6 p-5">
          <Skeleton className="h-5 w-40" />
          <div className="flex h-52 items-end gap-6">
            {columns.map(({ key, height }) => (
              <span
                key={key}
                style={{ height: `${height}%` }}
                className="flex-1 animate-shimmer rounded bg-selected"
              />
            ))}
          </div>
        </Card>
        <Card className="space-y-4 p-5">
          <Skeleton className="h-5 w-40" />
          {rows.map((row) => (
            <Skeleton key={row} className="h-4" />
          ))}
        </Card>
      </div>
    </div>
  )
}
