import { CountBar } from '@/components/charts/share-bar'
import type { Money } from '@/lib/opportunity/money'
import { type Column, FigureTable } from './figure-table'
import { amountText, countText } from './figure-words'

export interface ReasonTableProps {
  caption: string
  /** What is counted: "Deals". */
  counted: string
  reasons: readonly { reason?: string; count: number; value?: readonly Money[] }[]
  currencies?: readonly string[]
  locale: string
}

/** Reasons, the most frequent first, each with its count as a length and as a number. */
export function ReasonTable({ caption, counted, reasons, currencies = [], locale }: ReasonTableProps) {
  const most = Math.max(0, ...reasons.map(({ count }) => count))
  const columns: Column[] = [
    { head: 'Reason' },
    { head: 'Share', isDrawing: true, className: 'w-2/5 min-w-20' },
    { head: counted, isNumber: true },
    ...currencies.map((currency): Column => ({ head: `${currency} a month`, isNumber: true })),
  ]
  return (
    <FigureTable
      caption={caption}
      columns={columns}
      rows={reasons.map(({ reason, count, value = [] }) => ({
        key: reason ?? '',
        cells: [
          reason ?? <span className="font-normal text-muted">No reason given</span>,
          <CountBar key="bar" count={count} most={most} />,
          countText(count, locale),
          ...currencies.map((currency) => amountText(value, currency, locale)),
        ],
      }))}
    />
  )
}
