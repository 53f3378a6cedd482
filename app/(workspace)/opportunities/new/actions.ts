'use server'

import * as z from 'zod'
import { defineAction } from '@/lib/action'
import { writers } from '@/lib/auth/roles'
import { draftIn, NewOpportunity } from '@/lib/opportunity/new-opportunity'
import { LastModifiedDate, OpportunityId } from '@/lib/opportunity/opportunity'
import { ok } from '@/lib/result'
import { saveDraft } from '../[id]/save-draft'
import { receiptOf } from './deal-receipt'
import { linkSolution } from './link-solution'
import { DealId, newDeal } from './new-deal'
import { decidableCreation } from './read-refused-deal'
import { submitDeal } from './submit-deal'

const SolutionId = z.string().regex(/^S-[0-9]{1,19}$/, 'Choose one of your solutions')

/**
 * Creates the record in Pending Submission. Repeated with the same token it answers with the same record. `queued` when
 * AWS did not answer in time: it is kept, goes by itself, and has a name of ours until then. `replaces` names a creation
 * that AWS refused and that this one stands in for.
 */
export const createOpportunity = defineAction({
  input: z.strictObject({ token: z.uuid(), form: NewOpportunity, replaces: z.uuid().optional() }),
  allow: writers,
  async run({ token, form, replaces }, { session, desk, queue }) {
    const refused = replaces === undefined ? undefined : await decidableCreation(queue, session, replaces)
    const options = refused && { replaces: refused.id }
    return ok(receiptOf(await desk.create(token, newDeal(form, session), options)))
  },
})

/** Saves what was mended in the form after the record had been created. */
export const saveCreated = defineAction({
  input: z.strictObject({ id: OpportunityId, seen: LastModifiedDate, form: NewOpportunity }),
  allow: writers,
  async run({ id, seen, form }, { desk }) {
    const result = await saveDraft(desk.edit, { id, seen, draft: draftIn(form) })
    return result.ok ? ok(receiptOf(result.data)) : result
  },
})

/** Links the record to one of the partner's solutions, in place of the one chosen before. */
export const associateSolution = defineAction({
  input: z.strictObject({ id: DealId, solution: SolutionId, instead: SolutionId.optional() }),
  allow: writers,
  async run(choice, { desk }) {
    const result = await linkSolution(desk, choice)
    return result.ok ? ok(receiptOf(result.data)) : result
  },
})

/** Hands the record to AWS's review. A task that failed is an answer, not an error: it says what is missing. */
export const startSubmission = defineAction({
  input: z.strictObject({
    id: DealId,
    token: z.uuid(),
    involvement: z.enum(['Co-Sell', 'For Visibility Only']),
  }),
  allow: writers,
  async run(submission, { desk }) {
    return ok(await submitDeal(desk, submission))
  },
})
