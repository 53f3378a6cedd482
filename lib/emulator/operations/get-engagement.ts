import type { GetEngagementRequest } from '@aws-sdk/client-partnercentral-selling'
import { engagementArn } from '../arns'
import { existingEngagement } from '../engagements/engagements'
import { membersOf } from '../engagements/members'
import { formatInstant } from '../instant'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

/** An engagement with its contexts, for its members. */
export const getEngagement: Operation<Sent<GetEngagementRequest, 'Catalog' | 'Identifier'>> = {
  writes: false,
  async run({ Identifier }, context) {
    const engagement = await existingEngagement(context, Identifier, 'identifier')
    const members = await membersOf(context, engagement.id)
    return {
      Id: engagement.id,
      Arn: engagementArn(engagement.catalog, engagement.id),
      Title: engagement.title,
      Description: engagement.description,
      CreatedAt: formatInstant(engagement.createdAt),
      CreatedBy: engagement.createdBy,
      MemberCount: members.length,
      ModifiedAt: formatInstant(engagement.modifiedAt),
      ModifiedBy: engagement.modifiedBy,
      Contexts: engagement.contexts,
    }
  },
}
