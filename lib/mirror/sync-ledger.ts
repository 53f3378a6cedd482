import type { Catalog } from '@/lib/opportunity/opportunity'
import { raiseRevision, readState, setState } from './state'
import type { MirrorDatabase } from './tables'

/** How far the reading of AWS has come: kept with the mirror, so that a restart goes on where the last run ended. */
export interface SyncLedger {
  read(catalog: Catalog): Promise<{ throughMs: number | null; fullSyncAt: string | null }>
  /** Everything modified up to this instant (by AWS's clock) is stored. */
  advance(catalog: Catalog, throughMs: number): Promise<void>
  /** A run reached the end. `at` is when it began, by our clock. */
  finish(catalog: Catalog, run: { at: string; full: boolean }): Promise<void>
  /** Deals whose details have not been read at their present version, the most recently changed first. */
  incomplete(catalog: Catalog, most: number): Promise<string[]>
  /**
   * Says which Partner Central the catalog is read from. Records of another one are forgotten: a Sandbox catalog exists
   * in the embedded service and at AWS, and their deals must not stand on one board.
   */
  readFrom(catalog: Catalog, source: string): Promise<void>
  /** Empties the catalog, to be read again from the beginning. */
  forget(catalog: Catalog): Promise<void>
}

const tables = [
  'mirror_opportunity',
  'mirror_document',
  'mirror_pending',
  'mirror_history',
  'mirror_spend',
  'mirror_stage_day',
  'mirror_stage_spend',
  'mirror_owner',
] as const

export function createSyncLedger(database: MirrorDatabase): SyncLedger {
  const forget = (catalog: Catalog) =>
    database.transaction().execute(async (transaction) => {
      for (const table of tables) await transaction.deleteFrom(table).where('catalog', '=', catalog).execute()
      await raiseRevision(transaction, catalog)
      await setState(transaction, catalog, { as_of: null, synced_through_ms: null, full_sync_at: null })
    })

  return {
    async read(catalog) {
      const state = await readState(database, catalog)
      return { throughMs: state.synced_through_ms, fullSyncAt: state.full_sync_at }
    },

    advance: (catalog, throughMs) => setState(database, catalog, { synced_through_ms: throughMs }),

    finish: (catalog, { at, full }) =>
      setState(database, catalog, { as_of: at, ...(full ? { full_sync_at: at } : {}) }),

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

    async readFrom(catalog, source) {
      const before = (await readState(database, catalog)).source
      if (before === source) return
      if (before !== null) await forget(catalog)
      await setState(database, catalog, { source })
    },

    forget,
  }
}
