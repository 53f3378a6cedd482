import { engagementsOfResource } from '../engagements/resources'
import { opportunityUpdated } from '../events/event-kinds'
import type { Work } from '../operation'
import type { StoredOpportunity } from '../record'
import { jobFor, openSnapshotJob, runSnapshotJobs } from '../snapshots/jobs'
import type { AwsSide } from './aws-side'
import { firstRound, followed, interestIn, nextRound } from './rounds'

/** The agenda's name of the step `workOnDeal`. */
export const dealStep = 'work on deal'

const dayMilliseconds = 24 * 60 * 60_000

/** Days from one round to the next: quick at first, then a routine. */
const firstPauses = [3, 11, 26]
const routinePauseDays = 24
/** About two years; by then nobody works on a deal any more. */
const mostRounds = 32

/**
 * Brings AWS's side of a record up to what the partner, or a review, has just changed; the caller stores it. With the
 * approval AWS begins to work on the deal.
 * @returns Whether it has just begun.
 */
export function followPartner(record: StoredOpportunity, { now, chance }: Work): boolean {
  const { state } = record
  if (state.approvedAt === undefined) return false
  const isNew = state.aws === undefined
  state.aws = state.aws
    ? followed(record, state.aws, now.getTime(), chance)
    : firstRound(record, now.getTime(), chance)
  return isNew
}

/** After the record with its new AWS side is stored: AWS comes back to it, and shares what it makes of it. */
export async function beginWork(record: StoredOpportunity, work: Work): Promise<void> {
  const opportunityId = record.document.Id as string
  for (const engagementId of await engagementsOfResource(work, opportunityId)) {
    const job = { engagementId, opportunityId, template: 'AwsOpportunitySummaryFullView' }
    if (!(await jobFor(work, job))) await openSnapshotJob(work, { ...job, status: 'Running' })
  }
  await scheduleNext(record, work)
}

/** AWS's seller works on a deal: what that changes is told and shared, but it is no change of the partner's record. */
export async function workOnDeal(id: string, work: Work): Promise<void> {
  const record = await work.store.anyOpportunity(id)
  if (!record?.state.aws) return
  const { state } = record
  const side: AwsSide = nextRound(record, record.state.aws, work.now.getTime(), work.chance)
  const involvementReason = interestIn(record, side, work.chance)
  if (involvementReason) state.involvement = 'Co-Sell'
  state.aws = involvementReason ? { ...side, involvementReason } : side
  await work.store.save(record)
  work.emit(opportunityUpdated(record, id))
  await runSnapshotJobs(work, record)
  await scheduleNext(record, work)
}

/** A round after the deal is launched or lost is the last one. */
async function scheduleNext(
  { account, catalog, document, state }: StoredOpportunity,
  { store, chance, now }: Work,
): Promise<void> {
  const { Stage } = document.LifeCycle
  const rounds = state.aws?.rounds ?? mostRounds
  if (Stage === 'Launched' || Stage === 'Closed Lost' || rounds >= mostRounds) return
  const days = firstPauses[rounds - 1] ?? routinePauseDays
  // Not all deals at the same minute.
  const jitter = chance.fraction(`aws round ${document.Id} ${rounds}`) * (dayMilliseconds / 3)
  await store.schedule({
    due: now.getTime() + days * dayMilliseconds + Math.round(jitter),
    step: dealStep,
    account,
    catalog,
    subject: document.Id as string,
  })
}
