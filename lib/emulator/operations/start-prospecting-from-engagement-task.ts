import type { StartProspectingFromEngagementTaskRequest } from '@aws-sdk/client-partnercentral-selling'
import { existingEngagement } from '../engagements/engagements'
import type { Operation } from '../operation'
import { scheduleProspecting } from '../prospecting/prospecting-steps'
import { addProspectingTask, taskHead } from '../prospecting/prospecting-tasks'
import type { Sent } from '../sent'

type Input = Sent<
  StartProspectingFromEngagementTaskRequest,
  'Catalog' | 'ClientToken' | 'Identifiers' | 'TaskName'
>

/**
 * Has AWS look into the customers of several engagements of the caller's, of which each is taken once. What it comes to is
 * known later; see `prospecting-steps.ts`.
 * @throws ServiceError ResourceNotFoundException when one of them is not the caller's: nothing is started then.
 */
export const startProspectingFromEngagementTask: Operation<Input> = {
  writes: true,
  async run({ Identifiers, TaskName }, context) {
    const ids = [...new Set(Identifiers)]
    for (const id of ids) await existingEngagement(context, id, 'identifiers')
    const task = await addProspectingTask(context, TaskName, ids)
    await scheduleProspecting(context, task.id)
    return { ...taskHead(context, task), Identifiers: ids, TaskStatus: 'PENDING' }
  },
}
