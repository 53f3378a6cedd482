import type { GetProspectingFromEngagementTaskRequest } from '@aws-sdk/client-partnercentral-selling'
import { notFound } from '../errors'
import type { Operation } from '../operation'
import { prospectingTask, taskHead } from '../prospecting/prospecting-tasks'
import type { Sent } from '../sent'

/** How far a prospecting task of the caller's is with each of its engagements. */
export const getProspectingFromEngagementTask: Operation<
  Sent<GetProspectingFromEngagementTaskRequest, 'Catalog' | 'TaskIdentifier'>
> = {
  writes: false,
  async run({ TaskIdentifier }, context) {
    const task = await prospectingTask(context, TaskIdentifier)
    if (!task) throw notFound(TaskIdentifier)
    return { ...taskHead(context, task), Engagements: task.engagements }
  },
}
