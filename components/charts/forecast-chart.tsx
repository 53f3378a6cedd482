import type { CSSProperties } from 'react'
import { cn } from '@/components/ui/cn'
import type { Stage } from '@/lib/opportunity/stage'
import { amountWords, dealWords } from './amount-words'
import { columnName } from './column-name'
import type { ForecastColumn } from './forecast-columns'
import { stageLook } from './stage-look'

export interface ForecastChartProps {
  currency: string
  columns: readonly ForecastColumn[]
  /** `YYYY-MM` of now, whose year goes without saying. */
  thisMonth: string
  locale: string
}

/**
 * The open pipeline of one currency by the month it closes in: columns where there is room, rows on a phone. Drawn by
 * percents, so it fits any width without a script. It is a picture of its table, which says the same to be read out.
 */
export function ForecastChart({ currency, columns, thisMonth, locale }: ForecastChartProps) {
  return (
    <div className="@container break-inside-avoid">
      <p className="mb-2 text-muted text-xs">
        <span className="font-semibold text-ink">{currency}</span> a month
      </p>
      <ol aria-label={`Forecast, ${currency}`} className="flex flex-col @2xl:flex-row">
        {columns.map((column) => (
          <Column
            key={`${column.kind} ${column.month ?? ''}`}
            column={column}
            currency={currency}
            name={columnName(column, thisMonth, locale)}
            locale={locale}
          />
        ))}
      </ol>
    </div>
  )
}

interface ColumnProps extends Pick<ForecastChartProps, 'currency' | 'locale'> {
  column: ForecastColumn
  name: string
}

/** What is no month stands off from those that are. */
const apart: Record<ForecastColumn['kind'], string> = {
  past: 'max-@2xl:mb-2 @2xl:mr-4',
  month: '',
  later: 'max-@2xl:mt-2 @2xl:ml-4',
  none: 'max-@2xl:mt-2 @2xl:ml-4',
}

function Column({ column, currency, name, locale }: ColumnProps) {
  const { kind, open, weighted, deals, parts } = column
  const full = (amount: bigint) => `${currency} ${amountWords(amount, { locale, style: 'full' })}`
  const stages = parts.map(({ stage, amount }) => `${stage} ${full(amount)}`)
  const spoken = [
    `${name}: ${dealWords(deals, locale)}, ${full(open)}`,
    `weighted ${full(weighted)}`,
    ...stages,
  ]
  return (
    <li
      title={spoken.join('\n')}
      className={cn(
        'grid h-8 min-w-0 grid-cols-[5rem_minmax(0,1fr)_4rem] items-center gap-x-2 @2xl:flex @2xl:h-auto @2xl:flex-1 @2xl:flex-col @2xl:items-stretch @2xl:gap-0',
        apart[kind],
      )}
    >
      <span className="sr-only">{spoken.join(', ')}</span>
      <span
        aria-hidden
        className={cn(
          'truncate text-xs @2xl:order-3 @2xl:mt-1.5 @2xl:text-center',
          kind === 'past' ? 'font-medium text-danger-text' : 'text-muted',
        )}
      >
        {name}
      </span>
      <Stack column={column} />
      <span
        aria-hidden
        className="truncate text-right font-medium tabular-nums @2xl:order-1 @2xl:pb-1 @2xl:text-center @2xl:text-xs @5xl:text-sm"
      >
        {open > 0n ? amountWords(open, { locale }) : '–'}
      </span>
    </li>
  )
}

/** Lengths run to the right on a phone and upwards elsewhere: the same percents under another name. */
const along =
  'inset-y-1.5 left-0 flex w-full flex-row @2xl:inset-x-[14%] @2xl:inset-y-0 @2xl:w-auto @2xl:flex-col-reverse'
const mark =
  'inset-y-0 left-(--weighted) border-l-2 @2xl:inset-x-[6%] @2xl:inset-y-auto @2xl:bottom-(--weighted) @2xl:border-t-2 @2xl:border-l-0'

function Stack({ column: { parts, weightedAt, open } }: { column: ForecastColumn }) {
  return (
    <span
      aria-hidden
      style={{ '--weighted': `${weightedAt}%` } as CSSProperties}
      className="relative h-full @2xl:order-2 @2xl:h-44 @2xl:border-control @2xl:border-b @5xl:h-52"
    >
      <span className={cn('absolute', along)}>
        {parts.map(({ stage, size }) => (
          <span
            key={stage}
            style={{ flexBasis: `${size}%` }}
            className={cn('shrink-0 grow-0 rounded-[1px]', stageLook(stage))}
          />
        ))}
      </span>
      {open > 0n ? <span className={cn('absolute border-ink', mark)} /> : null}
    </span>
  )
}

/** Which fill is which stage, and how much each counts. */
export function ForecastLegend({ weights }: { weights: readonly { stage: Stage; percent: number }[] }) {
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-xs">
      {weights.toReversed().map(({ stage, percent }) => (
        <li key={stage} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={cn('size-3 rounded-[2px]', stageLook(stage))} />
          {stage} <span className="text-faint tabular-nums">{percent}%</span>
        </li>
      ))}
      <li className="inline-flex items-center gap-1.5">
        <span aria-hidden className="w-3.5 border-ink border-t-2" />
        Weighted
      </li>
    </ul>
  )
}
