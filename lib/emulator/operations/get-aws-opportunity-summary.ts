import type { GetAwsOpportunitySummaryRequest } from '@aws-sdk/client-partnercentral-selling'
import { awsSummary } from '../aws-summary'
import { notFound } from '../errors'
import { existingOpportunity } from '../existing-opportunity'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

/** AWS's side of a deal. Before AWS has heard of it there is none. Source: reference, section 15. */
export const getAwsOpportunitySummary: Operation<
  Sent<GetAwsOpportunitySummaryRequest, 'Catalog' | 'RelatedOpportunityIdentifier'>
> = {
  writes: false,
  async run({ RelatedOpportunityIdentifier: id }, context) {
    const record = await existingOpportunity(context, id)
    if (record.document.LifeCycle.ReviewStatus === 'Pending Submission') throw notFound(id)
    return awsSummary(record, context.chance)
  },
}
