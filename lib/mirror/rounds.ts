import type { Transaction } from 'kysely'
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
    this.#begun.set(`${round.id} ${round.began_at}`, round)
  }

  #end(id: string, end: End): void {
    const begun = [...this.#begun.values()].find((round) => round.id === id && round.ended_at === null)
    if (begun) Object.assign(begun, end, { days: daysOf(begun, end) })
    else this.#ended.set(id, end)
  }

  async apply(transaction: Transaction<MirrorTables>, catalog: string): Promise<void> {
    for (const [id, end] of this.#ended) await endRound(transaction, catalog, id, end)
    for (const round of this.#begun.values()) {
      const { catalog: _catalog, id: _id, began_at: _began, ...rest } = round
      await transaction
        .insertInto('mirror_round')
        .values(round)
        .onConflict((conflict) => conflict.columns(['catalog', 'id', 'began_at']).doUpdateSet(rest))
        .execute()
    }
  }
}

function daysOf({ began_at, or_earlier }: Pick<RoundRow, 'began_at' | 'or_earlier'>, { ended_at }: End) {
  return or_earlier === 1 || ended_at === null ? null : wholeDays(began_at, ended_at)
}

async function endRound(
  transaction: Transaction<MirrorTables>,
  catalog: string,
  id: string,
  end: End,
): Promise<void> {
  const open = await transaction
    .selectFrom('mirror_round')
    .select(['began_at', 'or_earlier'])
    .where('catalog', '=', catalog)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!open) return
  await transaction
    .updateTable('mirror_round')
    .set({ ...end, days: daysOf(open, end) })
    .where('catalog', '=', catalog)
    .where('id', '=', id)
    .where('began_at', '=', open.began_at)
    .execute()
}
