import type { CreateResourceSnapshotJobRequest } from '@aws-sdk/client-partnercentral-selling'
import { refuse } from '../errors'
import type { Operation } from '../operation'
import { tagIssues } from '../rules/tags'
import type { Sent } from '../sent'
import { openSnapshotJob } from '../snapshots/jobs'
import { sharedResource } from '../snapshots/shared-resource'

type Input = Sent<
  CreateResourceSnapshotJobRequest,
  | 'Catalog'
  | 'ClientToken'
  | 'EngagementIdentifier'
  | 'ResourceType'
  | 'ResourceIdentifier'
  | 'ResourceSnapshotTemplateIdentifier'
>

/** Makes a job that waits to be started: the convenience tasks need leave for both, creating and starting. */
export const createResourceSnapshotJob: Operation<Input> = {
  writes: true,
  async run(input, context) {
    refuse(tagIssues(input.Tags))
    const resource = await sharedResource(input, context)
    const { id, arn } = await openSnapshotJob(context, { ...resource, tags: input.Tags, status: 'Stopped' })
    return { Id: id, Arn: arn }
  },
}
