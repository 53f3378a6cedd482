import type { CreateOpportunityRequest } from '@aws-sdk/client-partnercentral-selling'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { type Content, contentOf } from '../content'
import { type Issue, issue, refuse } from '../errors'
import { refer, referralContent } from '../invitations/referral'
import { addOpportunity, newOpportunity } from '../new-opportunity'
import type { Context, Operation } from '../operation'
import { consistencyIssues } from '../rules/consistency'
import { sizeDeal } from '../rules/deal-sizing'
import { relatedOpportunityIssues } from '../rules/related-opportunity'
import { missingAtCreate } from '../rules/required-at-create'
import { stageChangeIssues } from '../rules/stage-change'
import { tagIssues } from '../rules/tags'
import { titleIssues } from '../rules/team'
import type { Sent } from '../sent'
import { addTags } from '../tags/tags'

type Input = Sent<CreateOpportunityRequest, 'Catalog' | 'ClientToken'>

/** A new record in Pending Submission; in Sandbox with Origin AWS Referral, a referral that waits to be accepted. */
export const createOpportunity: Operation<Input> = {
  writes: true,
  async run(input, context) {
    const isReferral = input.Origin === 'AWS Referral'
    const { content: sent, issues } = sizeDeal(contentOf(input, 'Prospect'))
    const content = isReferral ? referralContent(sent, context.now) : sent
    refuse([
      ...issues,
      ...originIssues(input, content, context),
      ...consistencyIssues({ catalog: context.catalog, today: plainDateOf(context.now), content }),
      ...stageChangeIssues(content, {}),
      ...reviewStatusIssues(input),
      ...(input.OpportunityTeam ?? []).flatMap(({ BusinessTitle }) =>
        titleIssues('opportunityTeam.businessTitle', BusinessTitle),
      ),
      ...tagIssues(input.Tags),
      ...(await relatedOpportunityIssues(content, undefined, context)),
    ])
    const record = await newOpportunity(context, {
      origin: input.Origin ?? 'Partner Referral',
      content,
      team: input.OpportunityTeam,
      hidden: isReferral,
    })
    await addOpportunity(context, record)
    if (isReferral) await refer(context, record, context)
    await addTags(context, record.document.Arn as string, input.Tags)
    const { Id, PartnerOpportunityIdentifier, LastModifiedDate } = record.document
    return { Id, PartnerOpportunityIdentifier, LastModifiedDate }
  },
}

/** C2, and what only a partner's own referral must bring. */
function originIssues({ Origin }: Input, content: Content, { catalog, incompleteCreates }: Context): Issue[] {
  if (Origin !== 'AWS Referral') return incompleteCreates === 'accept' ? [] : missingAtCreate(content)
  if (catalog === 'Sandbox') return []
  return [issue('origin', 'INVALID_VALUE', `origin must be Partner Referral in catalog ${catalog}`)]
}

/** A record starts in Pending Submission; only an echo of that is fine. */
function reviewStatusIssues({ LifeCycle }: Input): Issue[] {
  const status = LifeCycle?.ReviewStatus
  if (!status || status === 'Pending Submission') return []
  return [
    issue(
      'lifeCycle.reviewStatus',
      'ACTION_NOT_PERMITTED',
      'reviewStatus cannot be set on a new opportunity',
    ),
  ]
}
