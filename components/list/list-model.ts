import type { ReactNode } from 'react'

/** What the list needs of a row; everything else is the columns' business. */
export interface ListRow {
  id: string
}

export interface ListColumn<Row extends ListRow> {
  /** Also what `onSort` is told. */
  id: string
  title: string
  isSortable: boolean
  /** Amounts and ages stand at the end of their column. */
  align?: 'end'
  render: (row: Row) => ReactNode
  /** Of each of its cells, the title's too. Below 768 px a row is a grid of three columns (tick, text, end): where the cell stands there. */
  className?: string
}

export interface ListSorting {
  by: string
  descending: boolean
}

/** Marks the link that stands for a row, where the keys take the focus. */
export const rowLinkAttribute = 'data-row-link'
