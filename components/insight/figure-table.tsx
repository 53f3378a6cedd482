'use client'

import { type ReactNode, useRef } from 'react'
import { cn } from '@/components/ui/cn'
import { useScrolls } from './use-scrolls'

export interface Column {
  /** Also its key. */
  head: string
  /** Numbers stand right. */
  isNumber?: true
  /** Drawings have no title to be read out. */
  isDrawing?: true
  className?: string
}

export interface Row {
  key: string
  /** As many as there are columns; the first is the row's title. */
  cells: readonly ReactNode[]
  isTotal?: true
}

export interface FigureTableProps {
  /** Says what the table has, for screen readers. */
  caption: string
  columns: readonly Column[]
  rows: readonly Row[]
}

const numeric = 'whitespace-nowrap text-right tabular-nums'

/** The figures in full. Wider than its place it scrolls, by keys too. */
export function FigureTable({ caption, columns, rows }: FigureTableProps) {
  const place = useRef<HTMLElement>(null)
  const scrolls = useScrolls(place)
  return (
    <section
      ref={place}
      aria-label={caption}
      // What scrolls has to be reached by keys.
      tabIndex={scrolls ? 0 : undefined}
      className="relative -mx-4 overflow-x-auto px-4 sm:-mx-5 sm:px-5"
    >
      <table className="w-full border-collapse text-left [&_td]:h-8 [&_td]:px-2 [&_th:first-child]:pl-0 [&_th]:h-8 [&_th]:px-2 [&_tr>*:last-child]:pr-0">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-muted text-xs">
          <tr className="border-b">
            {columns.map(({ head, isNumber, isDrawing, className }) => (
              <th
                key={head}
                scope="col"
                className={cn('font-medium', isNumber && 'whitespace-nowrap text-right', className)}
              >
                {isDrawing ? <span className="sr-only">{head}</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&_tr:last-child]:border-b-0 [&_tr]:border-b">
          {rows.map((row) => (
            <TableRow key={row.key} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function TableRow({ row: { cells, isTotal }, columns }: { row: Row; columns: readonly Column[] }) {
  const [title, ...others] = cells
  return (
    <tr className={cn(isTotal && 'border-t-2 font-semibold')}>
      <th scope="row" className={cn(isTotal ? 'font-semibold' : 'font-medium', columns[0]?.className)}>
        {title}
      </th>
      {others.map((cell, index) => {
        const column = columns[index + 1]
        return (
          <td key={column?.head} className={cn(column?.isNumber && numeric, column?.className)}>
            {cell}
          </td>
        )
      })}
    </tr>
  )
}
