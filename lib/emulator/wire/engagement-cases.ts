import type { ListEngagementsCommandInput } from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import {
  Catalog,
  customerProject,
  given,
  leadContext,
  leadContextDetails,
  makeEngagement,
  makeLead,
  makeSharedLead,
  makeSubmission,
} from './states'
import { casesOf, type WireCase } from './wire-case'
import { accounts, type World } from './world'

const prospectingResult = {
  Type: 'ProspectingResult',
  Payload: { ProspectingResult: { Aws: { Customer: { AccountName: 'Harbor Freight Lines' } } } },
} as const

const create = casesOf('CreateEngagement')

const createCases: readonly WireCase[] = [
  create.answers('an engagement whose first member is the caller', async ({ partner }) => {
    const { Id, Arn, ModifiedAt } = await partner.createEngagement({
      Catalog,
      Title: 'Fleet telemetry',
      Description: 'Trucks that report in time',
    })
    expect(Arn).toBe(`arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${Id}`)
    expect(await partner.getEngagement({ Catalog, Identifier: Id })).toMatchObject({
      Title: 'Fleet telemetry',
      Description: 'Trucks that report in time',
      CreatedBy: accounts.partner,
      MemberCount: 1,
      ModifiedAt,
    })
  }),
  create.answers('one without title, description and contexts', async ({ partner }) => {
    await partner.createEngagement({ Catalog })
  }),
  create.answers('the contexts it begins with, numbered', async ({ partner }) => {
    const { id } = await makeEngagement(partner, [leadContextDetails, customerProject])
    const { Contexts } = await partner.getEngagement({ Catalog, Identifier: id })
    expect(Contexts?.map(({ Id, Type }) => [Id, Type])).toEqual([
      ['1', 'Lead'],
      ['2', 'CustomerProject'],
    ])
    expect(Contexts?.[0]?.Payload?.Lead?.Customer?.CompanyName).toBe(leadContext.Customer?.CompanyName)
  }),
  create.refuses(
    'ValidationException',
    'six contexts',
    ({ partner }) => makeEngagement(partner, Array(6).fill(leadContextDetails)),
    { reason: 'REQUEST_VALIDATION_FAILED', issues: ['contexts TOO_MANY_VALUES'] },
  ),
  create.refuses('ValidationException', 'a context of one type with the payload of another', ({ partner }) =>
    makeEngagement(partner, [{ ...leadContextDetails, Type: 'CustomerProject' }]),
  ),
]

const get = casesOf('GetEngagement')

const getCases: readonly WireCase[] = [
  get.answers('by id and by ARN', async ({ partner }) => {
    const { id, arn } = await makeLead(partner)
    const [byId, byArn] = [
      await partner.getEngagement({ Catalog, Identifier: id }),
      await partner.getEngagement({ Catalog, Identifier: arn }),
    ]
    expect({ ...byArn, $metadata: 0 }).toEqual({ ...byId, $metadata: 0 })
  }),
  get.answers('a partner who has joined', async (world) => {
    const { id } = await makeSharedLead(world)
    expect(await world.second.getEngagement({ Catalog, Identifier: id })).toMatchObject({ MemberCount: 2 })
  }),
  get.refuses(
    'ResourceNotFoundException',
    'a partner who was invited but has not joined',
    async ({ partner, second }) => {
      const { id } = await makeLead(partner)
      return second.getEngagement({ Catalog, Identifier: id })
    },
  ),
  get.refuses('ValidationException', 'the ARN of something else', ({ partner }) =>
    partner.getEngagement({
      Catalog,
      Identifier: 'arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/O1',
    }),
  ),
]

/** Three engagements a minute apart: the partner's lead and project, and one that the second partner shares. */
async function makeThree(world: World) {
  const { partner, second, clock } = world
  const lead = await makeLead(partner)
  clock.advance(60)
  const project = await makeEngagement(partner, [customerProject])
  clock.advance(60)
  const shared = await makeLead(second)
  const { Id } = await second.createEngagementInvitation({
    Catalog,
    EngagementIdentifier: shared.id,
    Invitation: {
      Message: 'Join us',
      Receiver: { Account: { AwsAccountId: accounts.partner } },
      Payload: {
        LeadInvitation: {
          Customer: { CompanyName: 'Harbor Freight Lines' },
          Interaction: { ContactBusinessTitle: 'CIO' },
        },
      },
    },
  })
  await partner.acceptEngagementInvitation({ Catalog, Identifier: Id })
  return { lead: lead.id, project: project.id, shared: shared.id }
}

type Three = Awaited<ReturnType<typeof makeThree>>
type Query = Partial<ListEngagementsCommandInput>

