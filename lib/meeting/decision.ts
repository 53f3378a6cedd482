import * as z from 'zod'
import { OpportunityId } from '@/lib/opportunity/opportunity'
import { PlainDate } from '@/lib/opportunity/plain-date-schema'
import { stageAnswers, withLossReason } from '@/lib/opportunity/stage-answers'
import { Stage } from '@/lib/opportunity/stage-schema'
import type { Who } from './meeting'

export const decisionKinds = ['nextStep', 'closeDate', 'stage', 'owner', 'note'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** `id` is made by whoever decides. `was`: what their screen showed, null for nothing. */
const deal = { id: z.uuid(), dealId: OpportunityId }
const was = z.string().nullable()

const StageDecision = withLossReason(
  z.strictObject({ kind: z.literal('stage'), ...deal, was: Stage, to: Stage, ...stageAnswers }),
)

/** What a screen sends when something is decided. */
export const DecisionInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('nextStep'),
    ...deal,
    was,
    text: z.string().trim().min(1, 'Say what happens next').max(255, 'Keep this to 255 characters'),
    due: PlainDate.optional(),
  }),
  z.strictObject({ kind: z.literal('closeDate'), ...deal, was, date: PlainDate }),
  StageDecision,
  z.strictObject({ kind: z.literal('owner'), ...deal, was, email: z.email('Choose an owner').max(254) }),
  z.strictObject({
    kind: z.literal('note'),
    ...deal,
    text: z.string().trim().min(1, 'Write the note first').max(2000, 'Keep this to 2,000 characters'),
  }),
])
export type DecisionInput = z.infer<typeof DecisionInput>

/** As the queue's `WriteState`. */
export const decisionOutcomes = [
  'queued',
  'sending',
  'sent',
  'refused',
  'conflict',
  'held',
  'cancelled',
] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

/** Something that was decided on a deal, and what became of it at AWS. */
export interface Decision {
  id: string
  dealId: string
  kind: DecisionKind
  /** As a text to show: the step, the date, the stage, the owner's name. Absent for nothing, and for a note. */
  was?: string
  now: string
  /** Of a stage of Closed Lost. */
  closedLostReason?: string
  /** Of an owner. */
  email?: string
  /** Of a next step. */
  due?: string
  by: Who
  at: string
  /** The queue's write; none for a note, which stays in Tandem. */
  writeId?: string
  outcome?: DecisionOutcome
  /** When it was seen to come to that; absent while it is as it was when it was made. */
  outcomeAt?: string
  /** Why AWS does not have it, in words. */
  reason?: string
  /** A later decision of this meeting says otherwise. */
  isReplaced?: true
}

/** Whether it waits for somebody. */
export function isInTrouble({ outcome }: Pick<Decision, 'outcome'>): boolean {
  return outcome === 'refused' || outcome === 'conflict' || outcome === 'held'
}
