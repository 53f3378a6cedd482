import type { Transaction } from 'kysely'
import {
  type Author,
  attributedChanges,
  type FieldChange,
  type HistoryEntry,
  isWithin,
} from '@/lib/opportunity/history'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import type { Deal } from './deal'
import { milliseconds } from './instant'
import { rowPart } from './merge-summary'
import type { StoredDeal } from './stored-deal'
import type { HistoryRow, MirrorTables } from './tables'

/** A user of Tandem whose own write is being saved. */
export interface Writer {
  userId: string
  name: string
  /**
   * When the write was sent, by our clock. What was read of the record since then, before its answer was stored, is the
   * writer's too. A minute ago unless told.
   */
  since?: Date | undefined
  /** The fields written: anything else the reading shows is somebody else's. Everything unless told. */
  fields?: readonly string[] | undefined
}

/** A reading: when, by our clock, and after whose write, if it was one of ours. */
export interface Occasion {
  at: Date
  by?: Writer | undefined
}

const other: Author = { kind: 'other' }
const usualWriteMs = 60_000

export function authorOf(by: Writer | undefined): Author {
  return by ? { kind: 'user', userId: by.userId, name: by.name } : other
}

/** Until the details have been read once, all that can have changed is what list rows show. */
function compared(before: StoredDeal, next: Deal): [object, object] {
  return before.row.detailed === 1
    ? [before.record, next.record]
    : [rowPart(before.record), rowPart(next.record)]
}

function happenedAt({ kind, record }: { kind: HistoryEntry['kind']; record: Opportunity }): string {
  const instant = kind === 'created' ? record.CreatedDate : record.LastModifiedDate
  return new Date(milliseconds(instant)).toISOString()
}

/** AWS stopped returning a deal, or returns it again. Only we can say when, by when it was asked for. */
export function presenceEntry(catalog: Catalog, next: Deal, kind: 'gone' | 'returned', at: Date): HistoryRow {
  return {
    catalog,
    id: next.card.id,
    number: next.row.entries + 1,
    kind,
    at: at.toISOString(),
    seen_at: at.toISOString(),
    version: next.record.LastModifiedDate,
    who: JSON.stringify({ kind: 'aws' } satisfies Author),
    changes: '[]',
  }
}

/**
 * What this version of a deal adds to its history: that AWS returns it again, and what says something else; nothing when
 * neither is so.
 * @param next Its `entries` are those its history has so far.
 */
export function observed(
  catalog: Catalog,
  next: Deal,
  before: StoredDeal | undefined,
  { at, by }: Occasion,
): HistoryRow[] {
  const back = before && before.row.gone_since !== null ? [presenceEntry(catalog, next, 'returned', at)] : []
  const known = next.row.entries + back.length
  // A record that was lost and is read again has been seen before.
  if (!before && known > 0) return []
  const kind = before ? 'changed' : 'created'
  const who = authorOf(by)
  const parts: { who: Author; changes: FieldChange[] }[] = before
    ? attributedChanges(...compared(before, next), who, by?.fields)
    : [{ who, changes: [] }]
  const entries = parts.map((part, i) => ({
    catalog,
    id: next.card.id,
    number: known + i + 1,
    kind,
    at: happenedAt({ kind, record: next.record }),
    seen_at: at.toISOString(),
    version: next.record.LastModifiedDate,
    who: JSON.stringify(part.who),
    changes: JSON.stringify(part.changes),
  }))
  return [...back, ...entries]
}

/** How long the histories of these deals are; those without one are not in it. */
export async function entriesOf(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  ids: string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('mirror_history')
    .select((eb) => ['id', eb.fn.max<number>('number').as('entries')])
    .where('catalog', '=', catalog)
    .where('id', 'in', ids)
    .groupBy('id')
    .execute()
  return new Map(rows.map(({ id, entries }) => [id, entries]))
}

const rowsAtOnce = 500

export async function writeHistory(
  transaction: Transaction<MirrorTables>,
  rows: readonly HistoryRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await transaction
      .insertInto('mirror_history')
      .values(rows.slice(start, start + rowsAtOnce))
      .execute()
  }
}

/** The sync may read a record between our write and its answer, and cannot tell whose change it sees. */
export async function claimVersion(
  transaction: Transaction<MirrorTables>,
  catalog: Catalog,
  record: Opportunity,
  { at, by }: Occasion,
): Promise<void> {
  if (!by) return
  const since = by.since ?? new Date(at.getTime() - usualWriteMs)
  const rows = await transaction
    .selectFrom('mirror_history')
    .select(['number', 'changes'])
    .where('catalog', '=', catalog)
    .where('id', '=', record.Id)
    .where('version', '=', record.LastModifiedDate)
    .where('seen_at', '>=', since.toISOString())
    .where('who', '=', JSON.stringify(other))
    .execute()
  const own = rows.filter(({ changes }) =>
    (JSON.parse(changes) as FieldChange[]).every((change) => isWithin(change, by.fields)),
  )
  if (own.length === 0) return
  await transaction
    .updateTable('mirror_history')
    .set({ who: JSON.stringify(authorOf(by)) })
    .where('catalog', '=', catalog)
    .where('id', '=', record.Id)
    .where(
      'number',
      'in',
      own.map(({ number }) => number),
    )
    .execute()
}
