import { sql, type Transaction } from 'kysely'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { Deal } from './deal'
import { milliseconds } from './instant'
import { reviewStatusOf } from './record'
import { wholeDays } from './stays'
import type { StoredDeal } from './stored-deal'
import type { MirrorTables, RoundRow } from './tables'

type End = Pick<RoundRow, 'ended_at' | 'outcome' | 'reason'>

const notOver = { ended_at: null, outcome: null, reason: null, days: null } satisfies Partial<RoundRow>

const isUnderReview = (status: ReviewStatus) => status === 'Submitted' || status === 'In review'
const isOutcome = (status: ReviewStatus) => !isUnderReview(status) && status !== 'Pending Submission'

/**
 * What a batch of saves changes in the rounds of AWS's review: from the submission to AWS's answer. A round that began
 * before we first saw it, or that began and ended between two readings, is marked as of unknown length.
 */
export class RoundsChange {
  readonly #ended = new Map<string, End>()
  readonly #begun = new Map<string, RoundRow>()
  /** Of those begun, each deal's that is not over. */
  readonly #open = new Map<string, RoundRow>()

  note(catalog: string, next: Deal, before: StoredDeal | undefined): void {
    const was = before && reviewStatusOf(before.record)
    const now = reviewStatusOf(next.record)
    if (was === now) return
    const at = new Date(milliseconds(next.record.LastModifiedDate)).toISOString()
    const reason = next.record.LifeCycle?.ReviewStatusReason || null
    const end = isOutcome(now) ? { ended_at: at, outcome: now, reason } : undefined
    const begin = { catalog, id: next.card.id, began_at: at, ...notOver }
    if (was !== undefined && isUnderReview(was)) {
      if (!isUnderReview(now)) this.#end(next.card.id, end ?? { ended_at: at, outcome: null, reason })
    } else if (isUnderReview(now)) this.#begin({ ...begin, or_earlier: was ? 0 : 1 })
    else if (was !== undefined && end) this.#begin({ ...begin, or_earlier: 1, ...end })
  }

  #begin(round: RoundRow): void {
    this.#begun.set(keyOf(round), round)
    if (round.ended_at === null) this.#open.set(round.id, round)
  }

  #end(id: string, end: End): void {
    const begun = this.#open.get(id)
    if (begun) Object.assign(begun, ended(begun, end))
    else this.#ended.set(id, end)
    this.#open.delete(id)
  }

  async apply(transaction: Transaction<MirrorTables>, catalog: string): Promise<void> {
    const open = await readOpen(transaction, catalog, [...this.#ended.keys()])
    const rows = open.map((round) => ended(round, this.#ended.get(round.id)))
    const unique = new Map([...rows, ...this.#begun.values()].map((round) => [keyOf(round), round]))
    await writeRounds(transaction, [...unique.values()])
  }
}

const keyOf = ({ id, began_at }: RoundRow) => `${id} ${began_at}`

function ended(round: RoundRow, end: End | undefined): RoundRow {
  const { ended_at = null } = end ?? {}
  const isKnown = round.or_earlier === 0 && ended_at !== null
  return { ...round, ...end, days: isKnown ? wholeDays(round.began_at, ended_at) : null }
}

async function readOpen(transaction: Transaction<MirrorTables>, catalog: string, ids: string[]) {
  if (ids.length === 0) return []
  return (
    transaction
      .selectFrom('mirror_round')
      .selectAll()
      .where('catalog', '=', catalog)
      .where('id', 'in', ids)
      // Found by the deal: the index of what is over would read all that is not.
      .where(sql<boolean>`(ended_at || '') is null`)
      .execute()
  )
}

const rowsAtOnce = 500

async function writeRounds(transaction: Transaction<MirrorTables>, rows: RoundRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await transaction
      .insertInto('mirror_round')
      .values(rows.slice(start, start + rowsAtOnce))
      .onConflict((conflict) =>
        conflict.columns(['catalog', 'id', 'began_at']).doUpdateSet((eb) => ({
          or_earlier: eb.ref('excluded.or_earlier'),
          ended_at: eb.ref('excluded.ended_at'),
          outcome: eb.ref('excluded.outcome'),
          reason: eb.ref('excluded.reason'),
          days: eb.ref('excluded.days'),
        })),
      )
      .execute()
  }
}
