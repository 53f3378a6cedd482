import type { PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import type { ExchangeRate, RateTable } from '@/lib/pipeline/exchange'
import { defaultStageWeights } from '@/lib/pipeline/forecast'

/** Who set something, and when: an instant by our clock. */
export interface Signed {
  by: string
  at: string
}

/** A rate as it was set. `withdrawn` ones count no longer and stay to be seen. */
export interface SetRate extends ExchangeRate {
  id: string
  base: string
  set: Signed
  withdrawn?: Signed
}

/** A stage that is still open: those have a weight. */
export type OpenStage = Exclude<Stage, 'Launched' | 'Closed Lost'>

export const weighedStages = stages.filter((stage): stage is OpenStage => !isClosed(stage))

/** In whole percent, of every open stage. */
export type Weights = Record<OpenStage, number>

export interface StageWeightSetting {
  stage: OpenStage
  percent: number
  /** What it is while nobody has set it. */
  usual: number
}

export interface InsightSettings {
  /** In the order in which they hold: by day, then by when they were set. */
  rates: SetRate[]
  weights: StageWeightSetting[]
  /** Who set the weights; absent while they are the usual ones. */
  weightsSet?: Signed
}

/** The percent a stage has while no manager has set another. */
export function usualPercent(stage: Stage): number {
  return defaultStageWeights[stage] ?? 0
}

/** Currencies that figures can be told in: those that a rate leads to. */
export function reportingCurrencies({ rates }: { rates: readonly SetRate[] }): string[] {
  const bases = rates.filter(({ withdrawn }) => !withdrawn).map(({ base }) => base)
  return [...new Set(bases)].sort()
}

/** The rates that lead to `base`. */
export function rateTable({ rates }: Pick<InsightSettings, 'rates'>, base: string): RateTable {
  const own = rates.filter((rate) => rate.base === base && !rate.withdrawn)
  return { base, rates: own.map(({ currency, rate, asOf }) => ({ currency, rate, asOf })) }
}

/** `withdrawn`: set by mistake. `later`: it holds from a day on that has not come. `replaced`: a younger one holds. */
export type RateState = 'holds' | 'replaced' | 'later' | 'withdrawn'

/** What has become of each rate by `today`, by id. */
export function rateStates(rates: readonly SetRate[], today: PlainDate): Map<string, RateState> {
  const holding = new Map<string, string>()
  for (const { id, base, currency, asOf, withdrawn } of rates) {
    if (!withdrawn && asOf <= today) holding.set(`${currency} ${base}`, id)
  }
  const stateOf = ({ id, base, currency, asOf, withdrawn }: SetRate): RateState => {
    if (withdrawn) return 'withdrawn'
    if (asOf > today) return 'later'
    return holding.get(`${currency} ${base}`) === id ? 'holds' : 'replaced'
  }
  return new Map(rates.map((rate) => [rate.id, stateOf(rate)]))
}
