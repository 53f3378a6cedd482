import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { InsightFigures } from './figures'
import type { InsightSettings, Weights } from './settings'
import type { NewRate } from './settings-schema'

/** Who sets something. Whether they may is asked before. */
export interface Setter {
  catalog: Catalog
  userId: string
  name: string
}

export interface InsightQuery {
  filter: PipelineFilter
  /** The first UTC day that the figures of the history look at; left out, all there is. */
  since?: PlainDate | undefined
  /** The currency to tell figures in; one that no rate leads to is as if it were not asked for. */
  currency?: string | undefined
}

export interface InsightReading {
  figures: InsightFigures
  settings: InsightSettings
}

/** Figures for the manager, and what he sets for them. */
export interface Insights {
  /** What the pipeline comes to and how it got there, from sums that SQL counts. */
  read(catalog: Catalog, query: InsightQuery): Promise<InsightReading>
  /** Sets a rate, once for its id. A younger one of the same day takes its place. */
  setRate(by: Setter, rate: NewRate): Promise<void>
  /** Withdraws a rate that was set by mistake; it stays in the history. */
  withdrawRate(by: Setter, id: string): Promise<void>
  /** How much each open stage counts in the weighted forecast. */
  setWeights(by: Setter, weights: Weights): Promise<void>
}
