import { announce } from '@atlaskit/pragmatic-drag-and-drop-live-region'
import { useRef, useState } from 'react'
import { notify } from '@/components/ui/notify'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Stage } from '@/lib/opportunity/stage'
import type { ActionResult } from '@/lib/result'
import { nameOf, refusalOf } from './board-rules'
import {
  type DealCard,
  type Move,
  type MoveAnswers,
  type SavedMove,
  withMove,
  withoutMove,
  withSaved,
} from './moves'
import { notifyQueued } from './notify-queued'
import { type Refusal, refusalWords, unreachable } from './refusal-words'

/** What a move sends. */
export interface MoveInput extends MoveAnswers {
  id: string
  from: Stage
  to: Stage
  /** The version of the card that the seller saw. */
  seen: string
}

export type MoveStage = (input: MoveInput) => Promise<ActionResult<SavedMove>>

export interface RefusedMove extends Refusal {
  card: DealCard
  to: Stage
  answers?: MoveAnswers
}

export interface Moves {
  /** To be laid over the board; see `withMoves`. */
  moves: readonly Move[]
  refused: RefusedMove | undefined
  dismissRefusal: () => void
  move: (card: DealCard, to: Stage, answers?: MoveAnswers) => void
}

function cardOf({ saving: _saving, ...card }: DealCard): OpportunityCard {
  return card
}

/**
 * The seller's moves: shown at once, sent, and kept or taken back by AWS's answer.
 * @param onSaved Takes an accepted move into what is known of the server.
 */
export function useMoves(moveStage: MoveStage, onSaved: (move: Move) => void): Moves {
  const [moves, setMoves] = useState<readonly Move[]>([])
  const [refused, setRefused] = useState<RefusedMove>()
  const lastKey = useRef(0)

  const run = async (shown: DealCard, to: Stage, answers?: MoveAnswers, isUndo = false) => {
    const key = ++lastKey.current
    const card = cardOf(shown)
    const from = card.stage
    setRefused(undefined)
    const move: Move = { key, card, to, answers, isUndo }
    setMoves((all) => withMove(all, move))
    announce(`Moving ${nameOf(card)} to ${to}.`)

    const input = { id: card.id, from, to, seen: card.version, ...answers }
    const result = await moveStage(input).catch(() => undefined)
    if (result?.ok) {
      setMoves((all) => withSaved(all, key, result.data))
      onSaved({ ...move, saved: result.data })
      if (result.data.queued) notifyQueued(`${nameOf(card)} moves to ${to}`)
      else announceMove(result.data.card, from, isUndo, () => run(result.data.card, from, undefined, true))
    } else {
      setMoves((all) => withoutMove(all, key))
      const words = result ? refusalWords(result.error, card, to) : unreachable(card, to)
      setRefused({ ...words, card, to, answers })
    }
  }

  return {
    moves,
    refused,
    dismissRefusal: () => setRefused(undefined),
    move: (card, to, answers) => void run(card, to, answers),
  }
}

function announceMove(card: OpportunityCard, from: Stage, isUndo: boolean, undo: () => void): void {
  const isFinal = refusalOf(card, from) !== undefined
  notify.success({
    title: isUndo ? `${nameOf(card)} is back in ${card.stage}` : `${nameOf(card)} moved to ${card.stage}`,
    action: isUndo || isFinal ? undefined : { label: 'Undo', onClick: undo },
  })
}
