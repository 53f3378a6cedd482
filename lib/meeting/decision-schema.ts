import * as z from 'zod'
import { OpportunityId } from '@/lib/opportunity/opportunity'
import { PlainDate } from '@/lib/opportunity/plain-date-schema'
import { stageAnswers, withLossReason } from '@/lib/opportunity/stage-answers'
import { Stage } from '@/lib/opportunity/stage-schema'
import { decisionKinds, decisionOutcomes } from './decision'

/** `id` is made by whoever decides. `was`: what their screen showed, null for nothing. */
const deal = { id: z.uuid(), dealId: OpportunityId }
const was = z.string().nullable()

const StageDecision = withLossReason(
  z.strictObject({ kind: z.literal('stage'), ...deal, was: Stage, to: Stage, ...stageAnswers }),
)

/**
 * What a screen sends when something is decided. `closeDate`: the new one of a deal whose date has passed, since AWS
 * takes no next step and no stage without; it is a decision as well.
 */
export const DecisionInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('nextStep'),
    ...deal,
    was,
    text: z.string().trim().min(1, 'Say what happens next').max(255, 'Keep this to 255 characters'),
    due: PlainDate.optional(),
    closeDate: PlainDate.optional(),
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

/** What only some kinds of decision have. */
export const DecisionDetail = z.object({
  /** Of the stage Closed Lost. */
  closedLostReason: z.string().optional(),
  /** Of an owner. */
  email: z.string().optional(),
  /** Of a next step. */
  due: PlainDate.optional(),
})
export type DecisionDetail = z.infer<typeof DecisionDetail>

/** Something that was decided on a deal, and what became of it at AWS. */
export const Decision = DecisionDetail.extend({
  id: z.uuid(),
  dealId: z.string(),
  kind: z.enum(decisionKinds),
  /** As a text to show: the step, the date, the stage, the owner's name. Absent for nothing, and for a note. */
  was: z.string().optional(),
  now: z.string(),
  by: z.object({ userId: z.string(), name: z.string() }),
  /** By our clock, RFC 3339. */
  at: z.string(),
  /** The queue's; none for a note, which stays in Tandem, and for what AWS has already. */
  writeId: z.string().optional(),
  /** With a write. */
  outcome: z.enum(decisionOutcomes).optional(),
  /** When it was seen to come to that; absent while it is as it was when it was made. */
  outcomeAt: z.string().optional(),
  /** Why AWS does not have it, in words. */
  reason: z.string().optional(),
  /** A later decision of this meeting on the same deal says otherwise. */
  isReplaced: z.literal(true).optional(),
})
export type Decision = z.infer<typeof Decision>
