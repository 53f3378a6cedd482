import type { Money } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { LostReason, OriginValue } from '@/lib/pipeline/breakdowns'
import type { StageConversion } from '@/lib/pipeline/conversion'
import { type ExchangeRate, exchanged, type RateTable } from '@/lib/pipeline/exchange'
import type { Forecast, ForecastFigures } from '@/lib/pipeline/forecast'
import type { OwnerHygiene } from '@/lib/pipeline/hygiene'
import type { ReviewFigures } from '@/lib/pipeline/review-figures'
import { withoutZeros } from '@/lib/pipeline/sums'

/** Figures told in one currency: by which rates, and which currencies have none and so stand apart. */
export interface Exchange {
  base: string
  used: ExchangeRate[]
  apart: string[]
}

/** Everything that insights show, for one filter. Screens and CSV are made of this and of nothing else. */
export interface InsightFigures {
  today: PlainDate
  /** When we last had everything from AWS; null before the first complete reading. */
  asOf: string | null
  /** The first day that the figures of the history look at; absent for all there is. */
  since?: PlainDate
  /** When the deals had been read for the first time: of what was before, AWS does not tell. Null while they have not. */
  historySince: string | null
  forecast: Forecast
  hygiene: OwnerHygiene[]
  origins: OriginValue[]
  conversion: StageConversion[]
  reviews: ReviewFigures
  lost: LostReason[]
  /** Absent while each currency stands by itself. */
  exchange?: Exchange
}

/**
 * The same figures in one currency, by the rates of today; what has no rate stays as it is, beside. Each amount is exchanged
 * by itself, so that a figure comes to the same wherever it is shown; parts may be off their total by cents.
 */
export function toldIn(figures: InsightFigures, table: RateTable): InsightFigures {
  const used = new Map<string, ExchangeRate>()
  const apart = new Set<string>()
  const told = (sums: Money[]): Money[] => {
    const result = exchanged(sums, table, figures.today)
    for (const rate of result.used) used.set(rate.currency, rate)
    for (const { currency } of result.apart) apart.add(currency)
    return withoutZeros([result.total, ...result.apart])
  }
  const toldAll = <Figures extends ForecastFigures>(each: Figures): Figures => ({
    ...each,
    open: told(each.open),
    weighted: told(each.weighted),
    committed: told(each.committed),
  })
  const { forecast, hygiene, origins, lost } = figures
  const result: InsightFigures = {
    ...figures,
    forecast: {
      months: forecast.months.map((month) => ({
        ...month,
        stages: month.stages.map(toldAll),
        total: toldAll(month.total),
      })),
      stages: forecast.stages.map(toldAll),
      total: toldAll(forecast.total),
    },
    hygiene: hygiene.map((row) => ({ ...row, value: told(row.value) })),
    origins: origins.map((row) => ({ ...row, open: told(row.open), launched: told(row.launched) })),
    lost: lost.map((row) => ({ ...row, value: told(row.value) })),
  }
  const byCode = (a: ExchangeRate, b: ExchangeRate) => a.currency.localeCompare(b.currency)
  return {
    ...result,
    exchange: { base: table.base, used: [...used.values()].sort(byCode), apart: [...apart].sort() },
  }
}

/** The currencies that the figures are in: the one they are told in first, then by their codes. */
export function currenciesIn(sums: readonly Money[], exchange?: Exchange): string[] {
  const codes = [...new Set(sums.map(({ currency }) => currency))].sort()
  const base = exchange?.base
  return base && codes.includes(base) ? [base, ...codes.filter((code) => code !== base)] : codes
}
