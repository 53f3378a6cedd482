import type { Pipeline, PipelineColumn } from '@/lib/mirror/mirror'
import type { OpportunityCard, StageTotals } from '@/lib/opportunity/card'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage } from '@/lib/opportunity/stage'

/** The board as one filter shows it: totals over all matching deals, and the cards that are loaded so far. */
export interface BoardData extends Pipeline {
  /** Deals there are without any filter. */
  total: number
  /** The day, in UTC, that `overdue` was counted against. */
  today: PlainDate
}

/** What changed since an earlier revision, for the same filter. */
export interface BoardChanges {
  asOf: string | null
  revision: number
  total: number
  today: PlainDate
  totals: StageTotals[]
  /** Changed deals that match the filter, each at its stage of now. */
  cards: OpportunityCard[]
  /** Changed deals that do not, or no longer. */
  gone: string[]
}

/** A deal whose close date has passed while it is still open. */
export function isOverdue(card: Pick<OpportunityCard, 'closeDate' | 'stage'>, today: PlainDate): boolean {
  return card.closeDate !== undefined && card.closeDate < today && !isClosed(card.stage)
}

/** The order of a column: by close date, no date last, then by id, as the mirror pages. */
export function byCloseDate(a: OpportunityCard, b: OpportunityCard): number {
  return compare(a.closeDate ?? '9999-99-99', b.closeDate ?? '9999-99-99') || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function mapColumn(
  data: BoardData,
  stage: Stage,
  change: (column: PipelineColumn) => PipelineColumn,
): BoardData {
  const columns = data.columns.map((column) => (column.stage === stage ? change(column) : column))
  return { ...data, columns }
}

/** Cards with `added` among them, each once, the newer reading winning. */
function merged(cards: readonly OpportunityCard[], added: readonly OpportunityCard[]): OpportunityCard[] {
  const byId = new Map([...cards, ...added].map((card) => [card.id, card]))
  return [...byId.values()].sort(byCloseDate)
}

/** The board with one more page of a column. */
export function withPage(
  data: BoardData,
  stage: Stage,
  page: { cards: OpportunityCard[]; next?: string },
): BoardData {
  const loadedElsewhere = new Set(
    data.columns
      .filter((column) => column.stage !== stage)
      .flatMap((column) => column.cards.map(({ id }) => id)),
  )
  const added = page.cards.filter(({ id }) => !loadedElsewhere.has(id))
  return mapColumn(data, stage, (column) => ({
    ...column,
    // What is already here is at least as fresh: pages carry no revision, changes do.
    cards: merged(added, column.cards),
    next: page.next,
  }))
}

/** The board with what others, or we ourselves, changed since. Loaded cards stay loaded, so nothing scrolls away. */
export function withChanges(data: BoardData, changes: BoardChanges): BoardData {
  const { asOf, revision, total, today, totals, cards, gone } = changes
  if (revision === data.revision) return { ...data, asOf }

  const moved = new Set([...gone, ...cards.map(({ id }) => id)])
  const columns = data.columns.map((column) => {
    const kept = column.cards.filter(({ id }) => !moved.has(id))
    const arrived = cards.filter(({ stage }) => stage === column.stage)
    const isSame = kept.length === column.cards.length && arrived.length === 0
    const totalsNow = totals.find(({ stage }) => stage === column.stage)
    return { ...column, ...totalsNow, cards: isSame ? column.cards : merged(kept, arrived) }
  })
  return { asOf, revision, total, today, columns }
}
