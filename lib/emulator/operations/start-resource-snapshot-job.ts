import type { StartResourceSnapshotJobRequest } from '@aws-sdk/client-partnercentral-selling'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { existingJob, startJob } from '../snapshots/jobs'

/** Has a job of the caller's take snapshots from now on; it may be running already. */
export const startResourceSnapshotJob: Operation<
  Sent<StartResourceSnapshotJobRequest, 'Catalog' | 'ResourceSnapshotJobIdentifier'>
> = {
  writes: true,
  async run({ ResourceSnapshotJobIdentifier }, context) {
    await startJob(context, await existingJob(context, ResourceSnapshotJobIdentifier))
    return undefined
  },
}
