import type { GetResourceSnapshotJobRequest } from '@aws-sdk/client-partnercentral-selling'
import { opportunityArn, snapshotJobArn } from '../arns'
import { formatInstant } from '../instant'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { existingJob } from '../snapshots/jobs'

/** A job of the caller's. Its runs cannot fail here, so it never has a last failure. */
export const getResourceSnapshotJob: Operation<
  Sent<GetResourceSnapshotJobRequest, 'Catalog' | 'ResourceSnapshotJobIdentifier'>
> = {
  writes: false,
  async run({ ResourceSnapshotJobIdentifier }, context) {
    const job = await existingJob(context, ResourceSnapshotJobIdentifier)
    const { account, catalog } = context
    return {
      Catalog: catalog,
      Id: job.id,
      Arn: snapshotJobArn(account, catalog, job.id),
      EngagementId: job.engagement_id,
      ResourceType: 'Opportunity',
      ResourceId: job.opportunity_id,
      ResourceArn: opportunityArn(account, catalog, job.opportunity_id),
      ResourceSnapshotTemplateName: job.template,
      CreatedAt: formatInstant(job.created),
      Status: job.status,
      ...(job.last_success !== null && { LastSuccessfulExecutionDate: formatInstant(job.last_success) }),
    }
  },
}
