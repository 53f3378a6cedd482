import type { Kysely, Transaction } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { MirrorTables, StateRow } from './tables'

const nothingYet = {
  revision: 0,
  as_of: null,
  synced_through_ms: null,
  full_sync_at: null,
  source: null,
} satisfies Omit<StateRow, 'catalog'>

export type StateValues = Partial<Omit<StateRow, 'catalog' | 'revision'>>

/** A catalog nobody has written to yet is in this state too. */
export async function readState(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
): Promise<Omit<StateRow, 'catalog'>> {
  const row = await database
    .selectFrom('mirror_state')
    .select(['revision', 'as_of', 'synced_through_ms', 'full_sync_at', 'source'])
    .where('catalog', '=', catalog)
    .executeTakeFirst()
  if (!row) return nothingYet
  // PostgreSQL gives a bigint as text.
  return { ...row, synced_through_ms: row.synced_through_ms === null ? null : Number(row.synced_through_ms) }
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
