import {
  CreateOpportunityCommand,
  GetOpportunityCommand,
  ListOpportunitiesCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  completeOpportunity,
  created,
  openTestEmulator,
  refusalOf,
  type TestEmulator,
} from '../test-emulator'

let service: TestEmulator
beforeAll(async () => {
  service = await openTestEmulator()
})
afterAll(() => service.close())

let tokens = 0
const create = (overrides: object, ClientToken = `token ${++tokens}`) =>
  service.client.send(new CreateOpportunityCommand({ ...completeOpportunity(overrides), ClientToken }))

const get = (Identifier: string, Catalog = 'Sandbox') =>
  service.client.send(new GetOpportunityCommand({ Catalog, Identifier }))

describe('a new opportunity', () => {
  test('answers with its id, its CRM id and its first version', async () => {
    const answer = await create({ PartnerOpportunityIdentifier: 'CRM-7' })
    expect(answer).toMatchObject({
      Id: expect.stringMatching(/^O[0-9]{7,19}$/),
      PartnerOpportunityIdentifier: 'CRM-7',
      LastModifiedDate: service.clock.now,
    })
  })

  test('starts in Pending Submission with what the service adds by itself', async () => {
    const { id } = await created(service, {
      OpportunityType: undefined,
      LifeCycle: { TargetCloseDate: '2026-12-15' },
    })
    expect(await get(id)).toMatchObject({
      Id: id,
      Arn: `arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/${id}`,
      Catalog: 'Sandbox',
      OpportunityType: 'Net New Business',
      CreatedDate: new Date('2026-03-01T10:15:00Z'),
      LifeCycle: { ReviewStatus: 'Pending Submission', Stage: 'Prospect' },
      RelatedEntityIdentifiers: {},
      OpportunityTeam: [{ BusinessTitle: 'OpportunityOwner' }],
    })
  })

  test('notes its first next steps', async () => {
    const { id } = await created(service)
    expect((await get(id)).LifeCycle?.NextStepsHistory).toEqual([
      { Value: 'Architecture review', Time: service.clock.now },
    ])
  })

  test('keeps the team it was sent, without a phone for the owner', async () => {
    const owner = {
      BusinessTitle: 'OpportunityOwner',
      Email: 'ana@tandem.example',
      FirstName: 'Ana',
      LastName: 'Ruiz',
    }
    const manager = {
      BusinessTitle: 'PartnerAccountManager',
      Email: 'marc@tandem.example',
      Phone: '+12065550123',
    }
    const { id } = await created(service, { OpportunityTeam: [{ ...owner, Phone: '+12065550123' }, manager] })
    expect((await get(id)).OpportunityTeam).toEqual([owner, manager])
  })

  test('stores one spelling of values that AWS spells in two ways', async () => {
    const { Project } = completeOpportunity()
    const { id } = await created(service, {
      Project: {
        ...Project,
        CustomerUseCase: 'Migration/Database Migration',
        ApnPrograms: ['IS Immersion Day SFID Program'],
      },
    })
    expect((await get(id)).Project).toMatchObject({
      CustomerUseCase: 'Migration / Database Migration',
      ApnPrograms: ['ISV Immersion Day SFID Program'],
    })
  })

  test('never shows origin, tags or client token again', async () => {
    const { id } = await created(service, { Tags: [{ Key: 'team', Value: 'blue' }] })
    const record = await get(id)
    for (const member of ['Origin', 'Tags', 'ClientToken']) expect(record).not.toHaveProperty(member)
  })

  test('is not there for the other catalog', async () => {
    const { id } = await created(service)
    expect((await refusalOf(get(id, 'AWS'))).name).toBe('ResourceNotFoundException')
  })
})

describe('the members everybody must bring', () => {
  test('are all reported at once', async () => {
    const bare = new CreateOpportunityCommand({ Catalog: 'Sandbox', ClientToken: 'bare' })
    const refusal = await refusalOf(service.client.send(bare))
    expect(refusal).toMatchObject({ name: 'ValidationException', reason: 'BUSINESS_VALIDATION_FAILED' })
    expect(refusal.issues).toEqual([
      'customer.account.address.countryCode REQUIRED_FIELD_MISSING',
      'customer.account.companyName REQUIRED_FIELD_MISSING',
      'customer.account.industry REQUIRED_FIELD_MISSING',
      'customer.account.websiteUrl REQUIRED_FIELD_MISSING',
      'lifeCycle.targetCloseDate REQUIRED_FIELD_MISSING',
      'project.customerBusinessProblem REQUIRED_FIELD_MISSING',
      'project.expectedCustomerSpend REQUIRED_FIELD_MISSING',
      'project.title REQUIRED_FIELD_MISSING',
    ])
  })

  test('do not include what only a submission needs', async () => {
    const { Customer, Project } = completeOpportunity()
    const { PostalCode: _code, StateOrRegion: _state, ...Address } = Customer?.Account?.Address ?? {}
    await expect(
      create({
        PrimaryNeedsFromAws: undefined,
        Customer: { Account: { ...Customer?.Account, Address } },
        Project: {
          ...Project,
          CustomerUseCase: undefined,
          DeliveryModels: undefined,
          SalesActivities: undefined,
          OtherSolutionDescription: undefined,
        },
      }),
    ).resolves.toHaveProperty('Id')
  })

  test('can be waived for drafts by a setting', async () => {
    const lenient = await openTestEmulator({ incompleteCreates: 'accept' })
    const bare = new CreateOpportunityCommand({ Catalog: 'Sandbox', ClientToken: 'bare' })
    await expect(lenient.client.send(bare)).resolves.toHaveProperty('Id')
    await lenient.close()
  })
})

