import type { Transaction } from 'kysely'
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
    const begun = [...this.#begun.values()].find((stay) => stay.id === id && stay.left_at === null)
    if (begun) Object.assign(begun, end)
    else this.#ended.set(id, end)
  }

  /** A stay that begins at the instant of another takes its place: that one was over at once. */
  #begin(stay: StayRow): void {
    this.#begun.set(`${stay.id} ${stay.entered_at}`, stay)
  }

  async apply(transaction: Transaction<MirrorTables>, catalog: string): Promise<void> {
    if (this.#lost.size > 0) await forgetOpen(transaction, catalog, [...this.#lost])
    for (const [id, end] of this.#ended) {
      await transaction
        .updateTable('mirror_stay')
        .set(end)
        .where('catalog', '=', catalog)
        .where('id', '=', id)
        .where('left_at', 'is', null)
        .execute()
    }
    await writeStays(transaction, [...this.#begun.values()])
  }
}

async function forgetOpen(transaction: Transaction<MirrorTables>, catalog: string, ids: string[]) {
  await transaction
    .deleteFrom('mirror_stay')
    .where('catalog', '=', catalog)
    .where('id', 'in', ids)
    .where('left_at', 'is', null)
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
