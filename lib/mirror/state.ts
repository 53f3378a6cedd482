import type { Kysely, Transaction } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { MirrorTables, StateRow } from './tables'

const nothingYet = {
  revision: 0,
  as_of: null,
  synced_through_ms: null,
  full_sync_at: null,
  source: null,
  reading_at: null,
  reading_through_ms: null,
  detailed_at: null,
  listed_at: null,
  failure: null,
  failing_since: null,
  next_try_at: null,
  overdue_before: '',
} satisfies Omit<StateRow, 'catalog'>

export type StateValues = Partial<Omit<StateRow, 'catalog' | 'revision'>>

const columns = Object.keys(nothingYet) as (keyof typeof nothingYet)[]

/** PostgreSQL gives a bigint as text. */
function numberOf(value: number | null): number | null {
  return value === null ? null : Number(value)
}

/** A catalog nobody has written to yet is in this state too. */
export async function readState(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
): Promise<Omit<StateRow, 'catalog'>> {
  const row = await database
    .selectFrom('mirror_state')
    .select(columns)
    .where('catalog', '=', catalog)
    .executeTakeFirst()
  if (!row) return nothingYet
  return {
    ...row,
    synced_through_ms: numberOf(row.synced_through_ms),
    reading_through_ms: numberOf(row.reading_through_ms),
  }
}

export async function setState(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  values: StateValues,
): Promise<void> {
  await database
    .insertInto('mirror_state')
    .values({ catalog, ...nothingYet, ...values })
    .onConflict((conflict) => conflict.column('catalog').doUpdateSet(values))
    .execute()
}

/** @returns The new revision. */
export async function raiseRevision(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
): Promise<number> {
  const { revision } = await transaction
    .insertInto('mirror_state')
    .values({ catalog, ...nothingYet, revision: 1 })
    .onConflict((conflict) =>
      conflict.column('catalog').doUpdateSet((eb) => ({ revision: eb('mirror_state.revision', '+', 1) })),
    )
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}
