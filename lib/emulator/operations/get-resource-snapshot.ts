import type { GetResourceSnapshotRequest } from '@aws-sdk/client-partnercentral-selling'
import { existingEngagement } from '../engagements/engagements'
import { notFound } from '../errors'
import { formatInstant } from '../instant'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { newestSnapshot, snapshotSummary } from '../snapshots/snapshot-reads'

type Input = Sent<
  GetResourceSnapshotRequest,
  | 'Catalog'
  | 'EngagementIdentifier'
  | 'ResourceType'
  | 'ResourceIdentifier'
  | 'ResourceSnapshotTemplateIdentifier'
>

/** One revision as it was taken, or the newest: for members of the engagement, whosever opportunity it shows. */
export const getResourceSnapshot: Operation<Input> = {
  writes: false,
  async run(input, context) {
    const { id: engagementId } = await existingEngagement(context, input.EngagementIdentifier)
    const snapshot = await newestSnapshot(context, {
      engagementId,
      opportunityId: input.ResourceIdentifier,
      template: input.ResourceSnapshotTemplateIdentifier,
      revision: input.Revision,
    })
    if (!snapshot) throw notFound(input.ResourceIdentifier)
    return {
      Catalog: context.catalog,
      ...snapshotSummary(context, snapshot),
      EngagementId: engagementId,
      CreatedAt: formatInstant(snapshot.created),
      Payload: JSON.parse(snapshot.payload),
      TargetMemberAccounts: JSON.parse(snapshot.targets),
    }
  },
}
