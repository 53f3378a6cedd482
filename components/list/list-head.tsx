import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import type { ListColumn, ListRow, ListSorting } from './list-model'

export interface ListHeadProps<Row extends ListRow> {
  columns: readonly ListColumn<Row>[]
  sorting: ListSorting
  onSort: (columnId: string) => void
  /** The box that ticks all; left out where nothing can be selected. */
  tick?: ReactNode
}

const cell = 'sticky top-0 z-10 h-8 border-b bg-surface px-2 text-left font-medium text-muted text-xs'

/** The titles. On a phone there is no room for them; the page offers the sorting otherwise. */
export function ListHead<Row extends ListRow>({ columns, sorting, onSort, tick }: ListHeadProps<Row>) {
  return (
    <thead className="max-md:hidden">
      <tr>
        {tick ? (
          <td className={cn(cell, 'left-0 z-20 w-10 pr-0 pl-4 align-middle')}>
            <span className="flex w-6">{tick}</span>
          </td>
        ) : null}
        {columns.map((column, i) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={sortOf(column, sorting)}
            className={cn(
              cell,
              i === 0 && (tick ? 'left-10 z-20' : 'left-0 z-20 pl-4'),
              column.align && 'text-right',
              column.className,
            )}
          >
            {column.isSortable ? (
              <Title column={column} sorting={sorting} onSort={() => onSort(column.id)} />
            ) : (
              column.title
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function sortOf<Row extends ListRow>({ id, isSortable }: ListColumn<Row>, { by, descending }: ListSorting) {
  if (!isSortable) return undefined
  if (by !== id) return 'none'
  return descending ? 'descending' : 'ascending'
}

function Title<Row extends ListRow>({
  column: { id, title, align },
  sorting: { by, descending },
  onSort,
}: {
  column: ListColumn<Row>
  sorting: ListSorting
  onSort: () => void
}) {
  const Arrow = descending ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      onClick={onSort}
      className={cn(
        'group/title -mx-1 inline-flex h-6 items-center gap-1 rounded px-1 hover:bg-hover hover:text-ink [&_svg]:size-3',
        align && 'flex-row-reverse',
        by === id && 'text-ink',
      )}
    >
      {title}
      <Arrow aria-hidden className={cn(by !== id && 'invisible group-hover/title:visible')} />
    </button>
  )
}
