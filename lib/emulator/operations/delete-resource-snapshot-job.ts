import type { DeleteResourceSnapshotJobRequest } from '@aws-sdk/client-partnercentral-selling'
import { conflict } from '../errors'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { deleteJob, existingJob } from '../snapshots/jobs'

/** Removes a job of the caller's, which must have been stopped. What it took stays. */
export const deleteResourceSnapshotJob: Operation<
  Sent<DeleteResourceSnapshotJobRequest, 'Catalog' | 'ResourceSnapshotJobIdentifier'>
> = {
  writes: true,
  async run({ ResourceSnapshotJobIdentifier }, context) {
    const job = await existingJob(context, ResourceSnapshotJobIdentifier)
    if (job.status !== 'Stopped') throw conflict('The snapshot job must be stopped before it can be deleted')
    await deleteJob(context, job)
    return undefined
  },
}
