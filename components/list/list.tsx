import { type ReactNode, useRef } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { ListHead } from './list-head'
import type { ListColumn, ListRow, ListSorting } from './list-model'
import { ListRowView } from './list-row'
import { useRowKeys } from './use-row-keys'
import type { Selection } from './use-selection'

export interface ListProps<Row extends ListRow> {
  /** Names the table. */
  label: string
  /** The first stays in view when the others scroll sideways. */
  columns: readonly ListColumn<Row>[]
  rows: readonly Row[]
  nameOf: (row: Row) => string
  sorting: ListSorting
  onSort: (columnId: string) => void
  /** Left out where nothing can be selected. */
  selection?: Selection
  /** Every row, unless told. */
  isSelectable?: (row: Row) => boolean
}

/** Rows under titles that sort; below 768 px each row is stacked. Knows rows and columns, not opportunities. */
export function List<Row extends ListRow>({
  label,
  columns,
  rows,
  nameOf,
  sorting,
  onSort,
  selection,
  isSelectable = () => true,
}: ListProps<Row>) {
  const list = useRef<HTMLTableElement>(null)
  const selectable = rows.filter(isSelectable).map(({ id }) => id)
  const onKeyDown = useRowKeys({
    list,
    rows: rows.map(({ id }) => id),
    selectable,
    ...(selection && { selection }),
  })

  return (
    <table
      ref={list}
      aria-label={label}
      onKeyDown={onKeyDown}
      className="w-full border-separate border-spacing-0 whitespace-nowrap max-md:block"
    >
      <ListHead
        columns={columns}
        sorting={sorting}
        onSort={onSort}
        {...(selection && { tick: <TickAll ids={selectable} selection={selection} /> })}
      />
      <tbody className="max-md:block">
        {rows.map((row) => (
          <ListRowView
            key={row.id}
            row={row}
            columns={columns}
            name={nameOf(row)}
            {...(selection && {
              isSelected: selection.ids.has(row.id),
              isSelectable: isSelectable(row),
              onSelect: (isRange: boolean) =>
                isRange ? selection.extendTo(row.id, selectable) : selection.toggle(row.id),
            })}
          />
        ))}
      </tbody>
    </table>
  )
}

function TickAll({ ids, selection }: { ids: readonly string[]; selection: Selection }): ReactNode {
  const ticked = ids.filter((id) => selection.ids.has(id)).length
  const isAll = ticked > 0 && ticked === ids.length
  return (
    <Checkbox
      ref={(box) => {
        if (box) box.indeterminate = ticked > 0 && !isAll
      }}
      aria-label="Select all on this page"
      checked={isAll}
      onChange={() => selection.set(ids, !isAll)}
    />
  )
}
