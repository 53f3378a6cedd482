import type { Kysely } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { FieldChange } from '@/lib/opportunity/history'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import type { DealChange, DealFigures } from '@/lib/pipeline/deal-change'
import { countedFields, figuresBefore, figuresOf, figuresOfCard } from './deal-state'
import { matching, type SearchedFilter } from './filter'
import { inPlay } from './in-play'
import { readState } from './state'
import type { MirrorTables } from './tables'

/** What became of the deals since an instant, and how far that can be told. */
export interface ChangesSince {
  /** Deals of which something that is counted changed since then or is on its way; some may count as before. By id. */
  changes: DealChange[]
  /** When the list had been read for the first time: nobody knows what was before. Null while it has not. */
  knownSince: string | null
  /** Deals the filter keeps, made before the instant and first seen after it: they count as unchanged until then. */
  firstSeenLater: number
}

export interface ChangesQuery {
  catalog: Catalog
  since: Date
  filter: PipelineFilter
  today: PlainDate
}

/** What history has of one deal since then. */
interface Past {
  /** The first time since then that it came or went; undefined when it did not. */
  presence?: 'created' | 'gone' | 'returned'
  /** What each field held before it first changed. */
  was: Map<string, unknown>
}

/** Of all that was observed since then, what counts: deals that came or went, and changes of what figures are made of. */
export function movedQuery(
  database: Kysely<MirrorTables>,
  { catalog, since }: Pick<ChangesQuery, 'catalog' | 'since'>,
) {
  const instant = since.toISOString()
  return database
    .selectFrom('mirror_history')
    .select(['id', 'number', 'kind', 'changes'])
    .where('catalog', '=', catalog)
    .where('seen_at', '>', instant)
    .where((eb) =>
      eb.or([
        // A deal that was made before and only first seen since has not changed by that.
        eb.and([eb('kind', '<>', 'changed'), eb('at', '>', instant)]),
        ...countedFields.map((path) => eb('changes', 'like', `%"${path}"%`)),
      ]),
    )
}

async function pastOf(database: Kysely<MirrorTables>, query: ChangesQuery): Promise<Map<string, Past>> {
  const past = new Map<string, Past>()
  const rows = await movedQuery(database, query).execute()
  // Sorting here spares the database to carry all these texts along.
  rows.sort((a, b) => a.number - b.number)
  for (const { id, kind, changes } of rows) {
    const known = past.get(id) ?? { was: new Map<string, unknown>() }
    if (kind !== 'changed') known.presence ??= kind as Past['presence']
    for (const { path, was } of JSON.parse(changes) as FieldChange[]) {
      if (!known.was.has(path)) known.was.set(path, was)
    }
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

/** These deals' cards or records, without those there are none of. */
async function readDocuments<Kind>(
  database: Kysely<MirrorTables>,
  { catalog, column }: { catalog: Catalog; column: 'card' | 'doc' },
  wanted: string[],
): Promise<Map<string, Kind>> {
  const found = new Map<string, Kind>()
  for (let start = 0; start < wanted.length; start += dealsAtOnce) {
    const rows = await database
      .selectFrom('mirror_document')
      .select(['id', `${column} as text`])
      .where('catalog', '=', catalog)
      .where('id', 'in', wanted.slice(start, start + dealsAtOnce))
      .execute()
    for (const { id, text } of rows) found.set(id, JSON.parse(text) as Kind)
  }
  return found
}

/** What was made since, or had gone and came back since, did not count then. */
function wasOf(past: Past | undefined, before: DealFigures): Pick<DealChange, 'was' | 'lastSeen'> {
  switch (past?.presence) {
    case 'created':
      return {}
    case 'returned':
      return { lastSeen: before }
    default:
      return { was: before }
  }
}

/** @param record Where a change is on its way: the card shows it as made. */
function changeOf(
  card: OpportunityCard,
  past: Past | undefined,
  record: Opportunity | undefined,
): DealChange {
  const now = figuresOfCard(card)
  const seen = record ? figuresOf(record) : now
  const before = past ? figuresBefore(seen, past.was) : seen
  return {
    id: card.id,
    ...wasOf(past, before),
    ...(!card.gone && { now }),
  }
}

/** See `ChangesSince.firstSeenLater`; of all deals without a filter. */
export async function countFirstSeenLater(
  database: Kysely<MirrorTables>,
  { catalog, since }: Pick<ChangesQuery, 'catalog' | 'since'>,
  kept?: { filter: SearchedFilter; today: PlainDate },
): Promise<number> {
  const instant = since.toISOString()
  const deals = database.selectFrom('mirror_opportunity').select('id')
  const firstSights = database
    .selectFrom('mirror_history')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('catalog', '=', catalog)
    .where('seen_at', '>', instant)
    // The index says so of most; a record's history begins with its first sight.
    .where('number', '=', 1)
    .where('kind', '=', 'created')
    .where('at', '<=', instant)
  const ofScope = kept
    ? firstSights.where('id', 'in', deals.where(matching(catalog, kept.filter, kept.today)))
    : firstSights
  const { count } = await ofScope.executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * What became of every deal since an instant, by our clock: each as it was, by undoing what history has of it, and as
 * the board shows it now. Costs by the number of deals that changed in what is counted, and reads no record of theirs.
 * @param query.filter Only says whether deals that became overdue by the calendar are needed; every deal is told of.
 */
export async function changesSince(
  database: Kysely<MirrorTables>,
  query: ChangesQuery,
): Promise<ChangesSince> {
  const { catalog } = query
  const past = await pastOf(database, query)
  const waiting = await onTheirWay(database, catalog)
  const gone = new Set(ids(await goneQuery(database, query).execute()))
  const overdue = await becameOverdue(database, query)
  const wanted = [...new Set([...past.keys(), ...waiting, ...gone, ...overdue])].sort()
  const cards = await readDocuments<OpportunityCard>(database, { catalog, column: 'card' }, wanted)
  const records = await readDocuments<Opportunity>(database, { catalog, column: 'doc' }, waiting)
  // One that was gone before counts neither then nor now.
  const told = wanted.flatMap((id) => cards.get(id) ?? []).filter((card) => !card.gone || gone.has(card.id))
  return {
    changes: told.map((card) => changeOf(card, past.get(card.id), records.get(card.id))),
    knownSince: (await readState(database, catalog)).listed_at,
    firstSeenLater: await countFirstSeenLater(database, query),
  }
}
