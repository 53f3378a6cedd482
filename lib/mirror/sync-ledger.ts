import type { Catalog } from '@/lib/opportunity/opportunity'
import type { MirrorDatabase, StateRow } from './tables'

/** How far the reading of AWS has come: kept with the mirror, so that a restart goes on where the last run ended. */
export interface SyncLedger {
  read(catalog: Catalog): Promise<{ throughMs: number | null; fullSyncAt: string | null }>
  /** Everything modified up to this instant (by AWS's clock) is stored. */
  advance(catalog: Catalog, throughMs: number): Promise<void>
  /** A run reached the end. `at` is when it began, by our clock. */
  finish(catalog: Catalog, run: { at: string; full: boolean }): Promise<void>
  /** Deals whose details have not been read at their present version, the most recently changed first. */
  incomplete(catalog: Catalog, most: number): Promise<string[]>
}

export function createSyncLedger(database: MirrorDatabase): SyncLedger {
  const set = async (catalog: Catalog, values: Partial<Omit<StateRow, 'catalog' | 'revision'>>) => {
    await database
      .insertInto('mirror_state')
      .values({ catalog, revision: 0, as_of: null, synced_through_ms: null, full_sync_at: null, ...values })
      .onConflict((conflict) => conflict.column('catalog').doUpdateSet(values))
      .execute()
  }

  return {
    async read(catalog) {
      const row = await database
        .selectFrom('mirror_state')
        .select(['synced_through_ms', 'full_sync_at'])
        .where('catalog', '=', catalog)
        .executeTakeFirst()
      const throughMs = row?.synced_through_ms
      return {
        throughMs: throughMs === null || throughMs === undefined ? null : Number(throughMs),
        fullSyncAt: row?.full_sync_at ?? null,
      }
    },

    advance: (catalog, throughMs) => set(catalog, { synced_through_ms: throughMs }),

    finish: (catalog, { at, full }) => set(catalog, { as_of: at, ...(full ? { full_sync_at: at } : {}) }),

    async incomplete(catalog, most) {
      const rows = await database
        .selectFrom('mirror_opportunity')
        .select('id')
        .where('catalog', '=', catalog)
        .where('complete', '=', 0)
        .orderBy('version_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute()
      return rows.map((row) => row.id)
    },
  }
}