const list = casesOf('ListEngagements')

const lists = (title: string, query: Query | ((three: Three) => Query), expected: (keyof Three)[]) =>
  list.answers(title, (world) =>
    world.alone({}, async (own) => {
      const three = await makeThree(own)
      const { EngagementSummaryList = [] } = await own.partner.listEngagements({
        Catalog,
        Sort: { SortBy: 'CreatedDate', SortOrder: 'ASCENDING' },
        ...(typeof query === 'function' ? query(three) : query),
      })
      expect(EngagementSummaryList.map(({ Id }) => Id)).toEqual(expected.map((name) => three[name]))
    }),
  )

const listCases: readonly WireCase[] = [
  lists('all the caller is a member of, oldest first', {}, ['lead', 'project', 'shared']),
  lists('newest first', { Sort: { SortBy: 'CreatedDate', SortOrder: 'DESCENDING' } }, [
    'shared',
    'project',
    'lead',
  ]),
  lists('those of one creator', { CreatedBy: [accounts.second] }, ['shared']),
  lists('those of everybody but one creator', { ExcludeCreatedBy: [accounts.second] }, ['lead', 'project']),
  lists('those with a context of one type', { ContextTypes: ['CustomerProject'] }, ['project']),
  lists('those without a context of one type', { ExcludeContextTypes: ['CustomerProject'] }, [
    'lead',
    'shared',
  ]),
  lists(
    'given ones, by id and ARN',
    ({ lead, shared }) => ({
      EngagementIdentifier: [lead, `arn:aws:partnercentral:us-east-1::catalog/Sandbox/engagement/${shared}`],
    }),
    ['lead', 'shared'],
  ),
  lists(
    'none that fits all filters',
    { CreatedBy: [accounts.second], ContextTypes: ['CustomerProject'] },
    [],
  ),
  list.answers('with what each is about', (world) =>
    world.alone({}, async (own) => {
      const { project } = await makeThree(own)
      const { EngagementSummaryList } = await own.partner.listEngagements({
        Catalog,
        EngagementIdentifier: [project],
      })
      expect(EngagementSummaryList).toMatchObject([
        {
          Title: 'Fleet telemetry',
          MemberCount: 1,
          ContextTypes: ['CustomerProject'],
          CreatedBy: accounts.partner,
        },
      ])
    }),
  ),
]

const members = casesOf('ListEngagementMembers')

const memberCases: readonly WireCase[] = [
  members.answers('the caller alone', async ({ partner }) => {
    const { arn } = await makeEngagement(partner)
    const { EngagementMemberList } = await partner.listEngagementMembers({ Catalog, Identifier: arn })
    expect(EngagementMemberList).toMatchObject([
      { AccountId: accounts.partner, CompanyName: 'First Partner' },
    ])
  }),
  members.answers('everybody who has joined, to each of them', async (world) => {
    const { id } = await makeSharedLead(world)
    for (const client of [world.partner, world.second]) {
      const { EngagementMemberList = [] } = await client.listEngagementMembers({ Catalog, Identifier: id })
      expect(EngagementMemberList.map(({ AccountId }) => AccountId)).toEqual([
        accounts.partner,
        accounts.second,
      ])
    }
  }),
]

const resources = casesOf('ListEngagementResourceAssociations')

const resourceCases: readonly WireCase[] = [
  resources.answers('the engagement of a record', async ({ partner }) => {
    const { id, engagementId } = await makeSubmission(partner)
    const found = await partner.listEngagementResourceAssociations({
      Catalog,
      ResourceType: 'Opportunity',
      ResourceIdentifier: id,
    })
    expect(found.EngagementResourceAssociationSummaries).toEqual([
      {
        Catalog,
        EngagementId: engagementId,
        ResourceType: 'Opportunity',
        ResourceId: id,
        CreatedBy: accounts.partner,
      },
    ])
  }),
  resources.answers('the records of an engagement', async ({ partner }) => {
    const { id, engagementId } = await makeSubmission(partner)
    const found = await partner.listEngagementResourceAssociations({
      Catalog,
      EngagementIdentifier: engagementId,
      CreatedBy: accounts.partner,
    })
    expect(found.EngagementResourceAssociationSummaries?.map(({ ResourceId }) => ResourceId)).toEqual([id])
  }),
  resources.answers('nothing that somebody else has made', async ({ partner }) => {
    const { engagementId } = await makeSubmission(partner)
    const found = await partner.listEngagementResourceAssociations({
      Catalog,
      EngagementIdentifier: engagementId,
      CreatedBy: accounts.third,
    })
    expect(found.EngagementResourceAssociationSummaries).toEqual([])
  }),
]

const addContext = casesOf('CreateEngagementContext')

