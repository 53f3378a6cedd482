import type { Kysely } from 'kysely'
import { type FieldChange, undone } from '@/lib/opportunity/history'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import type { PendingEdit } from '@/lib/opportunity/pending'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import type { DealChange } from '@/lib/pipeline/deal-change'
import { shown } from './deal'
import { stateOf } from './deal-state'
import { sinceQuery } from './history'
import { inPlay } from './in-play'
import { readPending } from './pending'
import { readState } from './state'
import type { MirrorTables } from './tables'

/** What became of the deals since an instant, and how far that can be told. */
export interface ChangesSince {
  /** Deals with anything observed since then or on its way to AWS; some may read as before. By id. */
  changes: DealChange[]
  /** When the list had been read for the first time: nobody knows what was before. Null while it has not. */
  knownSince: string | null
  /** Deals made before the instant that were first seen after it: they count as unchanged until then. */
  firstSeenLater: number
}

export interface ChangesQuery {
  catalog: Catalog
  since: Date
  filter: PipelineFilter
  today: PlainDate
}

/** What history has of one deal since then, oldest first. */
interface Past {
  /** The first time since then that it came or went; undefined when it did not. */
  presence?: 'created' | 'gone' | 'returned'
  changes: FieldChange[]
}

async function pastOf(database: Kysely<MirrorTables>, query: ChangesQuery): Promise<Map<string, Past>> {
  const past = new Map<string, Past>()
  for (const { id, kind, changes } of await sinceQuery(database, { ...query, filter: {} }).execute()) {
    const known = past.get(id) ?? { changes: [] }
    if (kind !== 'changed') known.presence ??= kind as Past['presence']
    known.changes.push(...(JSON.parse(changes) as FieldChange[]))
    past.set(id, known)
  }
  return past
}

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)

async function onTheirWay(database: Kysely<MirrorTables>, catalog: Catalog): Promise<string[]> {
  const states = ['queued', 'sending'] as const
  const rows = database.selectFrom('mirror_pending').select('id').where('catalog', '=', catalog)
  return ids(await rows.where('state', 'in', states).execute())
}

export function goneQuery(database: Kysely<MirrorTables>, { catalog, since }: ChangesQuery) {
  return database
    .selectFrom('mirror_opportunity')
    .select('id')
    .where('catalog', '=', catalog)
    .where('gone_since', 'is not', null)
    .where('gone_since', '>', since.toISOString())
}

/** Deals that are overdue by the calendar alone: their close date passed in the time. */
async function becameOverdue(database: Kysely<MirrorTables>, query: ChangesQuery): Promise<string[]> {
  if (!query.filter.overdue) return []
  const rows = await database
    .selectFrom('mirror_opportunity')
    .select('id')
    .where('catalog', '=', query.catalog)
    .where(inPlay)
    .where('close_date', '>=', plainDateOf(query.since))
    .where('close_date', '<', query.today)
    .execute()
  return ids(rows)
}

const dealsAtOnce = 500

interface Held {
  id: string
  doc: string
  gone_since: string | null
}

/** These deals, without those there are none of. */
async function held(database: Kysely<MirrorTables>, catalog: Catalog, wanted: string[]): Promise<Held[]> {
  const found: Held[] = []
  for (let start = 0; start < wanted.length; start += dealsAtOnce) {
    const rows = await database
      .selectFrom('mirror_document as document')
      .innerJoin('mirror_opportunity as deal', (join) =>
        join.onRef('deal.catalog', '=', 'document.catalog').onRef('deal.id', '=', 'document.id'),
      )
      .select(['document.id', 'doc', 'gone_since'])
      .where('document.catalog', '=', catalog)
      .where('document.id', 'in', wanted.slice(start, start + dealsAtOnce))
      .execute()
    found.push(...rows)
  }
  return found
}

async function pendingOf(database: Kysely<MirrorTables>, catalog: Catalog, wanted: string[]) {
  return wanted.length === 0 ? new Map<string, PendingEdit>() : readPending(database, catalog, wanted)
}

/** What was made since, or had gone and came back since, did not count then. */
function wasThere(past: Past | undefined): boolean {
  return past?.presence !== 'created' && past?.presence !== 'returned'
}

function changeOf(
  { id, doc, gone_since }: Held,
  past: Past | undefined,
  pending: PendingEdit | undefined,
): DealChange {
  const record = JSON.parse(doc) as Opportunity
  const before = past && past.changes.length > 0 ? undone(record, past.changes) : record
  return {
    id,
    ...(wasThere(past) && { was: stateOf(before) }),
    ...(gone_since === null && { now: stateOf(pending ? shown(record, pending) : record) }),
  }
}

async function countFirstSeenLater(
  database: Kysely<MirrorTables>,
  { catalog, since }: ChangesQuery,
): Promise<number> {
  const instant = since.toISOString()
  const { count } = await database
    .selectFrom('mirror_history')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('catalog', '=', catalog)
    .where('seen_at', '>', instant)
    .where('kind', '=', 'created')
    .where('at', '<=', instant)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** It was gone already, so it counts neither then nor now. */
function wasGone({ gone_since }: Held, since: Date): boolean {
  return gone_since !== null && gone_since <= since.toISOString()
}

/**
 * What became of every deal since an instant, by our clock: each as it was, by undoing what history has of it, and as
 * the board shows it now. Costs by the number of deals that changed.
 * @param query.filter Only says whether deals that became overdue by the calendar are needed; every deal is told of.
 */
export async function changesSince(
  database: Kysely<MirrorTables>,
  query: ChangesQuery,
): Promise<ChangesSince> {
  const { catalog, since } = query
  const past = await pastOf(database, query)
  const waiting = await onTheirWay(database, catalog)
  const gone = ids(await goneQuery(database, query).execute())
  const overdue = await becameOverdue(database, query)
  const wanted = [...new Set([...past.keys(), ...waiting, ...gone, ...overdue])].sort()
  const deals = await held(database, catalog, wanted)
  const pending = await pendingOf(database, catalog, waiting)
  return {
    changes: deals
      .filter((deal) => !wasGone(deal, since))
      .map((deal) => changeOf(deal, past.get(deal.id), pending.get(deal.id))),
    knownSince: (await readState(database, catalog)).listed_at,
    firstSeenLater: await countFirstSeenLater(database, query),
  }
}
