import type { Decision, DecisionInput } from '@/lib/meeting/decision'
import type { ItemState, Meeting } from '@/lib/meeting/meeting'
import type { ActionResult } from '@/lib/result'
import type { Screen } from './use-screen'

type Changed = Promise<ActionResult<Meeting>>

/** What is done in a running meeting, as `../actions.ts` has it. */
export interface RoomActions {
  present: (input: { id: string; over?: number }) => Changed
  leavePresenting: (input: { id: string; term: number }) => Changed
  show: (input: { id: string; term: number; screen: Screen }) => Changed
  addItem: (input: { id: string; dealId: string }) => Changed
  setItemState: (input: { id: string; dealId: string; state: ItemState }) => Changed
  moveItem: (input: { id: string; dealId: string; before?: string }) => Changed
  decide: (input: { id: string; decision: DecisionInput }) => Promise<ActionResult<Decision>>
  end: (input: { id: string }) => Changed
}
