import type { UpdateEngagementContextCommandInput } from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accounts,
  Catalog,
  customerProject,
  lead,
  openTestPartners,
  type TestPartners,
} from '../engagements/test-partners'
import { refusalOf } from '../test-emulator'

let service: TestPartners
beforeAll(async () => {
  service = await openTestPartners()
})
afterAll(() => service.close())

/** An engagement with a project, context 1, and a lead, context 2. */
async function opened(): Promise<{ id: string; version: Date }> {
  const { Id, ModifiedAt } = await service.client.createEngagement({
    Catalog,
    ClientToken: crypto.randomUUID(),
    Contexts: [
      { Type: 'CustomerProject', Payload: { CustomerProject: customerProject } },
      { Type: 'Lead', Payload: { Lead: lead } },
    ],
  })
  return { id: Id as string, version: ModifiedAt as Date }
}

const update = (
  { id, version }: { id: string; version: Date },
  input: Partial<UpdateEngagementContextCommandInput> = {},
  client = service.client,
) =>
  client.updateEngagementContext({
    Catalog,
    EngagementIdentifier: id,
    ContextIdentifier: '2',
    EngagementLastModifiedAt: version,
    Type: 'Lead',
    Payload: { Lead: { QualificationStatus: 'Qualified', Customer: { CompanyName: 'Harbor Lines' } } },
    ...input,
  } as UpdateEngagementContextCommandInput)

async function context(id: string, contextId: string) {
  const { Contexts } = await service.client.getEngagement({ Catalog, Identifier: id })
  return Contexts?.find(({ Id }) => Id === contextId)
}

test('replaces a project', async () => {
  const engagement = await opened()
  service.events(accounts.first)
  const Project = { ...customerProject.Project, Title: 'Another title' } as typeof customerProject.Project
  const answer = await update(engagement, {
    ContextIdentifier: '1',
    Type: 'CustomerProject',
    Payload: { CustomerProject: { Project } },
  })
  expect(answer).toMatchObject({
    EngagementId: engagement.id,
    EngagementArn: `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${engagement.id}`,
    EngagementLastModifiedAt: new Date(engagement.version.getTime() + 1),
    ContextId: '1',
  })
  expect(await context(engagement.id, '1')).toEqual({
    Id: '1',
    Type: 'CustomerProject',
    Payload: { CustomerProject: { Project } },
  })
  expect(service.told(accounts.first)).toEqual(['Engagement Updated'])
})

describe('an update of a lead', () => {
  test('keeps what it leaves out', async () => {
    const engagement = await opened()
    await update(engagement, { Payload: { Lead: { Customer: { CompanyName: 'Harbor Lines' } } } })
    expect((await context(engagement.id, '2'))?.Payload?.Lead).toEqual({
      ...lead,
      Customer: { CompanyName: 'Harbor Lines' },
    })
  })

  test('adds an interaction, or replaces the one from the same source', async () => {
    const engagement = await opened()
    const [known] = lead.Interactions ?? []
    const interaction = (SourceId: string) =>
      ({ ...known, SourceId, CustomerAction: 'Asked' }) as NonNullable<typeof known>
    const write = async (SourceId: string) => {
      const Lead = { Customer: lead.Customer, Interaction: interaction(SourceId) }
      const { EngagementLastModifiedAt } = await update(engagement, { Payload: { Lead } })
      engagement.version = EngagementLastModifiedAt as Date
    }
    await write('webinar-2')
    await write('summit-1')
    expect((await context(engagement.id, '2'))?.Payload?.Lead?.Interactions).toEqual([
      interaction('webinar-2'),
      interaction('summit-1'),
    ])
  })

  test('has room for ten interactions', async () => {
    const engagement = await opened()
    const [known] = lead.Interactions ?? []
    const write = (SourceId: string) =>
      update(engagement, {
        Payload: {
          Lead: { Customer: lead.Customer, Interaction: { ...known, SourceId } as NonNullable<typeof known> },
        },
      })
    for (let count = 1; count < 10; count++) {
      engagement.version = (await write(`source-${count}`)).EngagementLastModifiedAt as Date
    }
    expect((await refusalOf(write('source-10'))).name).toBe('ServiceQuotaExceededException')
    await expect(write('source-9')).resolves.toHaveProperty('ContextId', '2')
  })
})

describe('is refused', () => {
  test('with a version that is not the latest, to the millisecond', async () => {
    const engagement = await opened()
    await update(engagement)
    expect(await refusalOf(update(engagement))).toMatchObject({ name: 'ConflictException', status: 400 })
    const early = { ...engagement, version: new Date(engagement.version.getTime() + 2) }
    expect((await refusalOf(update(early))).name).toBe('ConflictException')
    await update({ ...engagement, version: new Date(engagement.version.getTime() + 1) })
  })

  test('for a context that does not exist, and for who is not a member', async () => {
    const engagement = await opened()
    const unknown = update(engagement, { ContextIdentifier: '3' })
    expect((await refusalOf(unknown)).name).toBe('ResourceNotFoundException')
    const stranger = update(engagement, {}, service.second)
    expect((await refusalOf(stranger)).name).toBe('ResourceNotFoundException')
  })

  test.each<[string, Partial<UpdateEngagementContextCommandInput>, string[]]>([
    [
      'a change of type',
      { ContextIdentifier: '2', Type: 'CustomerProject', Payload: { CustomerProject: customerProject } },
      ['type INVALID_VALUE'],
    ],
    [
      'a payload of another type',
      { ContextIdentifier: '2', Payload: { CustomerProject: customerProject } },
      ['payload INVALID_VALUE'],
    ],
  ])('with %s', async (_what, input, issues) => {
    const engagement = await opened()
    expect(await refusalOf(update(engagement, input))).toMatchObject({ name: 'ValidationException', issues })
    expect((await context(engagement.id, '2'))?.Payload?.Lead).toEqual(lead)
  })
})
