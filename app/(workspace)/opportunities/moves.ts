import type { ClosedLostReason } from '@aws-sdk/client-partnercentral-selling'
import type { OpportunityCard, StageTotals } from '@/lib/opportunity/card'
import { sumByCurrency } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { Stage } from '@/lib/opportunity/stage'
import { type BoardData, byCloseDate, isOverdue } from './board-data'
import type { BoardFilter } from './board-filter'

/** A card on the board. `saving` until AWS has answered. */
export interface DealCard extends OpportunityCard {
  saving?: boolean
}

/** What a move writes beside the stage, as the seller answered when asked. */
export interface MoveAnswers {
  closedLostReason?: ClosedLostReason
  nextSteps?: string
  closeDate?: PlainDate
  /** The customer's, twelve digits. */
  awsAccountId?: string
}

/**
 * A move the seller made on this screen. It is laid over what the server says and never written into it, so that a
 * refusal needs no undoing: without the move, the card is where it was.
 */
export interface Move {
  /** Tells this move from an earlier one of the same card. */
  key: number
  /** The card as it was picked up. */
  card: OpportunityCard
  to: Stage
  answers?: MoveAnswers
  /** A move that takes another back returns the card to its place; any other leaves it on top, in sight. */
  isUndo?: boolean
  saved?: SavedMove
}

/** A move that is safe: AWS has it, or will. */
export interface SavedMove {
  card: OpportunityCard
  /** The first revision of the mirror that knows of it. */
  revision: number
  /** Whether that revision consists of this move alone. */
  isOwnRevision: boolean
  /** AWS does not have it yet; it goes by itself. */
  queued?: true
}

/** The moves with `move` as the last one of its card. */
export function withMove(moves: readonly Move[], move: Move): Move[] {
  return [...moves.filter(({ card }) => card.id !== move.card.id), move].slice(-50)
}

export function withSaved(moves: readonly Move[], key: number, saved: SavedMove): Move[] {
  return moves.map((move) => (move.key === key ? { ...move, saved } : move))
}

export function withoutMove(moves: readonly Move[], key: number): Move[] {
  return moves.filter((move) => move.key !== key)
}

function cardAfter({ card, to, answers, saved }: Move): DealCard {
  if (saved) return saved.card
  const { stageSince: _since, stageOrEarlier: _orEarlier, ...rest } = card
  return { ...rest, stage: to, closeDate: answers?.closeDate ?? card.closeDate, saving: true }
}

/** The totals with `card` taken in (`sign` 1) or out (-1). */
function counted(totals: StageTotals, card: OpportunityCard, today: string, sign: 1 | -1): StageTotals {
  const spend = card.spend.map(({ currency, minorUnits }) => ({
    currency,
    minorUnits: (BigInt(sign) * BigInt(minorUnits)).toString(),
  }))
  return {
    stage: totals.stage,
    count: totals.count + sign,
    spend: sumByCurrency([...totals.spend, ...spend]).filter(({ minorUnits }) => minorUnits !== '0'),
    overdue: totals.overdue + (isOverdue(card, today) ? sign : 0),
  }
}

/** One move laid over. A card this filter does not show has nothing to move, and is not in the totals either. */
function moved(data: BoardData, move: Move, filter: BoardFilter): BoardData {
  const before = data.columns.flatMap(({ cards }) => cards).find(({ id }) => id === move.card.id)
  if (!before) return data
  const after = cardAfter(move)
  const stays = !filter.overdue || isOverdue(after, data.today)
  const columns = data.columns.map((column) => {
    const cards: DealCard[] = column.cards.filter(({ id }) => id !== after.id)
    let totals: StageTotals = column
    if (column.stage === before.stage) totals = counted(totals, before, data.today, -1)
    if (column.stage === after.stage && stays) {
      totals = counted(totals, after, data.today, 1)
      cards.push(after)
      cards.sort(byCloseDate)
    }
    const isSame = totals === column && cards.length === column.cards.length
    return isSame ? column : { ...column, ...totals, cards }
  })
  return { ...data, columns }
}

/** The card on top of its column, where the seller who just moved it finds it in a column of two thousand. */
function lifted(data: BoardData, { card, to }: Move): BoardData {
  const columns = data.columns.map((column) => {
    const found = column.stage === to ? column.cards.find(({ id }) => id === card.id) : undefined
    if (!found) return column
    return { ...column, cards: [found, ...column.cards.filter(({ id }) => id !== card.id)] }
  })
  return { ...data, columns }
}

/** The board as the seller sees it: what the server says, with their own moves laid over it until it knows of them. */
export function withMoves(data: BoardData, moves: readonly Move[], filter: BoardFilter): BoardData {
  const unknown = moves.filter(({ saved }) => !saved || saved.revision > data.revision)
  const laid = unknown.reduce((board, move) => moved(board, move, filter), data)
  return moves.filter(({ isUndo }) => !isUndo).reduce(lifted, laid)
}

/**
 * The board one revision on, where that revision is nothing but this saved move: then there is no need to ask the
 * server what has changed. Any other board stays as it is and learns of the move with its next reading.
 */
export function withSavedMove(data: BoardData, move: Move, filter: BoardFilter): BoardData {
  const { saved } = move
  if (!saved?.isOwnRevision || saved.revision !== data.revision + 1) return data
  return { ...moved(data, move, filter), revision: saved.revision }
}
