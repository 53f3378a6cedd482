import type { Kysely } from 'kysely'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { inOneMoment } from '@/lib/sql/in-one-moment'
import { migrate } from '@/lib/sql/migrate'
import { actionRequired } from './action-required'
import { pipelineChanges } from './changes'
import { cardsOf, columnPage } from './column-page'
import { decodeCursor } from './cursor'
import { searched } from './filter'
import { changedSince, dealAges, historyPage } from './history'
import { createInsightReadings } from './insight-readings'
import { listPage, matchingIds } from './list-page'
import { ListPlaces } from './list-places'
import { createMeetingReadings } from './meeting-readings'
import { migrations } from './migrations'
import type { Mirror, Owner, Pipeline } from './mirror'
import { readPending, setPendingIn } from './pending'
import { save, saveOpportunityIn } from './save'
import { similarCompanies } from './similar-companies'
import { countAll, stageTotals } from './stage-totals'
import { readState } from './state'
import { createSyncLedger, type SyncLedger } from './sync-ledger'
import type { MirrorDatabase, MirrorTables } from './tables'

const defaultPageSize = 20

export interface MirrorOptions {
  /** Decides what is overdue. */
  clock?: () => Date
}

async function readMoment(database: Kysely<MirrorTables>, catalog: Catalog) {
  const { revision, as_of: asOf } = await readState(database, catalog)
  return { revision, asOf }
}

/** Totals, cards and revision of one moment: a save in between would make them contradict each other. */
function readPipeline(
  database: MirrorDatabase,
  catalog: Catalog,
  asked: PipelineFilter,
  size: number,
  today: string,
): Promise<Pipeline> {
  return inOneMoment(database, async (transaction) => {
    const state = await readMoment(transaction, catalog)
    const filter = await searched(transaction, catalog, asked)
    const totals = await stageTotals(transaction, catalog, filter, today)
    const columns: Pipeline['columns'] = []
    for (const column of totals) {
      const query = { catalog, stage: column.stage, filter, today, size }
      columns.push({
        ...column,
        ...(await columnPage(transaction, query)),
      })
    }
    return { ...state, total: await countAll(transaction, catalog), columns }
  })
}

/** The same person may appear under two spellings of the name; the more frequent one is shown. */
async function readOwners(database: MirrorDatabase, catalog: Catalog): Promise<Owner[]> {
  const rows = await database
    .selectFrom('mirror_owner')
    .select(['name', 'email', 'deals'])
    .where('catalog', '=', catalog)
    .where('deals', '>', 0)
    .orderBy('deals', 'desc')
    .execute()
  const owners = new Map<string, Owner>()
  for (const { name, email, deals } of rows) {
    const owner = owners.get(email) ?? { name, email, count: 0 }
    owners.set(email, { ...owner, count: owner.count + deals })
  }
  return [...owners.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.email < b.email ? -1 : 1))
}

async function readOpportunity(database: MirrorDatabase, catalog: Catalog, id: string) {
  const row = await database
    .selectFrom('mirror_document as document')
    .innerJoin('mirror_opportunity as deal', (join) =>
      join.onRef('deal.catalog', '=', 'document.catalog').onRef('deal.id', '=', 'document.id'),
    )
    .select(['doc', 'complete', 'gone_since'])
    .where('document.catalog', '=', catalog)
    .where('document.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const pending = (await readPending(database, catalog, [id])).get(id)
  return {
    opportunity: JSON.parse(row.doc) as Opportunity,
    complete: row.complete === 1,
    ...(pending && { pending }),
    ...(row.gone_since !== null && { gone: true as const }),
  }
}

/** The mirror as its own sync sees it. */
export interface SyncedMirror extends Mirror {
  readonly ledger: SyncLedger
}

/** Opens the mirror in Tandem's database and brings its tables up to date. */
export async function openMirror<Tables>(
  shared: Kysely<Tables>,
  options: MirrorOptions = {},
): Promise<SyncedMirror> {
  await migrate(shared, 'mirror', migrations)
  // The tables live beside others that this room has no business knowing.
  const database = shared as unknown as MirrorDatabase
  const clock = options.clock ?? (() => new Date())
  const today = () => plainDateOf(clock())
  const places = new ListPlaces()

  return {
    ledger: createSyncLedger(database, clock),
    ...createMeetingReadings(database, clock),
    ...createInsightReadings(database, clock),

    pipeline: (catalog, filter = {}, pageSize = defaultPageSize) =>
      readPipeline(database, catalog, filter, pageSize, today()),

    async column(catalog, stage, cursor, filter = {}, pageSize = defaultPageSize) {
      const after = decodeCursor(cursor)
      const sought = await searched(database, catalog, filter)
      return columnPage(database, { catalog, stage, filter: sought, today: today(), size: pageSize, after })
    },

    changes: (catalog, since, filter = {}) =>
      inOneMoment(database, async (transaction) => {
        const query = { catalog, filter, today: today(), since }
        return pipelineChanges(transaction, query, await readMoment(transaction, catalog))
      }),

    list: (catalog, query) =>
      inOneMoment(database, async (transaction) => {
        const moment = await readMoment(transaction, catalog)
        const { revision } = moment
        const page = await listPage(transaction, query, { catalog, today: today(), revision, places })
        return { ...page, ...moment }
      }),

    matchingIds: (catalog, query, limit) =>
      inOneMoment(database, (transaction) =>
        matchingIds(transaction, query, { catalog, today: today() }, limit),
      ),

    async card(catalog, id) {
      const [card] = await cardsOf(database, catalog, [id])
      return card
    },

    opportunity: (catalog, id) => readOpportunity(database, catalog, id),

    actionRequired: (catalog) => actionRequired(database, catalog),

    async actionRequiredCount(catalog) {
      const { count } = await database
        .selectFrom('mirror_opportunity')
        .select((eb) => eb.fn.countAll<number | string>().as('count'))
        .where('catalog', '=', catalog)
        .where('review_status', '=', 'Action Required')
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async timesSentBack(catalog, id) {
      const row = await database
        .selectFrom('mirror_opportunity')
        .select('times_sent_back')
        .where('catalog', '=', catalog)
        .where('id', '=', id)
        .executeTakeFirst()
      return row?.times_sent_back ?? 0
    },

    owners: (catalog) => readOwners(database, catalog),

    similarCompanies: (catalog, text) => similarCompanies(database, catalog, text),

    history: (catalog, id, page) => historyPage(database, catalog, id, page),

    async changedSince(catalog, since, filter = {}) {
      const sought = await searched(database, catalog, filter)
      return changedSince(database, { catalog, since, filter: sought, today: today() })
    },

    ages: (catalog, id) => dealAges(database, catalog, id, today()),

    saveOpportunity: (catalog, opportunity, by) =>
      database
        .transaction()
        .execute((transaction) => saveOpportunityIn(transaction, catalog, opportunity, { at: clock(), by })),

    saveSummaries: (catalog, summaries) =>
      save(
        database,
        catalog,
        summaries.map((summary) => ({ summary })),
        { at: clock() },
      ),

    setPending: (catalog, id, pending) =>
      database.transaction().execute((transaction) => setPendingIn(transaction, catalog, id, pending)),

    revision: async (catalog) => (await readMoment(database, catalog)).revision,

    asOf: async (catalog) => (await readMoment(database, catalog)).asOf,
  }
}
