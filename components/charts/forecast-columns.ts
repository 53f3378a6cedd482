import type { Money } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { type Stage, stages } from '@/lib/opportunity/stage'
import { monthOf } from '@/lib/pipeline/days'
import type { ForecastMonth } from '@/lib/pipeline/forecast'

/** `past`: months that are over; `later`: months behind the last one that has a column; `none`: no close date. */
export type ColumnKind = 'past' | 'month' | 'later' | 'none'

export interface ColumnPart {
  stage: Stage
  amount: bigint
  /** Percent of the chart's length. */
  size: number
}

export interface ForecastColumn {
  kind: ColumnKind
  /** `YYYY-MM`: of a month itself, of `later` the first. */
  month?: string
  deals: number
  /** Minor units. */
  open: bigint
  weighted: bigint
  /** In the order of the stages, the surest first. */
  parts: ColumnPart[]
  /** Percent of the chart's length. */
  weightedAt: number
}

/** Months that have a column of their own: a year. */
const monthsShown = 12

export function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12
    ? `${year + 1}-01`
    : `${String(year).padStart(4, '0')}-${String(number + 1).padStart(2, '0')}`
}

/** This month and those after it, without gaps, to the last in which a deal closes; a year at most. */
function monthsFrom(first: string, months: readonly ForecastMonth[]): string[] {
  const last = months.reduce((latest, { month = '' }) => (month > latest ? month : latest), first)
  const shown = [first]
  for (let month = nextMonth(first); month <= last && shown.length < monthsShown; month = nextMonth(month))
    shown.push(month)
  return shown
}

function amountIn(sums: readonly Money[], currency: string): bigint {
  return BigInt(sums.find((sum) => sum.currency === currency)?.minorUnits ?? '0')
}

type Drawn = Omit<ForecastColumn, 'weightedAt' | 'parts'> & { parts: Omit<ColumnPart, 'size'>[] }

function drawn(kind: ColumnKind, months: readonly ForecastMonth[], currency: string, month?: string): Drawn {
  const cells = months.flatMap((each) => each.stages)
  const total = (member: 'open' | 'weighted', stage?: Stage) =>
    cells
      .filter((cell) => stage === undefined || cell.stage === stage)
      .reduce((sum, cell) => sum + amountIn(cell[member], currency), 0n)
  const parts = stages
    .map((stage) => ({ stage, amount: total('open', stage) }))
    .filter(({ amount }) => amount > 0n)
  return {
    kind,
    ...(month && { month }),
    deals: months.reduce((sum, each) => sum + each.total.deals, 0),
    open: total('open'),
    weighted: total('weighted'),
    parts: parts.reverse(),
  }
}

/** Ten-thousandths are finer than any screen, so a number holds them. */
function percentOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 10_000
}

/**
 * The columns of one currency: past months together, then a year from this month on without gaps, what closes later, and
 * what has no close date. Those that are empty and no month are left out; all together have every deal once.
 */
export function forecastColumns(
  months: readonly ForecastMonth[],
  currency: string,
  today: PlainDate,
): ForecastColumn[] {
  const shown = monthsFrom(monthOf(today), months)
  const last = shown.at(-1) ?? ''
  const later = months.filter(({ month }) => month !== undefined && month > last)
  const columns = [
    drawn(
      'past',
      months.filter(({ isPast }) => isPast),
      currency,
    ),
    ...shown.map((month) =>
      drawn(
        'month',
        months.filter((each) => each.month === month),
        currency,
        month,
      ),
    ),
    drawn('later', later, currency, nextMonth(last)),
    drawn(
      'none',
      months.filter(({ month }) => month === undefined),
      currency,
    ),
  ].filter(({ kind, deals }) => kind === 'month' || deals > 0)
  const length = columns.reduce((most, { open }) => (open > most ? open : most), 0n)
  return columns.map((column) => ({
    ...column,
    parts: column.parts.map((part) => ({ ...part, size: percentOf(part.amount, length) })),
    weightedAt: percentOf(column.weighted, length),
  }))
}
