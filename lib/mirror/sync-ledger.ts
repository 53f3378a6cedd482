import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Catalog, Opportunity, OpportunitySummary } from '@/lib/opportunity/opportunity'
import { type AwsAnswer, askedBefore, dueQuery, storeAwsViews } from './aws-view'
import { markGoneIn } from './gone'
import { noteEvent } from './known-events'
import type { Occasion } from './observe'
import { forgetSeen, noteSeen, unseen } from './reading'
import { saveIn } from './save'
import { type SourceUse, useSource } from './source'
import { countAll } from './stage-totals'
import { raiseRevision, readState, type StateValues, setState } from './state'
import type { MirrorDatabase, MirrorTables } from './tables'

/**
 * Asked within each transaction that stores something; what it throws undoes the transaction. A process that is no longer
 * the one to sync stores nothing by it.
 */
export type Guard = (transaction: Transaction<MirrorTables>) => Promise<void>

/** How far the reading of AWS has come. */
export interface SyncPosition {
  /** Everything modified up to this instant (by AWS's clock) is stored. */
  throughMs: number | null
  fullSyncAt: string | null
  /** The full reading under way, if any; `throughMs` says how far it has come. */
  reading: { at: string; throughMs: number | null } | undefined
}

/** What is told of the sync to people and monitors. Instants are by our clock. */
export interface SyncReport {
  /** When we last had everything. */
  asOf: string | null
  /** Deals there are here. */
  deals: number
  /** Deals whose details are still to be read. */
  missing: number
  /** The first reading of the list has been finished, and that of all details. */
  isListed: boolean
  isDetailed: boolean
  /** What keeps AWS from being read. */
  trouble: { code: string; since: string; nextTryAt: string } | undefined
}

/** A record as it was on one occasion. */
export interface SeenVersion extends Occasion {
  opportunity: Opportunity
}

/** How far the reading of AWS has come: kept with the mirror, so that a restart goes on where the last run ended. */
export interface SyncLedger {
  read(catalog: Catalog): Promise<SyncPosition>
  report(catalog: Catalog): Promise<SyncReport>
  /** Begins a full reading from its beginning. */
  beginReading(catalog: Catalog, at: Date, guard?: Guard): Promise<void>
  /**
   * Stores a page of the list and how far that brings us, or nothing at all.
   * @param page.isFull It belongs to a full reading.
   */
  storePage(
    catalog: Catalog,
    page: { summaries: OpportunitySummary[]; throughMs: number; isFull: boolean },
    guard?: Guard,
  ): Promise<void>
  /** Stores whole records, and marks others as gone; the full reading under way, if any, has met both. */
  storeRecords(
    catalog: Catalog,
    found: { records: Opportunity[]; gone: string[]; unreadable?: string[] },
    guard?: Guard,
  ): Promise<void>
  /** Stores whole records as they were seen over time, the versions of each in their order. */
  storeVersions(catalog: Catalog, versions: SeenVersion[]): Promise<void>
  /** Deals the full reading under way has not met, by id, beginning after `after`. */
  unseen(catalog: Catalog, from: { after: string; most: number }): Promise<string[]>
  /** A run reached the end. `at` is when it began, by our clock. */
  finish(catalog: Catalog, run: { at: string; full: boolean }, guard?: Guard): Promise<void>
  /** All details that can be read have been. */
  finishDetails(catalog: Catalog, at: Date): Promise<void>
  /** AWS could not be read. */
  failed(catalog: Catalog, failure: { code: string; at: Date; nextTryAt: Date }): Promise<void>
  /** Deals whose details have not been read at their present version, the most recently changed first. */
  incomplete(catalog: Catalog, most: number): Promise<string[]>
  /** Approved deals of which AWS's view has not been asked for since `before`, those asked longest ago first. */
  awsViewsDue(catalog: Catalog, before: Date, most: number): Promise<string[]>
  /** Of these deals, those AWS may have a view of that has not been asked for since `before`. */
  awsViewsOlder(catalog: Catalog, ids: string[], before: Date): Promise<string[]>
  /** Stores what AWS answered when asked for its view at `at`; see `storeAwsViews`. */
  storeAwsViews(catalog: Catalog, answers: AwsAnswer[], at: Date, guard?: Guard): Promise<void>
  /** The AWS account whose records these are, 12 digits; undefined while there are none that say. */
  account(catalog: Catalog): Promise<string | undefined>
  /** Whether an event is taken for the first time; see `noteEvent`. */
  isNewEvent(id: string): Promise<boolean>
  /**
   * Says which Partner Central the catalog is read from. Records of another one are forgotten: a Sandbox catalog exists
   * in the embedded service and at AWS, and their deals must not stand on one board. Say so until `release`.
   * @throws SourceInUseError while another process reads them.
   */
  readFrom(catalog: Catalog, source: string): Promise<SourceUse>
  /** Empties the catalog, to be read again from the beginning. */
  forget(catalog: Catalog): Promise<void>
}

