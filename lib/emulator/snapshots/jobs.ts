import type { ResourceSnapshotJobStatus, Tag } from '@aws-sdk/client-partnercentral-selling'
import type { Selectable } from 'kysely'
import { snapshotJobArn } from '../arns'
import { conflict, notFound } from '../errors'
import { beyond, type Order } from '../list/page'
import type { Position } from '../list/paging'
import type { Work } from '../operation'
import type { StoredOpportunity } from '../record'
import { nextInSequence } from '../store/sequence'
import { addTags } from '../tags/tags'
import { takeSnapshotOfChange } from './snapshots'
import type { SnapshotJobTable } from './tables'
import { templateNamed } from './templates'

export type SnapshotJob = Selectable<SnapshotJobTable>

/** What a job is asked to be. */
export interface NewJob {
  engagementId: string
  opportunityId: string
  template: string
  tags?: Tag[] | undefined
  status: ResourceSnapshotJobStatus
}

/**
 * Makes a job that takes snapshots of an opportunity when it changes; a Running one takes the first at once, unless it
 * has been taken. Jobs with AWS's templates are AWS's own.
 * @throws ServiceError ConflictException when there is such a job; ValidationException when there is no such template.
 */
export async function openSnapshotJob(work: Work, asked: NewJob): Promise<{ id: string; arn: string }> {
  const { engagementId, opportunityId, template, tags, status } = asked
  const { catalog, store, chance, now } = work
  const account = templateNamed(template).from === 'aws' ? 'aws' : work.account
  if (await jobFor(work, asked))
    throw conflict('A snapshot job for this resource and template already exists')
  const number = await nextInSequence(store, 'snapshot job')
  const id = `job-${chance.id(`snapshot job ${number}`, 13)}`
  const job: SnapshotJob = {
    ...{ number, account, catalog, id, template, status },
    engagement_id: engagementId,
    opportunity_id: opportunityId,
    created: now.getTime(),
    last_success: null,
  }
  await store.database.insertInto('snapshot_job').values(job).execute()
  const arn = snapshotJobArn(account, catalog, id)
  await addTags(work, arn, tags)
  if (status === 'Running') await runOnRecord(work, job)
  return { id, arn }
}

/** @throws ServiceError ResourceNotFoundException unless it is the caller's. */
export async function existingJob(work: Work, id: string): Promise<SnapshotJob> {
  const job = await findJob(work, id)
  if (!job) throw notFound(id)
  return job
}

/** Undefined unless it is the caller's. */
export function findJob({ account, catalog, store }: Work, id: string): Promise<SnapshotJob | undefined> {
  return store.database
    .selectFrom('snapshot_job')
    .selectAll()
    .where('account', '=', account)
    .where('catalog', '=', catalog)
    .where('id', '=', id)
    .executeTakeFirst()
}

export interface JobQuery {
  order: Order
  after?: Position | undefined
  limit: number
  engagementId?: string | undefined
  status?: ResourceSnapshotJobStatus | undefined
}

/** The caller's jobs by when they were made, one more than `limit` when there is a next page. */
export function jobPage({ account, catalog, store }: Work, query: JobQuery): Promise<SnapshotJob[]> {
  const { order, after, limit, engagementId, status } = query
  const direction = order === 'ASCENDING' ? 'asc' : 'desc'
  let jobs = store.database
    .selectFrom('snapshot_job')
    .selectAll()
    .where('account', '=', account)
    .where('catalog', '=', catalog)
    .orderBy('created', direction)
    .orderBy('number', direction)
    .limit(limit + 1)
  if (engagementId) jobs = jobs.where('engagement_id', '=', engagementId)
  if (status) jobs = jobs.where('status', '=', status)
  if (after) jobs = jobs.where(beyond('created', order, after))
  return jobs.execute()
}

/** Has a job run from now on, and at once for what changed while it did not. A running one is left as it is. */
export async function startJob(work: Work, job: SnapshotJob): Promise<void> {
  if (job.status === 'Running') return
  await setStatus(work, job, 'Running')
  await runOnRecord(work, job)
}

/** A stopped one is left as it is. */
export async function stopJob(work: Work, job: SnapshotJob): Promise<void> {
  await setStatus(work, job, 'Stopped')
}

/** Removes a stopped job, and its tags. */
export async function deleteJob(
  { store, catalog }: Work,
  { number, account, id }: SnapshotJob,
): Promise<void> {
  await store.database.deleteFrom('snapshot_job').where('number', '=', number).execute()
  await store.database
    .deleteFrom('tag')
    .where('arn', '=', snapshotJobArn(account, catalog, id))
    .execute()
}

/** Takes a new revision wherever a job watches the record and its template shows something new. */
export async function runSnapshotJobs(work: Work, record: StoredOpportunity): Promise<void> {
  const id = record.document.Id ?? ''
  // Asked at every change of any record: past Kysely, and mostly the end of it.
  if (!(await work.store.hasSnapshotJob(id))) return
  for (const job of await runningJobs(work, id)) await runJob(work, job, record)
}

/** A run that finds nothing new is a successful one. */
async function runJob(work: Work, job: SnapshotJob, record: StoredOpportunity): Promise<void> {
  const { engagement_id: engagementId, opportunity_id: opportunityId, template } = job
  await takeSnapshotOfChange(work, { engagementId, opportunityId, template, createdBy: job.account }, record)
  await work.store.database
    .updateTable('snapshot_job')
    .set({ last_success: work.now.getTime() })
    .where('number', '=', job.number)
    .execute()
}

function runningJobs({ catalog, store }: Work, opportunityId: string): Promise<SnapshotJob[]> {
  return store.database
    .selectFrom('snapshot_job')
    .selectAll()
    .where('opportunity_id', '=', opportunityId)
    .where('catalog', '=', catalog)
    .where('status', '=', 'Running')
    .orderBy('number')
    .execute()
}

async function runOnRecord(work: Work, job: SnapshotJob): Promise<void> {
  const record = await work.store.anyOpportunity(job.opportunity_id)
  if (record) await runJob(work, job, record)
}

async function setStatus({ store }: Work, { number }: SnapshotJob, status: ResourceSnapshotJobStatus) {
  await store.database.updateTable('snapshot_job').set({ status }).where('number', '=', number).execute()
}

/** The job for this resource and template, whoever it belongs to. */
export function jobFor(
  { catalog, store }: Work,
  { engagementId, opportunityId, template }: Pick<NewJob, 'engagementId' | 'opportunityId' | 'template'>,
): Promise<{ id: string } | undefined> {
  return store.database
    .selectFrom('snapshot_job')
    .select('id')
    .where('opportunity_id', '=', opportunityId)
    .where('catalog', '=', catalog)
    .where('engagement_id', '=', engagementId)
    .where('template', '=', template)
    .executeTakeFirst()
}
