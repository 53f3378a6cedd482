import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import type { ListColumn, ListRow } from './list-model'

export interface ListRowProps<Row extends ListRow> {
  row: Row
  columns: readonly ListColumn<Row>[]
  /** Says which row its box ticks. */
  name: string
  isSelected?: boolean
  isSelectable?: boolean
  /** Left out where nothing can be selected. `isRange`: up to here. */
  onSelect?: (isRange: boolean) => void
}

// Cells that stay in view need a ground of their own, and it has to follow the row's.
const ground = 'bg-surface group-hover/row:bg-hover group-data-selected/row:bg-accent-soft'
const cell = cn(
  ground,
  'h-9 border-b px-2 max-md:static max-md:h-auto max-md:border-0 max-md:bg-transparent max-md:p-0',
)

export function ListRowView<Row extends ListRow>({
  row,
  columns,
  name,
  isSelected = false,
  isSelectable = true,
  onSelect,
}: ListRowProps<Row>) {
  return (
    <tr
      data-row={row.id}
      data-selected={isSelected || undefined}
      className={cn(
        'group/row scroll-mt-8',
        // Stacked: the row is what is seen, and all of it is its link.
        'max-md:relative max-md:grid max-md:grid-cols-[auto_minmax(0,1fr)_auto] max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:bg-surface max-md:px-4 max-md:py-3 max-md:data-selected:bg-accent-soft',
      )}
    >
      {onSelect ? (
        <td
          className={cn(
            cell,
            'sticky left-0 z-[5] w-10 pr-0 pl-4 max-md:row-span-3 max-md:w-auto max-md:self-start',
          )}
        >
          {/* The finger's target is larger than the box. */}
          <label
            htmlFor={`select-${row.id}`}
            className="flex w-6 items-center max-md:relative max-md:z-[1] max-md:-m-3 max-md:w-auto max-md:p-3"
          >
            <Checkbox
              id={`select-${row.id}`}
              aria-label={`Select ${name}`}
              checked={isSelected}
              // One that was selected before can be let go.
              disabled={!isSelectable && !isSelected}
              onChange={(event) =>
                onSelect(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
              }
            />
          </label>
        </td>
      ) : null}
      {columns.map((column, i) => {
        const look = cn(
          cell,
          i === 0 && 'sticky z-[5] text-left font-normal max-md:z-auto',
          i === 0 && (onSelect ? 'left-10' : 'left-0 pl-4'),
          column.align && 'text-right tabular-nums',
          column.className,
        )
        return i === 0 ? (
          <th key={column.id} scope="row" className={look}>
            {column.render(row)}
          </th>
        ) : (
          <td key={column.id} className={look}>
            {column.render(row)}
          </td>
        )
      })}
    </tr>
  )
}
