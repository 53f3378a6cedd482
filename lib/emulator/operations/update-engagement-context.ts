import type { UpdateEngagementContextRequest } from '@aws-sdk/client-partnercentral-selling'
import { engagementArn } from '../arns'
import { contextIssues, replacePayload } from '../engagements/contexts'
import { existingEngagement, saveEngagement } from '../engagements/engagements'
import { conflict, issue, notFound, refuse } from '../errors'
import { formatInstant } from '../instant'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

type Input = Sent<
  UpdateEngagementContextRequest,
  'Catalog' | 'EngagementIdentifier' | 'ContextIdentifier' | 'EngagementLastModifiedAt' | 'Type' | 'Payload'
>

/** Replaces a context, which stays of its type. Who has not seen the engagement's last change may not write. */
export const updateEngagementContext: Operation<Input> = {
  writes: true,
  async run({ EngagementIdentifier, ContextIdentifier, EngagementLastModifiedAt, Type, Payload }, context) {
    const engagement = await existingEngagement(context, EngagementIdentifier)
    const existing = engagement.contexts.find(({ Id }) => Id === ContextIdentifier)
    if (!existing) throw notFound(ContextIdentifier)
    if (EngagementLastModifiedAt.getTime() !== engagement.modifiedAt) {
      throw conflict('Conflicting error, engagement last modified at is not the latest')
    }
    refuse([
      ...(existing.Type === Type
        ? []
        : [issue('type', 'INVALID_VALUE', 'The type of a context cannot be changed')]),
      ...contextIssues({ Type, Payload }, ''),
    ])
    replacePayload(existing, Payload)
    await saveEngagement(context, engagement, context.account)
    return {
      EngagementId: engagement.id,
      EngagementArn: engagementArn(engagement.catalog, engagement.id),
      EngagementLastModifiedAt: formatInstant(engagement.modifiedAt),
      ContextId: ContextIdentifier,
    }
  },
}
