import * as z from 'zod'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { PlainDate } from '@/lib/opportunity/plain-date-schema'
import { isRate } from '@/lib/pipeline/exchange'
import type { Setter } from './insights'
import type { SetRate } from './settings'
import type { NewRate } from './settings-schema'
import type { InsightDatabase, RateRow } from './tables'

const whole = z.coerce.number().pipe(z.int())

const Row = z.object({
  id: z.uuid(),
  base: z.string(),
  currency: z.string(),
  rate: z.string().refine(isRate),
  as_of: PlainDate,
  set_ms: whole,
  set_by_name: z.string(),
  withdrawn_ms: whole.nullable(),
  withdrawn_by_name: z.string().nullable(),
})

const instant = (ms: number) => new Date(ms).toISOString()

/** @throws ZodError for a row that no version of ours wrote. */
function rateOf(row: RateRow): SetRate {
  const { id, base, currency, rate, as_of, set_ms, set_by_name, withdrawn_ms, withdrawn_by_name } =
    Row.parse(row)
  return {
    id,
    base,
    currency,
    rate,
    asOf: as_of,
    set: { by: set_by_name, at: instant(set_ms) },
    ...(withdrawn_ms !== null && {
      withdrawn: { by: withdrawn_by_name ?? '', at: instant(withdrawn_ms) },
    }),
  }
}

/** Every rate that was ever set, those that hold first coming last. */
export async function readRates(database: InsightDatabase, catalog: Catalog): Promise<SetRate[]> {
  const rows = await database
    .selectFrom('insight_rate')
    .selectAll()
    .where('catalog', '=', catalog)
    .orderBy('base')
    .orderBy('as_of')
    .orderBy('set_ms')
    .orderBy('id')
    .execute()
  return rows.map(rateOf)
}

/** Sets a rate, or does nothing when the one of this id is there. */
export async function setRate(
  database: InsightDatabase,
  { catalog, userId, name }: Setter,
  { id, base, currency, rate, asOf }: NewRate,
  now: Date,
): Promise<void> {
  await database
    .insertInto('insight_rate')
    .values({
      id,
      catalog,
      base,
      currency,
      rate,
      as_of: asOf,
      set_ms: now.getTime(),
      set_by_id: userId,
      set_by_name: name,
      withdrawn_ms: null,
      withdrawn_by_id: null,
      withdrawn_by_name: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Withdraws a rate that was set by mistake. One that is gone or withdrawn stays as it is. */
export async function withdrawRate(
  database: InsightDatabase,
  { catalog, userId, name }: Setter,
  id: string,
  now: Date,
): Promise<void> {
  await database
    .updateTable('insight_rate')
    .set({ withdrawn_ms: now.getTime(), withdrawn_by_id: userId, withdrawn_by_name: name })
    .where('catalog', '=', catalog)
    .where('id', '=', id)
    .where('withdrawn_ms', 'is', null)
    .execute()
}