const tables = [
  'mirror_opportunity',
  'mirror_document',
  'mirror_pending',
  'mirror_history',
  'mirror_spend',
  'mirror_total',
  'mirror_owner',
  'mirror_seen',
  'mirror_stay',
  'mirror_round',
  'mirror_aws_view',
] as const

const noTrouble = { failure: null, failing_since: null, next_try_at: null } satisfies StateValues
const notRead = {
  ...noTrouble,
  as_of: null,
  synced_through_ms: null,
  full_sync_at: null,
  reading_at: null,
  reading_through_ms: null,
  detailed_at: null,
  listed_at: null,
} satisfies StateValues

async function countMissing(database: MirrorDatabase, catalog: Catalog): Promise<number> {
  const { count } = await database
    .selectFrom('mirror_opportunity')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('catalog', '=', catalog)
    .where('complete', '=', 0)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function report(database: MirrorDatabase, catalog: Catalog): Promise<SyncReport> {
  const state = await readState(database, catalog)
  const { failure: code, failing_since: since, next_try_at: nextTryAt } = state
  const isDetailed = state.detailed_at !== null
  return {
    asOf: state.as_of,
    deals: await countAll(database, catalog),
    missing: isDetailed ? 0 : await countMissing(database, catalog),
    isListed: state.full_sync_at !== null,
    isDetailed,
    trouble: code && since && nextTryAt ? { code, since, nextTryAt } : undefined,
  }
}

/** Every ARN names its account. */
async function accountOf(database: MirrorDatabase, catalog: Catalog): Promise<string | undefined> {
  const row = await database
    .selectFrom('mirror_document')
    .select('doc')
    .where('catalog', '=', catalog)
    .limit(1)
    .executeTakeFirst()
  const { Arn } = row ? (JSON.parse(row.doc) as Opportunity) : {}
  return typeof Arn === 'string' ? /^arn:[^:]+:partnercentral:[^:]*:(\d{12}):/.exec(Arn)?.[1] : undefined
}

async function forgetIn(transaction: Transaction<MirrorTables>, catalog: Catalog): Promise<void> {
  for (const table of tables) await transaction.deleteFrom(table).where('catalog', '=', catalog).execute()
  await raiseRevision(transaction, catalog)
  await setState(transaction, catalog, notRead)
}

/** @param clock Ours: when things were seen, and since when they are gone. */
export function createSyncLedger(database: MirrorDatabase, clock: () => Date): SyncLedger {
  const guarded = (
    guard: Guard | undefined,
    work: (transaction: Transaction<MirrorTables>) => Promise<void>,
  ) =>
    database.transaction().execute(async (transaction) => {
      await guard?.(transaction)
      await work(transaction)
    })

  const holder = randomUUID()

  return {
    async read(catalog) {
      const state = await readState(database, catalog)
      const { reading_at: at, reading_through_ms: throughMs } = state
      return {
        throughMs: state.synced_through_ms,
        fullSyncAt: state.full_sync_at,
        reading: at === null ? undefined : { at, throughMs },
      }
    },

    report: (catalog) => report(database, catalog),

    beginReading: (catalog, at, guard) =>
      guarded(guard, async (transaction) => {
        await forgetSeen(transaction, catalog)
        await setState(transaction, catalog, { reading_at: at.toISOString(), reading_through_ms: null })
      }),

    storePage: (catalog, { summaries, throughMs, isFull }, guard) =>
      guarded(guard, async (transaction) => {
        const rows = summaries.map((summary) => ({ summary }))
        await saveIn(transaction, catalog, rows, { at: clock() })
        const ids = summaries.map(({ Id }) => Id)
        if (isFull) await noteSeen(transaction, catalog, ids)
        // No row of it says when it was modified.
        if (!Number.isFinite(throughMs)) return
        const { synced_through_ms: before } = await readState(transaction, catalog)
        const synced_through_ms = Math.max(before ?? throughMs, throughMs)
        const reached = isFull ? { reading_through_ms: throughMs } : {}
        await setState(transaction, catalog, { synced_through_ms, ...reached })
      }),

    storeRecords: (catalog, { records, gone, unreadable = [] }, guard) =>
      guarded(guard, async (transaction) => {
        const at = clock()
        const whole = records.map((opportunity) => ({ opportunity }))
        if (whole.length > 0) await saveIn(transaction, catalog, whole, { at })
        await markGoneIn(transaction, catalog, gone, at)
        const { reading_at: reading } = await readState(transaction, catalog)
        const met = [...records.map(({ Id }) => Id), ...gone, ...unreadable]
        if (reading !== null) await noteSeen(transaction, catalog, met)
      }),

    storeVersions: (catalog, versions) =>
      guarded(undefined, async (transaction) => {
        if (versions.length === 0) return
        const batch = versions.map(({ opportunity, ...occasion }) => ({ opportunity, occasion }))
        await saveIn(transaction, catalog, batch, { at: clock() })
      }),

    unseen: (catalog, from) => unseen(database, catalog, from),

    finish: (catalog, { at, full }, guard) =>
      guarded(guard, async (transaction) => {
        const { listed_at } = await readState(transaction, catalog)
        const whole = {
          full_sync_at: at,
          reading_at: null,
          reading_through_ms: null,
          listed_at: listed_at ?? clock().toISOString(),
        }
        await setState(transaction, catalog, { ...noTrouble, as_of: at, ...(full ? whole : {}) })
        if (full) await forgetSeen(transaction, catalog)
      }),

    async finishDetails(catalog, at) {
      const { detailed_at, full_sync_at } = await readState(database, catalog)
      if (detailed_at !== null || full_sync_at === null) return
      await setState(database, catalog, { detailed_at: at.toISOString() })
    },

    async failed(catalog, { code, at, nextTryAt }) {
      const { failing_since } = await readState(database, catalog)
      await setState(database, catalog, {
        failure: code,
        failing_since: failing_since ?? at.toISOString(),
        next_try_at: nextTryAt.toISOString(),
      })
    },

    async incomplete(catalog, most) {
      const rows = await database
        .selectFrom('mirror_opportunity')
        .select('id')
        .where('catalog', '=', catalog)
        .where('complete', '=', 0)
        .where('gone_since', 'is', null)
        .orderBy('version_ms', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute()
      return rows.map((row) => row.id)
    },

    async awsViewsDue(catalog, before, most) {
      const rows = await dueQuery(database, catalog, before).limit(most).execute()
      return rows.map(({ id }) => id)
    },

    awsViewsOlder: (catalog, ids, before) => askedBefore(database, catalog, ids, before),

    storeAwsViews: (catalog, answers, at, guard) =>
      guarded(guard, (transaction) => storeAwsViews(transaction, catalog, answers, at)),

    account: (catalog) => accountOf(database, catalog),

    isNewEvent: (id) => noteEvent(database, id, clock()),

    readFrom: (catalog, source) => useSource(database, { catalog, source, holder }, { forget: forgetIn }),

    forget: (catalog) => guarded(undefined, (transaction) => forgetIn(transaction, catalog)),
  }
}
