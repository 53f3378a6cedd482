import { type Money, sumByCurrency } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import { monthOf } from './days'
import type { DealState } from './deal-change'
import { dividedHalfEven } from './half-even'
import { withoutZeros } from './sums'

/** How likely a stage makes a launch, in whole percent. A stage without one weighs nothing. */
export type StageWeights = Partial<Record<Stage, number>>

export const defaultStageWeights: StageWeights = {
  Prospect: 10,
  Qualified: 25,
  'Technical Validation': 50,
  'Business Validation': 70,
  Committed: 90,
}

/** Deals of one stage that close in one month, `YYYY-MM`, absent without a close date. */
export interface ForecastPart {
  month?: string
  stage: Stage
  deals: number
  spend: Money[]
}

/** Monthly spend per currency. `committed` is the part of `open` that stands at Committed. */
export interface ForecastFigures {
  deals: number
  open: Money[]
  weighted: Money[]
  committed: Money[]
}

export type ForecastCell = ForecastFigures & { stage: Stage }

/** `isPast`: the month is over and its deals are not closed. Of the current month some may be overdue, too. */
export interface ForecastMonth {
  month?: string
  isPast: boolean
  stages: ForecastCell[]
  total: ForecastFigures
}

export interface Forecast {
  /** By month, deals without a close date last; months without a deal are left out. */
  months: ForecastMonth[]
  stages: ForecastCell[]
  total: ForecastFigures
}

/** A deal as its part of the forecast. */
export function forecastPart({
  stage,
  spend,
  closeDate,
}: Pick<DealState, 'stage' | 'spend' | 'closeDate'>): ForecastPart {
  return { month: closeDate && monthOf(closeDate), stage, spend, deals: 1 }
}

function weightedSum(sums: readonly Money[], percent: number): Money[] {
  return sums.map(({ currency, minorUnits }) => ({
    currency,
    minorUnits: dividedHalfEven(BigInt(minorUnits) * BigInt(percent), 100n).toString(),
  }))
}

function cell(parts: readonly ForecastPart[], stage: Stage, weights: StageWeights): ForecastCell {
  const open = withoutZeros(sumByCurrency(parts.flatMap(({ spend }) => spend)))
  return {
    stage,
    deals: parts.reduce((sum, { deals }) => sum + deals, 0),
    open,
    weighted: withoutZeros(weightedSum(open, weights[stage] ?? 0)),
    committed: stage === 'Committed' ? open : [],
  }
}

function added(cells: readonly ForecastFigures[]): ForecastFigures {
  const sum = (member: 'open' | 'weighted' | 'committed') =>
    withoutZeros(sumByCurrency(cells.flatMap((each) => each[member])))
  return {
    deals: cells.reduce((total, { deals }) => total + deals, 0),
    open: sum('open'),
    weighted: sum('weighted'),
    committed: sum('committed'),
  }
}

/** Months in their order, what has none last. */
function byMonth(a: { month?: string }, b: { month?: string }): number {
  if (a.month === b.month) return 0
  if (a.month === undefined) return 1
  return b.month === undefined || a.month < b.month ? -1 : 1
}

/**
 * The open pipeline by the month its deals close in and by stage. Closed deals are not counted, so `total.open` is what
 * the board's open stages come to. The weighted figure is rounded once for each month, stage and currency, half to even,
 * and every sum of weighted figures is the sum of those, so that rows and columns add up.
 */
export function forecastOf(
  parts: readonly ForecastPart[],
  weights: StageWeights,
  today: PlainDate,
): Forecast {
  const open = parts.filter(({ stage }) => !isClosed(stage))
  const months = [...new Set(open.map(({ month }) => month))].map((month): ForecastMonth => {
    const own = open.filter((part) => part.month === month)
    const cells = stages
      .map((stage) => ({ stage, parts: own.filter((part) => part.stage === stage) }))
      .filter((each) => each.parts.length > 0)
      .map((each) => cell(each.parts, each.stage, weights))
    return {
      month,
      isPast: month !== undefined && month < monthOf(today),
      stages: cells,
      total: added(cells),
    }
  })
  const cells = months.flatMap((month) => month.stages)
  return {
    months: months.sort(byMonth),
    stages: stages.flatMap((stage) => {
      const own = cells.filter((each) => each.stage === stage)
      return own.length > 0 ? [{ stage, ...added(own) }] : []
    }),
    total: added(cells),
  }
}