const contextCases: readonly WireCase[] = [
  ...[leadContextDetails, customerProject, prospectingResult].map(({ Type, Payload }) =>
    addContext.answers(`a context of type ${Type}`, async ({ partner }) => {
      const { id, arn, modifiedAt } = await makeEngagement(partner)
      const added = await partner.createEngagementContext({
        Catalog,
        EngagementIdentifier: arn,
        Type,
        Payload,
      })
      expect(added).toMatchObject({ EngagementId: id, EngagementArn: arn, ContextId: '1' })
      expect(given(added.EngagementLastModifiedAt).getTime()).toBeGreaterThan(modifiedAt.getTime())
      const { Contexts } = await partner.getEngagement({ Catalog, Identifier: id })
      expect(Contexts).toEqual([{ Id: '1', Type, Payload }])
    }),
  ),
  addContext.refuses('ServiceQuotaExceededException', 'a sixth context', async ({ partner }) => {
    const { id } = await makeEngagement(partner, Array(5).fill(leadContextDetails))
    return partner.createEngagementContext({ Catalog, EngagementIdentifier: id, ...customerProject })
  }),
]

const update = casesOf('UpdateEngagementContext')

type Lead = Awaited<ReturnType<typeof makeLead>>

function requalify({ partner }: World, { id, modifiedAt }: Lead, changes: object = {}) {
  return partner.updateEngagementContext({
    Catalog,
    EngagementIdentifier: id,
    ContextIdentifier: '1',
    EngagementLastModifiedAt: modifiedAt,
    Type: 'Lead',
    Payload: { Lead: { QualificationStatus: 'Disqualified', Customer: leadContext.Customer } },
    ...changes,
  })
}

const updateCases: readonly WireCase[] = [
  update.answers('a lead that turned out otherwise', async (world) => {
    const lead = await makeLead(world.partner)
    const updated = await requalify(world, lead)
    expect(updated).toMatchObject({ EngagementId: lead.id, EngagementArn: lead.arn, ContextId: '1' })
    const { Contexts, ModifiedAt } = await world.partner.getEngagement({ Catalog, Identifier: lead.id })
    expect(ModifiedAt).toEqual(updated.EngagementLastModifiedAt)
    expect(Contexts?.[0]?.Payload?.Lead?.QualificationStatus).toBe('Disqualified')
  }),
  update.answers('by ARN, twice, each time with the version before', async (world) => {
    const lead = await makeLead(world.partner)
    const { EngagementLastModifiedAt } = await requalify(world, lead, { EngagementIdentifier: lead.arn })
    await requalify(world, lead, { EngagementIdentifier: lead.arn, EngagementLastModifiedAt })
  }),
  update.refuses('ServiceQuotaExceededException', 'an eleventh interaction of a lead', async (world) => {
    const [Interaction] = leadContext.Interactions ?? []
    const Interactions = Array.from({ length: 10 }, (_, index) => ({
      ...given(Interaction),
      SourceId: `visit-${index}`,
    }))
    const Lead = { ...leadContext, Interactions }
    const lead = await makeEngagement(world.partner, [{ Type: 'Lead', Payload: { Lead } }])
    return requalify(world, lead, { Payload: { Lead: { Customer: Lead.Customer, Interaction } } })
  }),
  update.answers('a further interaction of a lead, beside those before', async (world) => {
    const lead = await makeLead(world.partner)
    const [Interaction] = leadContext.Interactions ?? []
    await requalify(world, lead, {
      Payload: {
        Lead: { Customer: leadContext.Customer, Interaction: { ...Interaction, SourceId: 'call-8' } },
      },
    })
    const { Contexts } = await world.partner.getEngagement({ Catalog, Identifier: lead.id })
    const sources = Contexts?.[0]?.Payload?.Lead?.Interactions?.map(({ SourceId }) => SourceId)
    expect(sources?.toSorted()).toEqual(['call-8', 'summit-7'])
  }),
  update.refuses('ConflictException', 'a version that is not the latest', async (world) => {
    const lead = await makeLead(world.partner)
    await requalify(world, lead)
    return requalify(world, lead)
  }),
  update.refuses('ResourceNotFoundException', 'a context that the engagement does not have', async (world) =>
    requalify(world, await makeLead(world.partner), { ContextIdentifier: '7' }),
  ),
  update.refuses('ValidationException', 'a payload of another type', async (world) =>
    requalify(world, await makeLead(world.partner), customerProject),
  ),
]

export const engagementCases: readonly WireCase[] = [
  ...createCases,
  ...getCases,
  ...listCases,
  ...memberCases,
  ...resourceCases,
  ...contextCases,
  ...updateCases,
]
