import type { Kysely } from 'kysely'
import { foldedChanges, type HistoryEntry } from '@/lib/opportunity/history'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { isEmptyFilter } from '@/lib/opportunity/pipeline-filter'
import { daysBetween, type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import { matching, type SearchedFilter } from './filter'
import type { DealAges, HistoryPage, RecordChanges } from './mirror'
import type { HistoryRow, MirrorTables } from './tables'

const defaultPageSize = 30

export function entryOf({ catalog: _catalog, id: _id, seen_at, ...row }: HistoryRow): HistoryEntry {
  return {
    ...row,
    kind: row.kind as HistoryEntry['kind'],
    seenAt: seen_at,
    who: JSON.parse(row.who) as HistoryEntry['who'],
    changes: JSON.parse(row.changes) as HistoryEntry['changes'],
  }
}

export function historyQuery(database: Kysely<MirrorTables>, catalog: Catalog, id: string, before?: number) {
  return database
    .selectFrom('mirror_history')
    .selectAll()
    .where('catalog', '=', catalog)
    .where('id', '=', id)
    .$if(before !== undefined, (rows) => rows.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
}

/** One page of a record's history, newest first. Reads one entry more, to know whether there is a next page. */
export async function historyPage(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  id: string,
  { size = defaultPageSize, before }: { size?: number; before?: number } = {},
): Promise<HistoryPage> {
  const rows = await historyQuery(database, catalog, id, before)
    .limit(size + 1)
    .execute()
  const entries = rows.slice(0, size).map(entryOf)
  const last = entries.at(-1)
  return rows.length > size && last ? { entries, next: last.number } : { entries }
}

export interface SinceQuery {
  catalog: Catalog
  since: Date
  filter: SearchedFilter
  today: PlainDate
}

/** A deal that was made before `since` and only first seen after it has not changed by that. */
export function sinceQuery(database: Kysely<MirrorTables>, { catalog, since, filter, today }: SinceQuery) {
  const instant = since.toISOString()
  const kept = database
    .selectFrom('mirror_opportunity')
    .select('id')
    .where(matching(catalog, filter, today))
  return database
    .selectFrom('mirror_history')
    .selectAll()
    .where('catalog', '=', catalog)
    .where('seen_at', '>', instant)
    .where((eb) => eb.or([eb('kind', '=', 'changed'), eb('at', '>', instant)]))
    .$if(!isEmptyFilter(filter), (rows) => rows.where('id', 'in', kept))
    .orderBy('id')
    .orderBy('number')
}

function changesOf(id: string, entries: HistoryEntry[]): RecordChanges {
  const authors = new Map(entries.map(({ who }) => [JSON.stringify(who), who]))
  return {
    id,
    isNew: entries.some(({ kind }) => kind === 'created'),
    changes: foldedChanges(entries.flatMap(({ changes }) => changes)),
    who: [...authors.values()],
    lastSeenAt: entries.at(-1)?.seenAt ?? '',
  }
}

export async function changedSince(
  database: Kysely<MirrorTables>,
  query: SinceQuery,
): Promise<RecordChanges[]> {
  const rows = await sinceQuery(database, query).execute()
  const byId = new Map<string, HistoryEntry[]>()
  for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), entryOf(row)])
  return [...byId]
    .map(([id, entries]) => changesOf(id, entries))
    .filter(({ isNew, changes }) => isNew || changes.length > 0)
}

/** For a deal that has not been saved since ages are kept, the version it was last saved in is the nearest there is. */
export async function dealAges(
  database: Kysely<MirrorTables>,
  catalog: Catalog,
  id: string,
  today: PlainDate,
): Promise<DealAges | undefined> {
  const row = await database
    .selectFrom('mirror_opportunity')
    .select(['version_ms', 'stage_since', 'stage_or_earlier', 'next_step_since', 'times_sent_back'])
    .where('catalog', '=', catalog)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  // An age is never negative, though AWS's clock may be ahead of ours.
  const days = (instant: string) => Math.max(0, daysBetween(plainDateOf(new Date(instant)), today))
  const stageSince = row.stage_since ?? new Date(Number(row.version_ms)).toISOString()
  return {
    daysInStage: days(stageSince),
    isAtLeast: row.stage_since === null || row.stage_or_earlier === 1,
    ...(row.next_step_since !== null && { nextStepDays: days(row.next_step_since) }),
    timesSentBack: row.times_sent_back,
  }
}
