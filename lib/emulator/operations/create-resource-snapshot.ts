import type { CreateResourceSnapshotRequest } from '@aws-sdk/client-partnercentral-selling'
import type { Operation } from '../operation'
import type { Sent } from '../sent'
import { sharedResource } from '../snapshots/shared-resource'
import { takeSnapshot } from '../snapshots/snapshots'

type Input = Sent<
  CreateResourceSnapshotRequest,
  | 'Catalog'
  | 'ClientToken'
  | 'EngagementIdentifier'
  | 'ResourceType'
  | 'ResourceIdentifier'
  | 'ResourceSnapshotTemplateIdentifier'
>

/** Takes a snapshot for the members of an engagement: a new revision every time, whatever has changed. */
export const createResourceSnapshot: Operation<Input> = {
  writes: true,
  async run(input, context) {
    const resource = await sharedResource(input, context)
    const { arn, revision } = await takeSnapshot(context, { ...resource, createdBy: context.account })
    return { Arn: arn, Revision: revision }
  },
}
