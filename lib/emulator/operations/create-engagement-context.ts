import type { CreateEngagementContextRequest } from '@aws-sdk/client-partnercentral-selling'
import { engagementArn } from '../arns'
import { addContext, contextIssues } from '../engagements/contexts'
import { existingEngagement, saveEngagement } from '../engagements/engagements'
import { refuse } from '../errors'
import { formatInstant } from '../instant'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

type Input = Sent<
  CreateEngagementContextRequest,
  'Catalog' | 'EngagementIdentifier' | 'ClientToken' | 'Type' | 'Payload'
>

/** Adds a context to an engagement of the caller's, up to five. */
export const createEngagementContext: Operation<Input> = {
  writes: true,
  async run({ EngagementIdentifier, Type, Payload }, context) {
    const engagement = await existingEngagement(context, EngagementIdentifier)
    refuse(contextIssues({ Type, Payload }, ''))
    const ContextId = addContext(engagement, { Type, Payload })
    await saveEngagement(context, engagement, context.account)
    return {
      EngagementId: engagement.id,
      EngagementArn: engagementArn(engagement.catalog, engagement.id),
      EngagementLastModifiedAt: formatInstant(engagement.modifiedAt),
      ContextId,
    }
  },
}
