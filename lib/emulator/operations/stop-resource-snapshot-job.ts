import type { StopResourceSnapshotJobRequest } from '@aws-sdk/client-partnercentral-selling'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { existingJob, stopJob } from '../snapshots/jobs'

/** Has a job of the caller's take no more snapshots; it may be stopped already. */
export const stopResourceSnapshotJob: Operation<
  Sent<StopResourceSnapshotJobRequest, 'Catalog' | 'ResourceSnapshotJobIdentifier'>
> = {
  writes: true,
  async run({ ResourceSnapshotJobIdentifier }, context) {
    await stopJob(context, await existingJob(context, ResourceSnapshotJobIdentifier))
    return undefined
  },
}
