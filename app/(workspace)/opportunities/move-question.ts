import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { Stage } from '@/lib/opportunity/stage'
import type { DealCard } from './moves'

/** What has to be asked before anything is written: AWS would refuse the move without the answer, or never take it back. */
export type MoveQuestion = 'closed-lost' | 'launched' | 'close-date'

/** What the seller must answer before `card` goes to `to`, if anything. */
export function questionFor(card: DealCard, to: Stage, today: PlainDate): MoveQuestion | undefined {
  if (to === 'Closed Lost') return 'closed-lost'
  if (to === 'Launched') return 'launched'
  // AWS refuses every update of an open deal whose close date is not ahead.
  return card.closeDate !== undefined && card.closeDate <= today ? 'close-date' : undefined
}
