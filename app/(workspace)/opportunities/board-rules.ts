import type { BoardRules } from '@/components/board/board-model'
import { stageMove } from '@/lib/opportunity/editability'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import type { DealCard } from './moves'

/** Why this deal cannot go to that stage, or undefined when it may. */
export function refusalOf(card: DealCard, columnId: string): string | undefined {
  const move = stageMove(card, columnId as Stage)
  return move.allowed ? undefined : move.reason
}

/** Why the deal cannot leave its stage at all: AWS has it, has declined it, or it is closed. */
export function lockOf(card: DealCard): string | undefined {
  const reasons = stages.filter((stage) => stage !== card.stage).map((stage) => refusalOf(card, stage))
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined
}

export function nameOf({ company, id }: DealCard): string {
  return company || id
}

export const boardRules: BoardRules<DealCard> = { nameOf, lockOf, refusalOf }

/** The stages whose columns start as rails: they only grow, and nothing in them moves any more. */
export const isCollapsible = isClosed
