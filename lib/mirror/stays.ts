import { sql, type Transaction } from 'kysely'
import { daysBetween, plainDateOf } from '@/lib/opportunity/plain-date'
import type { Deal } from './deal'
import { milliseconds } from './instant'
import { stageOf } from './record'
import type { StoredDeal } from './stored-deal'
import type { MirrorTables, StayRow } from './tables'

/** Whole days by UTC days, never negative: AWS's machines do not agree on the time. */
export function wholeDays(from: string, to: string): number {
  return Math.max(0, daysBetween(plainDateOf(new Date(from)), plainDateOf(new Date(to))))
}

type End = Required<Pick<StayRow, 'left_at' | 'next_stage' | 'days'>>

const notOver: End = { left_at: null, next_stage: null, days: null }

/**
 * What a batch of saves changes in the stays of its deals, one stay being the time a deal spent at a stage. Collected in
 * memory and written once, in the transaction of the saves. Only what AWS has counts: a stage that is on its way is not
 * one the deal is at.
 */
export class StaysChange {
  readonly #ended = new Map<string, End>()
  readonly #begun = new Map<string, StayRow>()
  /** Of those begun, the last of each deal. */
  readonly #open = new Map<string, StayRow>()
  readonly #lost = new Set<string>()

  /** @param before The deal as it was; undefined for one that is new, or whose row was lost. */
  note(catalog: string, next: Deal, before: StoredDeal | undefined): void {
    const { id } = next.card
    if (before && stageOf(before.record) === stageOf(next.record)) return
    if (before) this.#end(id, next, before)
    else if (next.row.entries > 0) this.#lost.add(id)
    this.#begin({
      catalog,
      id,
      entered_at: next.row.stage_since ?? new Date(next.row.version_ms).toISOString(),
      or_earlier: next.row.stage_or_earlier,
      stage: stageOf(next.record),
      ...notOver,
    })
  }

  #end(id: string, next: Deal, before: StoredDeal): void {
    const left_at = new Date(milliseconds(next.record.LastModifiedDate)).toISOString()
    const entered = before.row.stage_since ?? new Date(before.row.version_ms).toISOString()
    const end = { left_at, next_stage: stageOf(next.record), days: wholeDays(entered, left_at) }
    const begun = this.#open.get(id)
    if (begun) Object.assign(begun, end)
    else this.#ended.set(id, end)
  }

  #begin(stay: StayRow): void {
    this.#begun.set(keyOf(stay), stay)
    this.#open.set(stay.id, stay)
  }

  async apply(transaction: Transaction<MirrorTables>, catalog: string): Promise<void> {
    if (this.#lost.size > 0) await forgetOpen(transaction, catalog, [...this.#lost])
    const over = await readOpen(transaction, catalog, [...this.#ended.keys()])
    const rows = over.map((stay): StayRow => ({ ...stay, ...this.#ended.get(stay.id) }))
    // A stay that begins at the instant of another takes its place: that one was over at once.
    const unique = new Map([...rows, ...this.#begun.values()].map((stay) => [keyOf(stay), stay]))
    await writeStays(transaction, [...unique.values()])
  }
}

const keyOf = ({ id, entered_at }: StayRow) => `${id} ${entered_at}`

/** Found by the deal: the index of what is over would read all that is not. */
const isOpen = sql<boolean>`(left_at || '') is null`

async function readOpen(transaction: Transaction<MirrorTables>, catalog: string, ids: string[]) {
  if (ids.length === 0) return []
  return transaction
    .selectFrom('mirror_stay')
    .selectAll()
    .where('catalog', '=', catalog)
    .where('id', 'in', ids)
    .where(isOpen)
    .execute()
}

async function forgetOpen(transaction: Transaction<MirrorTables>, catalog: string, ids: string[]) {
  await transaction
    .deleteFrom('mirror_stay')
    .where('catalog', '=', catalog)
    .where('id', 'in', ids)
    .where(isOpen)
    .execute()
}

const rowsAtOnce = 500

async function writeStays(transaction: Transaction<MirrorTables>, rows: StayRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await transaction
      .insertInto('mirror_stay')
      .values(rows.slice(start, start + rowsAtOnce))
      .onConflict((conflict) =>
        conflict.columns(['catalog', 'id', 'entered_at']).doUpdateSet((eb) => ({
          stage: eb.ref('excluded.stage'),
          or_earlier: eb.ref('excluded.or_earlier'),
          left_at: eb.ref('excluded.left_at'),
          next_stage: eb.ref('excluded.next_stage'),
          days: eb.ref('excluded.days'),
        })),
      )
      .execute()
  }
}
