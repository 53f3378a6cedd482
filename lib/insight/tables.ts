import type { Kysely } from 'kysely'

/** PostgreSQL hands out a bigint that JavaScript cannot hold as text. */
type Whole = number | string

/** Instants are epoch milliseconds by our clock. */
export interface InsightTables {
  insight_rate: RateRow
  insight_weight: WeightRow
}

/** One unit of `currency` is worth `rate` units of `base` from `as_of` on. Rows stay; one set by mistake is withdrawn. */
export interface RateRow {
  id: string
  catalog: string
  base: string
  currency: string
  /** A decimal, as it was typed. */
  rate: string
  /** `YYYY-MM-DD` */
  as_of: string
  set_ms: Whole
  set_by_id: string
  set_by_name: string
  withdrawn_ms: Whole | null
  withdrawn_by_id: string | null
  withdrawn_by_name: string | null
}

export interface WeightRow {
  catalog: string
  stage: string
  percent: number
  set_ms: Whole
  set_by_id: string
  set_by_name: string
}

export type InsightDatabase = Kysely<InsightTables>
