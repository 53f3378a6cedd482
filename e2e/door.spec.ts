import { randomUUID } from 'node:crypto'
import {
  AssociateOpportunityCommand,
  ConflictException,
  CreateOpportunityCommand,
  GetOpportunityCommand,
  ListEngagementFromOpportunityTasksCommand,
  ListOpportunitiesCommand,
  PartnerCentralSellingClient,
  StartEngagementFromOpportunityTaskCommand,
  UpdateOpportunityCommand,
  ValidationException,
} from '@aws-sdk/client-partnercentral-selling'
import { layOver } from '@/lib/demo/lay-over'
import { expect, test } from './fixtures'
import { completeOpportunity } from './partner-central'

const Catalog = 'Sandbox'

test.describe('with a reviewer who answers within seconds', () => {
  test.use({ server: 'quick' })

  test('an SDK script creates, submits and watches a deal until AWS sends it back, mends it and gets it approved', async ({
    partnerCentral: { client, untilReviewed, update },
  }) => {
    const weak = layOver(completeOpportunity(`Calder ${randomUUID().slice(0, 8)}`), {
      Project: { CustomerBusinessProblem: 'They want to move to the cloud.' },
    })
    const created = await client.send(new CreateOpportunityCommand(weak))
    const Identifier = created.Id ?? ''
    expect(Identifier).toMatch(/^O\d+$/)

    await client.send(
      new AssociateOpportunityCommand({
        Catalog,
        OpportunityIdentifier: Identifier,
        RelatedEntityType: 'Solutions',
        RelatedEntityIdentifier: 'S-1234567',
      }),
    )
    const submission = {
      Catalog,
      ClientToken: randomUUID(),
      Identifier,
      AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
    } as const
    const task = await client.send(new StartEngagementFromOpportunityTaskCommand(submission))
    expect(task).toMatchObject({ TaskStatus: 'COMPLETE', OpportunityId: Identifier })
    const again = await client.send(new StartEngagementFromOpportunityTaskCommand(submission))
    expect(again.TaskId).toBe(task.TaskId)
    const tasks = await client.send(
      new ListEngagementFromOpportunityTasksCommand({ Catalog, OpportunityIdentifier: [Identifier] }),
    )
    expect(tasks.TaskSummaries?.map(({ TaskId }) => TaskId)).toEqual([task.TaskId])

    const sentBack = await untilReviewed(Identifier, 'Action Required')
    expect(sentBack.LifeCycle?.ReviewComments).toContain('business problem')
    expect(sentBack.LifeCycle?.ReviewStatusReason).toBe('Clarify Solution')

    const locked = update(Identifier, { Project: { Title: 'Another title' } })
    await expect(locked).rejects.toThrow(ValidationException)
    await update(Identifier, {
      Project: {
        CustomerBusinessProblem:
          'Unplanned stops cost forty hours a month across three plants, because sensor data is deleted after a week.',
      },
    })
    await untilReviewed(Identifier, 'Approved')
  })
})

test('the service refuses a wrong signature, an unknown key and a stale version', async ({
  baseURL,
  partnerCentral,
}) => {
  const withKey = (accessKeyId: string, secretAccessKey: string) =>
    new PartnerCentralSellingClient({
      region: 'us-east-1',
      endpoint: `${baseURL}/api/partner-central`,
      credentials: { accessKeyId, secretAccessKey },
    }).send(new ListOpportunitiesCommand({ Catalog }))
  const { accessKeyId } = (await partnerCentral.client.config.credentials()) ?? {}
  await expect(withKey(accessKeyId, 'not-the-secret')).rejects.toMatchObject({
    name: 'InvalidSignatureException',
  })
  await expect(withKey('AKIANOBODY', 'whatever')).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
  })

  const { id } = await partnerCentral.seed('pending')
  const stale = await partnerCentral.get(id)
  await partnerCentral.update(id, { LifeCycle: { NextSteps: 'Somebody else was quicker' } })
  const { Id, Arn, CreatedDate, OpportunityTeam, RelatedEntityIdentifiers, $metadata, ...mine } = stale
  const update = new UpdateOpportunityCommand({
    ...mine,
    Catalog,
    Identifier: id,
    LastModifiedDate: stale.LastModifiedDate,
  })
  await expect(partnerCentral.client.send(update)).rejects.toThrow(ConflictException)
  expect((await partnerCentral.get(id)).LifeCycle?.NextSteps).toBe('Somebody else was quicker')
})

test('the two catalogs share nothing', async ({ partnerCentral }) => {
  const { id } = await partnerCentral.seed('pending')
  const elsewhere = new GetOpportunityCommand({ Catalog: 'AWS', Identifier: id })
  await expect(partnerCentral.client.send(elsewhere)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

test('broken JSON and an oversized body get the documented error', async ({ request }) => {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'AWSPartnerCentralSelling.CreateOpportunity',
  }
  const unsigned = await request.post('/api/partner-central', { headers, data: '{"Catalog":' })
  expect(unsigned.status()).toBe(403)
  expect(await unsigned.json()).toMatchObject({
    __type: expect.stringContaining('MissingAuthenticationToken'),
  })
  const oversized = await request.post('/api/partner-central', {
    headers,
    data: 'x'.repeat(20 * 1024 * 1024),
  })
  expect(oversized.status()).toBeGreaterThanOrEqual(400)
  expect(oversized.status()).toBeLessThan(500)
  expect((await request.get('/api/health')).ok()).toBe(true)
})
