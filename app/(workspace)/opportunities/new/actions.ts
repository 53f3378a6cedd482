'use server'

import * as z from 'zod'
import { defineAction } from '@/lib/action'
import { writers } from '@/lib/auth/roles'
import { draftIn, NewOpportunity } from '@/lib/opportunity/new-opportunity'
import { LastModifiedDate, OpportunityId } from '@/lib/opportunity/opportunity'
import { editOpportunity } from '@/lib/partner-central/edit'
import { ok } from '@/lib/result'
import { addAssociation, removeAssociation } from '../[id]/association-change'
import { saveDraft } from '../[id]/save-draft'
import { submitToAws } from '../[id]/submission'
import { createDeal } from './new-deal'

const SolutionId = z.string().regex(/^S-[0-9]{1,19}$/, 'Choose one of your solutions')

/** Creates the record in Pending Submission. Repeated with the same token and form it answers with the same record. */
export const createOpportunity = defineAction({
  input: z.strictObject({ token: z.uuid(), form: NewOpportunity }),
  allow: writers,
  async run({ token, form }, { session, catalog, partnerCentral, mirror }) {
    const saved = await createDeal(partnerCentral, { token, form, creator: session })
    await mirror.saveOpportunity(catalog, saved, session)
    return ok({ id: saved.Id, seen: saved.LastModifiedDate })
  },
})

/** Saves what was mended in the form after the record had been created. */
export const saveCreated = defineAction({
  input: z.strictObject({ id: OpportunityId, seen: LastModifiedDate, form: NewOpportunity }),
  allow: writers,
  async run({ id, seen, form }, { session, catalog, partnerCentral, mirror }) {
    const result = await saveDraft((edit) => editOpportunity(partnerCentral, edit), {
      id,
      seen,
      draft: draftIn(form),
    })
    if (!result.ok) return result
    await mirror.saveOpportunity(catalog, result.data, session)
    return ok({ id, seen: result.data.LastModifiedDate })
  },
})

/** Links the record to one of the partner's solutions, in place of the one chosen before. */
export const associateSolution = defineAction({
  input: z.strictObject({ id: OpportunityId, solution: SolutionId, instead: SolutionId.optional() }),
  allow: writers,
  async run({ id, solution, instead }, { session, catalog, partnerCentral, mirror }) {
    const type = 'Solutions'
    const added = await addAssociation(partnerCentral, { id, type, entity: solution })
    const result =
      added.ok && instead ? await removeAssociation(partnerCentral, { id, type, entity: instead }) : added
    if (!result.ok) return result
    await mirror.saveOpportunity(catalog, result.data, session)
    return ok({ id, seen: result.data.LastModifiedDate })
  },
})

/** Hands the record to AWS's review. A task that failed is an answer, not an error: it says what is missing. */
export const startSubmission = defineAction({
  input: z.strictObject({
    id: OpportunityId,
    token: z.uuid(),
    involvement: z.enum(['Co-Sell', 'For Visibility Only']),
  }),
  allow: writers,
  async run(submission, { session, catalog, partnerCentral, mirror }) {
    const { task, opportunity } = await submitToAws(partnerCentral, { ...submission, visibility: 'Full' })
    await mirror.saveOpportunity(catalog, opportunity, session)
    return ok({
      status: task.TaskStatus ?? 'IN_PROGRESS',
      taskId: task.TaskId ?? undefined,
      message: task.Message ?? undefined,
    })
  },
})