describe('a client token', () => {
  test('answers a repeat with the first result and makes nothing new', async () => {
    const first = await create({ PartnerOpportunityIdentifier: 'CRM-R' }, 'repeat')
    service.clock.advance(60)
    const second = await create({ PartnerOpportunityIdentifier: 'CRM-R' }, 'repeat')
    expect(second.Id).toBe(first.Id)
    expect(second.LastModifiedDate).toEqual(first.LastModifiedDate)
  })

  test('conflicts with another body', async () => {
    await create({ PartnerOpportunityIdentifier: 'CRM-1' }, 'reuse')
    expect(await refusalOf(create({ PartnerOpportunityIdentifier: 'CRM-2' }, 'reuse'))).toMatchObject({
      name: 'ConflictException',
      message: 'Conflicting client token submitted for a new request body.',
    })
  })

  test('means something else in the other catalog', async () => {
    const sandbox = await create({}, 'both')
    const aws = await create({ Catalog: 'AWS' }, 'both')
    expect(aws.Id).not.toBe(sandbox.Id)
  })

  test('is not used up by a refused call', async () => {
    await refusalOf(create({ LifeCycle: { TargetCloseDate: '2020-01-01' } }, 'retry'))
    await expect(create({}, 'retry')).resolves.toHaveProperty('Id')
  })

  test('is forgotten after a day', async () => {
    const first = await create({}, 'daily')
    service.clock.advance(25 * 3600)
    await create({}, 'some other')
    expect((await create({}, 'daily')).Id).not.toBe(first.Id)
  })
})

describe('an AWS referral', () => {
  test('stays unseen until somebody accepts its invitation', async () => {
    const { Id } = await create({
      Origin: 'AWS Referral',
      Customer: { Account: { CompanyName: 'Quiet Corp', WebsiteUrl: 'quiet.example' } },
    })
    expect((await refusalOf(get(Id as string))).name).toBe('ResourceNotFoundException')
    const list = new ListOpportunitiesCommand({ Catalog: 'Sandbox', CustomerCompanyName: ['Quiet Corp'] })
    expect((await service.client.send(list)).OpportunitySummaries).toEqual([])
  })

  test('can only be played in Sandbox', async () => {
    expect((await refusalOf(create({ Catalog: 'AWS', Origin: 'AWS Referral' }))).issues).toEqual([
      'origin INVALID_VALUE',
    ])
  })
})

describe('rules of their own on create', () => {
  test.each([
    ['an unknown catalog', { Catalog: 'Production' }, 'catalog INVALID_ENUM_VALUE'],
    [
      'a review status',
      { LifeCycle: { TargetCloseDate: '2026-12-15', ReviewStatus: 'Approved' } },
      'lifeCycle.reviewStatus ACTION_NOT_PERMITTED',
    ],
    [
      'a stage that needs a solution',
      { LifeCycle: { TargetCloseDate: '2026-12-15', Stage: 'Committed' } },
      'lifeCycle.stage INVALID_VALUE',
    ],
    [
      'a team member with another title',
      { OpportunityTeam: [{ BusinessTitle: 'CEO' }] },
      'opportunityTeam.businessTitle INVALID_VALUE',
    ],
    [
      'a tag key twice',
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      },
      'tags DUPLICATE_KEY_VALUE',
    ],
    ['a tag key that AWS reserves', { Tags: [{ Key: 'aws:x', Value: '1' }] }, 'tags.key INVALID_VALUE'],
  ])('refuse %s', async (_what, overrides, issue) => {
    expect((await refusalOf(create(overrides))).issues).toEqual([issue])
  })

  test('refuse a related opportunity that the caller does not have', async () => {
    const { Project } = completeOpportunity()
    const related = (id: string) => create({ Project: { ...Project, RelatedOpportunityIdentifier: id } })
    const { id } = await created(service)
    await expect(related(id)).resolves.toHaveProperty('Id')
    expect(await refusalOf(related('O9999999'))).toMatchObject({
      issues: ['project.relatedOpportunityIdentifier INVALID_VALUE'],
      messages: ['Resource with Identifier O9999999 does not exist or is not accessible'],
    })
  })
})
