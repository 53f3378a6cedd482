import type { EngagementContextPayload } from '@aws-sdk/client-partnercentral-selling'
import { addContext, hasRoomForContext } from '../engagements/contexts'
import { engagementNamed, type StoredEngagement, saveEngagement } from '../engagements/engagements'
import { aws } from '../engagements/members'
import type { Work } from '../operation'
import { findings } from './findings'
import { prospectOf } from './prospect'
import { type ProspectingTask, prospectingTask, saveProspectingTask, taskHead } from './prospecting-tasks'

/* Our choice: long enough to be seen under way, short enough for a demo. */
const secondsPending = 5
const secondsInProgress = 30

/** Has a new task taken up and finished in its time. */
export async function scheduleProspecting({ account, catalog, now, store }: Work, id: string): Promise<void> {
  const entry = { account, catalog, subject: id }
  const at = (seconds: number) => now.getTime() + seconds * 1000
  await store.schedule({ ...entry, due: at(secondsPending), step: 'begin prospecting' })
  await store.schedule({ ...entry, due: at(secondsPending + secondsInProgress), step: 'finish prospecting' })
}

/** Agenda step: every engagement of the task is being looked at. */
export async function beginProspecting(id: string, work: Work): Promise<void> {
  const task = await prospectingTask(work, id)
  if (!task) return
  for (const entry of task.engagements) entry.Status = 'IN_PROGRESS'
  await saveProspectingTask(work, task)
}

/** Agenda step: each engagement has what was found, or the reason why nothing was. */
export async function finishProspecting(id: string, work: Work): Promise<void> {
  const task = await prospectingTask(work, id)
  if (!task) return
  task.ended = work.now.getTime()
  for (const entry of task.engagements) Object.assign(entry, await outcome(task, entry, work))
  await saveProspectingTask(work, task)
}

type Outcome = Omit<ProspectingTask['engagements'][number], 'EngagementIdentifier'>

async function outcome(
  task: ProspectingTask,
  { EngagementIdentifier: id = '' }: ProspectingTask['engagements'][number],
  work: Work,
): Promise<Outcome> {
  const engagement = await engagementNamed(work, id)
  const prospect = engagement && prospectOf(engagement)
  if (!engagement || !prospect) {
    return failure('ContextNotFound', 'Add a lead or a customer project with its customer, then try again.')
  }
  if (!hasRoomForContext(engagement)) {
    return failure('ServiceQuotaExceeded', 'The engagement has no room for another context.')
  }
  await addResult(work, engagement, { Aws: { ...taskHead(work, task), ...findings(prospect, work.chance) } })
  // Contexts are counted; a prospecting task knows its results by names of their own. Reference, section 3.
  const EngagementContextId = `ctx-${work.chance.id(`prospecting result ${task.id} ${id}`, 14)}`
  return { Status: 'COMPLETED', EngagementContextId }
}

async function addResult(work: Work, engagement: StoredEngagement, result: object): Promise<void> {
  // Instants are text already, as they are stored.
  const Payload = { ProspectingResult: result } as EngagementContextPayload
  addContext(engagement, { Type: 'ProspectingResult', Payload })
  await saveEngagement(work, engagement, aws.account)
}

function failure(ReasonCode: string, Message: string): Outcome {
  return { Status: 'FAILED', ReasonCode, Message }
}
