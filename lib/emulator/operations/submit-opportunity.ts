import type { SubmitOpportunityRequest } from '@aws-sdk/client-partnercentral-selling'
import { refuse } from '../errors'
import { existingOpportunity } from '../existing-opportunity'
import type { Operation } from '../operation'
import { recordChanged } from '../record-changed'
import { submissionContentIssues, submissionStateIssues } from '../rules/submission'
import type { Sent } from '../sent'
import { submit } from '../submission'

type Input = Sent<SubmitOpportunityRequest, 'Catalog' | 'Identifier' | 'InvolvementType'>

/**
 * Sends a record to review, without the engagement that the task makes first; the live service wants that one, ours
 * takes the step on its own (reference, section 12).
 */
export const submitOpportunity: Operation<Input> = {
  writes: true,
  async run(input, context) {
    const record = await existingOpportunity(context, input.Identifier)
    refuse(submissionStateIssues(record))
    refuse(submissionContentIssues(record, input, context.now))
    submit(record, input, context.reviewer, context.now)
    await recordChanged(record, context)
    return undefined
  },
}
