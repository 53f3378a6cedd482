import type {
  CreateOpportunityCommandInput,
  ExpectedCustomerSpend,
  UpdateOpportunityCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { completeOpportunity } from '../test-emulator'
import { months as ExpectedContractDuration, monthly, total } from './deal-sizes'
import { Catalog, decide, given, makeApproved, makeOpportunity, makeSubmission, unchanged } from './states'
import { casesOf, type WireCase } from './wire-case'
import type { World } from './world'

/*
 * The finer rules of a deal: consistency (6.2), stages (6.4, 7.3) and deal sizing (15) of the reference.
 */

const complete = completeOpportunity()
const { Customer, Project, LifeCycle } = complete

type Client = World['partner']
type Changes = Partial<CreateOpportunityCommandInput>

const creating =
  (changes: Changes) =>
  ({ partner }: World) =>
    partner.createOpportunity({ ...complete, ...changes })

const withProject = (changes: object): Changes => ({ Project: { ...Project, ...changes } })

const estimate = `https://calculator.aws/#/estimate?id=${'a1'.repeat(16)}`

const spends = (...ExpectedCustomerSpend: object[]) => withProject({ ExpectedCustomerSpend })

async function spendOf(client: Client, id: string): Promise<ExpectedCustomerSpend[]> {
  const { Project: stored } = await client.getOpportunity({ Catalog, Identifier: id })
  return given(stored?.ExpectedCustomerSpend)
}

const create = casesOf('CreateOpportunity')

const sizingCases: readonly WireCase[] = [
  create.answers("a calculator's estimate with the amount it stands for", async ({ partner }) => {
    const { Amount: _amount, ...noAmount } = monthly
    const [spend] = await spendOf(
      partner,
      await makeOpportunity(partner, spends({ ...noAmount, EstimationUrl: estimate })),
    )
    expect(spend?.EstimationUrl).toBe(estimate)
    expect(Number(spend?.Amount)).toBeGreaterThan(0)
  }),
  create.answers('an amount beside a bad estimate, by dropping the estimate', async ({ partner }) => {
    const bad = { ...monthly, EstimationUrl: 'https://example.com' }
    const [spend] = await spendOf(partner, await makeOpportunity(partner, spends(bad)))
    expect([spend?.Amount, spend?.EstimationUrl]).toEqual(['100.00', undefined])
  }),
  create.forbids(
    'a bad estimate without an amount',
    ['project.expectedCustomerSpend.estimationUrl INVALID_VALUE'],
    creating(
      spends({
        CurrencyCode: 'USD',
        Frequency: 'Monthly',
        TargetCompany: 'AWS',
        EstimationUrl: 'https://example.com',
      }),
    ),
  ),
  create.forbids(
    'a contract value with an estimate',
    ['project.expectedCustomerSpend.estimationUrl INVALID_VALUE'],
    creating(
      withProject({
        ExpectedCustomerSpend: [{ ...total, EstimationUrl: estimate }],
        ExpectedContractDuration,
      }),
    ),
  ),
  create.forbids(
    'a contract value beside what goes to a third company',
    ['project.expectedCustomerSpend.targetCompany INVALID_VALUE'],
    creating(
      withProject({
        ExpectedCustomerSpend: [total, { ...monthly, TargetCompany: 'Somebody' }],
        ExpectedContractDuration,
      }),
    ),
  ),
  create.refuses(
    'ValidationException',
    'a frequency of None that is no contract value',
    creating(spends({ ...monthly, Frequency: 'None' })),
    { issues: ['project.expectedCustomerSpend.frequency INVALID_ENUM_VALUE'] },
  ),
  create.forbids(
    'dollars in the European partition',
    ['project.expectedCustomerSpend.currencyCode INVALID_VALUE'],
    creating(withProject({ AwsPartition: 'aws-eusc' })),
  ),
  create.refuses(
    'ValidationException',
    'a contract of 145 months',
    creating(
      withProject({
        ExpectedCustomerSpend: [total],
        ExpectedContractDuration: { Term: 'Months', Value: '145' },
      }),
    ),
  ),
]

const consistencyCases: readonly WireCase[] = [
  create.answers('national security in government, without a website', async ({ partner }) => {
    const { WebsiteUrl: _website, ...Account } = given(Customer?.Account)
    await partner.createOpportunity({
      ...complete,
      NationalSecurity: 'Yes',
      Customer: { Account: { ...Account, Industry: 'Government' } },
    })
  }),
  create.answers('a use case in either of its two spellings', async ({ partner }) => {
    const id = await makeOpportunity(
      partner,
      withProject({ CustomerUseCase: 'Migration/Database Migration' }),
    )
    const { Project: stored } = await partner.getOpportunity({ Catalog, Identifier: id })
    expect(stored?.CustomerUseCase).toBe('Migration / Database Migration')
  }),
  create.forbids(
    'use cases of a marketing activity that nobody funded',
    ['marketing.useCases ACTION_NOT_PERMITTED'],
    creating({ Marketing: { Source: 'Marketing Activity', AwsFundingUsed: 'No', UseCases: ['Analytics'] } }),
  ),
  create.forbids(
    'a marketing use case outside the published list',
    ['marketing.useCases INVALID_ENUM_VALUE'],
    creating({ Marketing: { Source: 'Marketing Activity', AwsFundingUsed: 'Yes', UseCases: ['Luck'] } }),
  ),
  create.forbids(
    'a program outside the published list',
    ['project.apnPrograms INVALID_ENUM_VALUE'],
    creating(withProject({ ApnPrograms: ['Secret program'] })),
  ),
  create.forbids(
    'revenue that ends before it begins',
    ['softwareRevenue.expirationDate INVALID_VALUE'],
    creating({
      SoftwareRevenue: {
        DeliveryModel: 'Contract',
        Value: { Amount: '100.00', CurrencyCode: 'USD' },
        EffectiveDate: '2027-01-01',
        ExpirationDate: '2026-12-31',
      },
    }),
  ),
  create.forbids(
    'a team member of no known title',
    ['opportunityTeam.businessTitle INVALID_VALUE'],
    creating({
      OpportunityTeam: [{ Email: 'a@b.example', FirstName: 'A', LastName: 'B', BusinessTitle: 'King' }],
    }),
  ),
  create.refuses(
    'ValidationException',
    'a lost reason of a deal that is not lost',
    creating({ LifeCycle: { ...LifeCycle, ClosedLostReason: 'Price' } }),
    { reason: 'BUSINESS_VALIDATION_FAILED' },
  ),
  create.forbids(
    'eleven contacts',
    ['customer.contacts TOO_MANY_VALUES'],
    creating({ Customer: { ...Customer, Contacts: Array(11).fill(Customer?.Contacts?.[0]) } }),
  ),
]

const update = casesOf('UpdateOpportunity')

type Edit = Partial<UpdateOpportunityCommandInput>

async function change(client: Client, id: string, edit: (record: UpdateOpportunityCommandInput) => Edit) {
  const record = await unchanged(client, id)
  return client.updateOpportunity({ ...record, ...edit(record) })
}

const atStage =
  (Stage: 'Committed' | 'Launched' | 'Closed Lost' | 'Prospect', more: object = {}) =>
  (record: UpdateOpportunityCommandInput): Edit => ({
    LifeCycle: { ...record.LifeCycle, Stage, ...more },
  })

const commented = (record: UpdateOpportunityCommandInput): Edit => ({
  Project: { ...record.Project, AdditionalComments: 'It went well' },
})

async function makeLaunched(client: Client): Promise<string> {
  const { id } = await makeApproved(client)
  await client.associateOpportunity({
    Catalog,
    OpportunityIdentifier: id,
    RelatedEntityType: 'Solutions',
    RelatedEntityIdentifier: 'S-1234567',
  })
  await change(client, id, (record) => ({
    ...atStage('Launched')(record),
    Customer: {
      ...record.Customer,
      Account: { ...given(record.Customer?.Account), AwsAccountId: '222233334444' },
    },
  }))
  return id
}

async function makeLost(client: Client): Promise<string> {
  const { id } = await makeApproved(client)
  await change(client, id, atStage('Closed Lost', { ClosedLostReason: 'Price' }))
  return id
}

const stageCases: readonly WireCase[] = [
  update.answers("a launch with a solution and the customer's account", async ({ partner }) => {
    const { LifeCycle: after } = await partner.getOpportunity({
      Catalog,
      Identifier: await makeLaunched(partner),
    })
    expect(after?.Stage).toBe('Launched')
  }),
  update.answers('comments on a deal that is launched', async ({ partner }) => {
    await change(partner, await makeLaunched(partner), commented)
  }),
  update.forbids(
    'another stage of a deal that is launched',
    ['lifeCycle.stage ACTION_NOT_PERMITTED'],
    async ({ partner }) => change(partner, await makeLaunched(partner), atStage('Prospect')),
  ),
  update.answers('the loss of a deal', async ({ partner }) => {
    const { LifeCycle: after } = await partner.getOpportunity({
      Catalog,
      Identifier: await makeLost(partner),
    })
    expect(after).toMatchObject({ Stage: 'Closed Lost', ClosedLostReason: 'Price' })
  }),
  update.answers('comments on a deal that is lost', async ({ partner }) => {
    await change(partner, await makeLost(partner), commented)
  }),
  update.refuses(
    'ValidationException',
    'a lost deal that is opened again',
    async ({ partner }) =>
      change(partner, await makeLost(partner), atStage('Prospect', { ClosedLostReason: undefined })),
    { reason: 'BUSINESS_VALIDATION_FAILED' },
  ),
  update.refuses(
    'ValidationException',
    'a commitment without a solution',
    async ({ partner }) => change(partner, (await makeApproved(partner)).id, atStage('Committed')),
    {
      reason: 'BUSINESS_VALIDATION_FAILED',
      issues: ['lifeCycle.stage INVALID_VALUE'],
    },
  ),
  update.forbids(
    'itself as a parent',
    ['project.relatedOpportunityIdentifier INVALID_VALUE'],
    async ({ partner }) => {
      const id = await makeOpportunity(partner)
      return change(partner, id, (record) => ({
        OpportunityType: 'Expansion',
        Project: { ...record.Project, RelatedOpportunityIdentifier: id },
      }))
    },
  ),
  update.answers("the partner's own id of an approved deal that had none", async ({ partner }) => {
    const { id } = await makeApproved(partner, { PartnerOpportunityIdentifier: undefined })
    await change(partner, id, () => ({ PartnerOpportunityIdentifier: 'CRM-late' }))
  }),
  update.forbids(
    'another id of an approved deal that has one',
    ['partnerOpportunityIdentifier ACTION_NOT_PERMITTED'],
    async ({ partner }) =>
      change(partner, (await makeApproved(partner)).id, () => ({
        PartnerOpportunityIdentifier: 'CRM-other',
      })),
  ),
  update.answers('51 next steps, of which the last 50 are remembered', async ({ partner, clock }) => {
    const id = await makeOpportunity(partner)
    for (let count = 1; count <= 52; count++) {
      clock.advance(1)
      await change(partner, id, ({ LifeCycle: before }) => ({
        LifeCycle: { ...before, NextSteps: `step ${count}` },
      }))
    }
    const { LifeCycle: after } = await partner.getOpportunity({ Catalog, Identifier: id })
    const steps = after?.NextStepsHistory?.map(({ Value }) => Value)
    expect(steps).toHaveLength(50)
    expect(steps).not.toContain('step 1')
  }),
]

const rejected = async (client: Client): Promise<string> => {
  const { id } = await makeSubmission(client)
  await decide(client, id, 'Rejected')
  return id
}

const closedCases: readonly WireCase[] = [
  casesOf('SubmitOpportunity').refuses(
    'ValidationException',
    'a deal that is lost',
    async ({ partner }) => {
      const id = await makeOpportunity(partner)
      await change(partner, id, atStage('Closed Lost', { ClosedLostReason: 'Price' }))
      return partner.submitOpportunity({ Catalog, Identifier: id, InvolvementType: 'Co-Sell' })
    },
    { reason: 'BUSINESS_VALIDATION_FAILED', message: /./ },
  ),
  casesOf('AssociateOpportunity').refuses(
    'ValidationException',
    'an offer of a deal that is lost',
    async ({ partner }) =>
      partner.associateOpportunity({
        Catalog,
        OpportunityIdentifier: await makeLost(partner),
        RelatedEntityType: 'AwsMarketplaceOffers',
        RelatedEntityIdentifier:
          'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Offer/offer-lost',
      }),
    { reason: 'BUSINESS_VALIDATION_FAILED' },
  ),
  casesOf('AssignOpportunity').refuses(
    'ValidationException',
    'a record that was rejected',
    async ({ partner }) =>
      partner.assignOpportunity({
        Catalog,
        Identifier: await rejected(partner),
        Assignee: {
          BusinessTitle: 'OpportunityOwner',
          Email: 'ana@first-partner.example',
          FirstName: 'Ana',
          LastName: 'Ruiz',
        },
      }),
    { reason: 'BUSINESS_VALIDATION_FAILED' },
  ),
]

export const dealRuleCases: readonly WireCase[] = [
  ...sizingCases,
  ...consistencyCases,
  ...stageCases,
  ...closedCases,
]
