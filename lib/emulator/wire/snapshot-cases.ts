import type {
  ListResourceSnapshotJobsCommandInput,
  ListResourceSnapshotsCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import {
  Catalog,
  given,
  invite,
  makeApproved,
  makeLead,
  makeSubmission,
  opportunityInvitation,
  ResourceSnapshotTemplateIdentifier,
  ResourceType,
  type Submission,
  snapshotOf,
  unchanged,
} from './states'
import { casesOf, type WireCase } from './wire-case'
import { accounts, type World } from './world'

type Client = World['partner']

const take = casesOf('CreateResourceSnapshot')

const takeCases: readonly WireCase[] = [
  take.answers('a copy under the next revision', async ({ partner }) => {
    const submission = await makeSubmission(partner)
    const { Arn, Revision } = await partner.createResourceSnapshot(snapshotOf(submission))
    expect(Revision).toBe(2)
    expect(Arn).toBe(
      `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${submission.engagementId}` +
        `/resource/Opportunity/${submission.id}/template/OpportunitySummary/snapshot/2`,
    )
  }),
  take.refuses('ResourceNotFoundException', 'a record that does not exist', async ({ partner }) => {
    const submission = await makeSubmission(partner)
    return partner.createResourceSnapshot({ ...snapshotOf(submission), ResourceIdentifier: 'O1' })
  }),
]

const templateRefused = ['resourceSnapshotTemplateIdentifier INVALID_VALUE']

const templateCases: readonly WireCase[] = [
  take.forbids('a template that does not exist', templateRefused, async ({ partner }) =>
    partner.createResourceSnapshot({
      ...snapshotOf(await makeSubmission(partner)),
      ResourceSnapshotTemplateIdentifier: 'NoSuchTemplate',
    }),
  ),
  casesOf('CreateResourceSnapshotJob').forbids(
    'a template that does not exist',
    templateRefused,
    async ({ partner }) =>
      partner.createResourceSnapshotJob({
        ...snapshotOf(await makeSubmission(partner)),
        ResourceSnapshotTemplateIdentifier: 'NoSuchTemplate',
      }),
  ),
]

const get = casesOf('GetResourceSnapshot')

async function planNext(client: Client, id: string, NextSteps: string): Promise<void> {
  const record = await unchanged(client, id)
  await client.updateOpportunity({ ...record, LifeCycle: { ...record.LifeCycle, NextSteps } })
}

const getCases: readonly WireCase[] = [
  get.answers('the newest revision, unless asked for another', async ({ partner }) => {
    const submission = await makeApproved(partner)
    await planNext(partner, submission.id, 'Sign')
    const newest = await partner.getResourceSnapshot(snapshotOf(submission))
    const first = await partner.getResourceSnapshot({ ...snapshotOf(submission), Revision: 1 })
    expect(given(newest.Revision)).toBeGreaterThan(1)
    expect(newest.Payload?.OpportunitySummary?.Lifecycle?.NextSteps).toBe('Sign')
    expect(first.Payload?.OpportunitySummary?.Lifecycle?.NextSteps).toBe('Architecture review')
    expect(first).toMatchObject({
      Catalog,
      EngagementId: submission.engagementId,
      ResourceType,
      ResourceId: submission.id,
      ResourceSnapshotTemplateName: ResourceSnapshotTemplateIdentifier,
      CreatedBy: accounts.partner,
    })
  }),
  get.answers('another member of the engagement', async ({ partner, second }) => {
    const submission = await makeSubmission(partner)
    const { id } = await invite(partner, submission.engagementId, { payload: opportunityInvitation })
    await second.startEngagementByAcceptingInvitationTask({ Catalog, Identifier: id })
    const snapshot = await second.getResourceSnapshot(snapshotOf(submission))
    expect(snapshot.Payload?.OpportunitySummary?.Customer?.Account?.CompanyName).toBe('Harbor Freight Lines')
  }),
  get.answers("AWS's side of an approved deal, to its owner alone", async ({ partner, second }) => {
    const submission = await makeApproved(partner)
    const { id } = await invite(partner, submission.engagementId, { payload: opportunityInvitation })
    await second.startEngagementByAcceptingInvitationTask({ Catalog, Identifier: id })
    const awsView = {
      ...snapshotOf(submission),
      ResourceSnapshotTemplateIdentifier: 'AwsOpportunitySummaryFullView',
    }
    await expect(second.getResourceSnapshot(awsView)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    const { Payload, CreatedBy } = await partner.getResourceSnapshot(awsView)
    expect(CreatedBy).toBe('aws')
    expect(Payload?.AwsOpportunitySummaryFullView?.RelatedOpportunityId).toBe(submission.id)
  }),
  get.refuses('ResourceNotFoundException', 'a revision that was never made', async ({ partner }) =>
    partner.getResourceSnapshot({ ...snapshotOf(await makeSubmission(partner)), Revision: 99 }),
  ),
  get.refuses('ResourceNotFoundException', 'another template', async ({ partner }) =>
    partner.getResourceSnapshot({
      ...snapshotOf(await makeSubmission(partner)),
      ResourceSnapshotTemplateIdentifier: 'NoSuchTemplate',
    }),
  ),
]

const list = casesOf('ListResourceSnapshots')

type ListQuery = Partial<ListResourceSnapshotsCommandInput>

const listCases: readonly WireCase[] = [
  list.answers('every revision of an engagement, with each filter', async ({ partner }) => {
    const submission = await makeSubmission(partner)
    await partner.createResourceSnapshot(snapshotOf(submission))
    const fits: ListQuery[] = [
      {},
      { ResourceType },
      { ResourceType, ResourceIdentifier: submission.id },
      { ResourceSnapshotTemplateIdentifier },
      { CreatedBy: accounts.partner },
    ]
    const misses: ListQuery[] = [
      { ResourceIdentifier: 'O1' },
      { ResourceSnapshotTemplateIdentifier: 'NoSuchTemplate' },
      { CreatedBy: accounts.third },
    ]
    const revisions = async (query: ListQuery) => {
      const { ResourceSnapshotSummaries = [] } = await partner.listResourceSnapshots({
        Catalog,
        EngagementIdentifier: submission.engagementId,
        ...query,
      })
      return ResourceSnapshotSummaries.map(({ Revision }) => given(Revision)).sort()
    }
    for (const query of fits) expect(await revisions(query)).toEqual([1, 2])
    for (const query of misses) expect(await revisions(query)).toEqual([])
  }),
]

const createJob = casesOf('CreateResourceSnapshotJob')
const getJob = casesOf('GetResourceSnapshotJob')
const listJobs = casesOf('ListResourceSnapshotJobs')
const startJob = casesOf('StartResourceSnapshotJob')
const stopJob = casesOf('StopResourceSnapshotJob')
const deleteJob = casesOf('DeleteResourceSnapshotJob')

const named = (id: string) => ({ Catalog, ResourceSnapshotJobIdentifier: id })

/** A submitted record without the job that the submission made. */
async function makeJobless(client: Client): Promise<Submission> {
  const submission = await makeSubmission(client)
  await client.stopResourceSnapshotJob(named(submission.jobId))
  await client.deleteResourceSnapshotJob(named(submission.jobId))
  return submission
}

const jobCases: readonly WireCase[] = [
  createJob.answers('a job with tags, which can be read', async ({ partner }) => {
    const submission = await makeJobless(partner)
    const Tags = [{ Key: 'team', Value: 'logistics' }]
    const { Id, Arn } = await partner.createResourceSnapshotJob({ ...snapshotOf(submission), Tags })
    expect(Arn).toBe(
      `arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/resource-snapshot-job/${Id}`,
    )
    expect((await partner.listTagsForResource({ ResourceArn: Arn })).Tags).toEqual(Tags)
    expect(await partner.getResourceSnapshotJob(named(given(Id)))).toMatchObject({
      EngagementId: submission.engagementId,
      ResourceId: submission.id,
      ResourceSnapshotTemplateName: ResourceSnapshotTemplateIdentifier,
    })
  }),
  createJob.refuses(
    'ResourceNotFoundException',
    'about a record that does not exist',
    async ({ partner }) => {
      const { id } = await makeLead(partner)
      return partner.createResourceSnapshotJob(snapshotOf({ id: 'O1', engagementId: id }))
    },
  ),
  createJob.forbids('two tags with one key', ['tags DUPLICATE_KEY_VALUE'], async ({ partner }) =>
    partner.createResourceSnapshotJob({
      ...snapshotOf(await makeJobless(partner)),
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'a', Value: '2' },
      ],
    }),
  ),
  getJob.answers('the job of a submission', async ({ partner }) => {
    const submission = await makeSubmission(partner)
    const job = await partner.getResourceSnapshotJob(named(submission.jobId))
    expect(job).toMatchObject({
      Id: submission.jobId,
      Catalog,
      Status: 'Running',
      ResourceType,
      ResourceArn: `arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/${submission.id}`,
    })
  }),
  startJob.answers('a stopped job, which then follows the record', async ({ partner }) => {
    const { jobId, id, engagementId } = await makeApproved(partner)
    await partner.stopResourceSnapshotJob(named(jobId))
    await partner.startResourceSnapshotJob(named(jobId))
    expect((await partner.getResourceSnapshotJob(named(jobId))).Status).toBe('Running')
    const { Revision: before } = await partner.getResourceSnapshot(snapshotOf({ id, engagementId }))
    await planNext(partner, id, 'Sign')
    const { Revision: after } = await partner.getResourceSnapshot(snapshotOf({ id, engagementId }))
    expect(after).toBe(given(before) + 1)
  }),
  startJob.answers('a running job, which goes on running', async ({ partner }) => {
    const { jobId } = await makeSubmission(partner)
    await partner.startResourceSnapshotJob(named(jobId))
    expect((await partner.getResourceSnapshotJob(named(jobId))).Status).toBe('Running')
  }),
  stopJob.answers('a running job, which then leaves the record alone', async ({ partner }) => {
    const { jobId, id, engagementId } = await makeApproved(partner)
    await partner.stopResourceSnapshotJob(named(jobId))
    expect((await partner.getResourceSnapshotJob(named(jobId))).Status).toBe('Stopped')
    const { Revision: before } = await partner.getResourceSnapshot(snapshotOf({ id, engagementId }))
    await planNext(partner, id, 'Sign')
    const { Revision: after } = await partner.getResourceSnapshot(snapshotOf({ id, engagementId }))
    expect(after).toBe(before)
  }),
  stopJob.answers('a stopped job, which stays stopped', async ({ partner }) => {
    const { jobId } = await makeSubmission(partner)
    for (let count = 0; count < 2; count++) await partner.stopResourceSnapshotJob(named(jobId))
    expect((await partner.getResourceSnapshotJob(named(jobId))).Status).toBe('Stopped')
  }),
  deleteJob.answers('a stopped job, which is then gone', async ({ partner }) => {
    const { jobId } = await makeJobless(partner)
    await expect(partner.getResourceSnapshotJob(named(jobId))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  }),
  deleteJob.refuses('ConflictException', 'a running job', async ({ partner }) =>
    partner.deleteResourceSnapshotJob(named((await makeSubmission(partner)).jobId)),
  ),
]

/** Two running jobs and a stopped one, a minute apart. */
async function makeThreeJobs({ partner, clock }: World): Promise<Submission[]> {
  const made: Submission[] = []
  for (let count = 0; count < 3; count++) {
    made.push(await makeSubmission(partner))
    clock.advance(60)
  }
  await partner.stopResourceSnapshotJob(named(given(made[1]).jobId))
  return made
}

type JobQuery = Partial<ListResourceSnapshotJobsCommandInput>

const jobLists = (title: string, query: (jobs: Submission[]) => JobQuery, expected: readonly number[]) =>
  listJobs.answers(title, (world) =>
    world.alone({}, async (own) => {
      const jobs = await makeThreeJobs(own)
      const { ResourceSnapshotJobSummaries = [] } = await own.partner.listResourceSnapshotJobs({
        Catalog,
        Sort: { SortBy: 'CreatedDate', SortOrder: 'ASCENDING' },
        ...query(jobs),
      })
      expect(ResourceSnapshotJobSummaries.map(({ Id }) => Id)).toEqual(
        expected.map((index) => jobs[index]?.jobId),
      )
    }),
  )

const jobListCases: readonly WireCase[] = [
  jobLists('all of them, oldest first', () => ({}), [0, 1, 2]),
  jobLists('newest first', () => ({ Sort: { SortBy: 'CreatedDate', SortOrder: 'DESCENDING' } }), [2, 1, 0]),
  jobLists('those that run', () => ({ Status: 'Running' }), [0, 2]),
  jobLists('those that are stopped', () => ({ Status: 'Stopped' }), [1]),
  jobLists('those of one engagement', ([first]) => ({ EngagementIdentifier: first?.engagementId }), [0]),
  listJobs.answers('nothing of another account', async ({ partner, third }) => {
    await makeSubmission(partner)
    expect((await third.listResourceSnapshotJobs({ Catalog })).ResourceSnapshotJobSummaries).toEqual([])
  }),
]

export const snapshotCases: readonly WireCase[] = [
  ...takeCases,
  ...templateCases,
  ...getCases,
  ...listCases,
  ...jobCases,
  ...jobListCases,
]
