import type { UpdateOpportunityRequest } from '@aws-sdk/client-partnercentral-selling'
import { editableAt } from '@/lib/opportunity/editability'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { type Content, contentOf, contentOfDocument, withContent } from '../content'
import { conflict, type Issue, refuse } from '../errors'
import { existingOpportunity } from '../existing-opportunity'
import { reviewChanged } from '../invitations/review-answer'
import type { Context, Operation } from '../operation'
import { recordState, rememberNextSteps, type StoredOpportunity } from '../record'
import { recordChanged } from '../record-changed'
import { settle } from '../review/decision'
import { consistencyIssues } from '../rules/consistency'
import { sizeDeal } from '../rules/deal-sizing'
import { changesBetween, lockedHeadline, lockedIssues } from '../rules/editing'
import { pathOf } from '../rules/field-name'
import { receivedDealIssues } from '../rules/received-deal'
import { relatedOpportunityIssues } from '../rules/related-opportunity'
import { lostByUpdate } from '../rules/required-at-create'
import { reviewChange } from '../rules/review-change'
import { stageChangeIssues } from '../rules/stage-change'
import { submissionContentIssues } from '../rules/submission'
import type { Sent } from '../sent'
import { submit } from '../submission'

type Input = Sent<UpdateOpportunityRequest, 'Catalog' | 'Identifier' | 'LastModifiedDate'>

/** Integrators' CRM connectors match on this sentence. Source: reference, section 2. */
const staleVersion = 'Conflicting error, last modified date is not the latest'

/** Replaces the record: an omitted member is gone, but for the exceptions of the reference's section 9. */
export const updateOpportunity: Operation<Input> = {
  writes: true,
  async run(input, context) {
    const record = await existingOpportunity(context, input.Identifier)
    if (input.LastModifiedDate.getTime() !== record.modified) throw conflict(staleVersion)

    const before = contentOfDocument(record.document)
    const { content, issues } = sizeDeal(contentOf(input, before.LifeCycle.Stage), before)
    const changes = changesBetween(before, content)
    const review = reviewChange(record, input.LifeCycle)
    const state = recordState(record)
    refuse([...lockedIssues(state, before, changes), ...review.issues], lockedHeadline(state))
    if (changes.length > 0) refuse([...issues, ...(await ruleIssues(record, before, content, context))])

    record.document = withContent(record.document, content)
    rememberNextSteps(record, before.LifeCycle.NextSteps, context.now)
    if (review.decision) settle(record, review.decision, context.now)
    else if (state.reviewStatus === 'Action Required') sendBack(record, context)
    await (review.decision ? reviewChanged : recordChanged)(record, context)
    const { Id, LastModifiedDate } = record.document
    return { Id, LastModifiedDate }
  },
}

async function ruleIssues(
  record: StoredOpportunity,
  before: Content,
  content: Content,
  context: Context,
): Promise<Issue[]> {
  const { catalog, document } = record
  const stageChanges = before.LifeCycle.Stage !== content.LifeCycle.Stage
  return [
    ...consistencyIssues({ catalog, today: plainDateOf(context.now), content, before }),
    ...(document.LifeCycle.ReviewStatus === 'Pending Submission' ? [] : lostByUpdate(before, content)),
    ...(stageChanges ? stageIssues(record, content) : []),
    ...(await relatedOpportunityIssues(content, document.Id, context)),
  ]
}

function stageIssues({ document, state }: StoredOpportunity, content: Content): Issue[] {
  const related = document.RelatedEntityIdentifiers
  return [
    ...stageChangeIssues(content, related),
    ...(state.receivedFrom ? receivedDealIssues(content, related) : []),
  ]
}

/**
 * An update that answers Action Required goes to AWS by itself (reference, 7.1). It must still be complete, as far as the
 * partner can do something about it now.
 */
function sendBack(record: StoredOpportunity, { reviewer, now }: Context): void {
  const editable = editableAt(recordState(record))
  const issues = submissionContentIssues(record, {}, now)
  refuse(issues.filter(({ FieldName }) => editable(pathOf(FieldName))))
  submit(record, {}, reviewer, now)
}
