import type { CreateOpportunityCommandInput } from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { completeOpportunity } from '../test-emulator'
import { monthly, months, total } from './deal-sizes'
import { Catalog, makeOpportunity, opportunityArnOf } from './states'
import { casesOf, type WireCase } from './wire-case'
import type { World } from './world'

const complete = completeOpportunity()
const { Customer, Project, LifeCycle } = complete

type Changes = Partial<CreateOpportunityCommandInput>

const creating =
  (changes: Changes) =>
  ({ partner }: World) =>
    partner.createOpportunity({ ...complete, ...changes })

const withAccount = (changes: object): Changes => ({
  Customer: {
    ...Customer,
    Account: { CompanyName: 'Harbor Freight Lines', ...Customer?.Account, ...changes },
  },
})
const withProject = (changes: object): Changes => ({ Project: { ...Project, ...changes } })
const withLifeCycle = (changes: object): Changes => ({ LifeCycle: { ...LifeCycle, ...changes } })

const create = casesOf('CreateOpportunity')

export const createOpportunityCases: readonly WireCase[] = [
  create.answers('a complete referral, which waits to be submitted', async ({ partner }) => {
    const made = await partner.createOpportunity(complete)
    const record = await partner.getOpportunity({ Catalog, Identifier: made.Id })
    expect(made.PartnerOpportunityIdentifier).toBe('CRM-1042')
    expect(record.LastModifiedDate).toEqual(made.LastModifiedDate)
    expect(record.LifeCycle).toMatchObject({ ReviewStatus: 'Pending Submission', Stage: 'Qualified' })
    expect(record.Project).toMatchObject({ Title: Project?.Title, DeliveryModels: ['SaaS or PaaS'] })
  }),
  create.answers('a record without stage and type with the documented defaults', async ({ partner }) => {
    const { Stage: _stage, ...rest } = LifeCycle ?? {}
    const { Id } = await partner.createOpportunity({
      ...complete,
      OpportunityType: undefined,
      LifeCycle: rest,
    })
    expect(await partner.getOpportunity({ Catalog, Identifier: Id })).toMatchObject({
      OpportunityType: 'Net New Business',
      LifeCycle: { Stage: 'Prospect' },
    })
  }),
  create.answers('tags, which can be listed', async ({ partner }) => {
    const Tags = [{ Key: 'cost center', Value: '42' }]
    const id = await makeOpportunity(partner, { Tags })
    const listed = await partner.listTagsForResource({ ResourceArn: await opportunityArnOf(partner, id) })
    expect(listed.Tags).toEqual(Tags)
  }),
  create.answers(
    'an AWS referral in Sandbox with an invitation instead of a record',
    async ({ partner, clock }) => {
      clock.advance(1)
      const { Id } = await partner.createOpportunity({ ...complete, Origin: 'AWS Referral' })
      await expect(partner.getOpportunity({ Catalog, Identifier: Id })).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      })
      const { EngagementInvitationSummaries } = await partner.listEngagementInvitations({
        Catalog,
        ParticipantType: 'RECEIVER',
        Status: ['PENDING'],
        SenderAwsAccountId: ['aws'],
      })
      expect(EngagementInvitationSummaries?.length).toBeGreaterThan(0)
    },
  ),
  create.answers('a total contract value with the monthly entry it implies', async ({ partner }) => {
    const id = await makeOpportunity(
      partner,
      withProject({
        ExpectedCustomerSpend: [{ ...total, Amount: '1200.00' }],
        ExpectedContractDuration: months,
      }),
    )
    const record = await partner.getOpportunity({ Catalog, Identifier: id })
    const targets = record.Project?.ExpectedCustomerSpend?.map(({ TargetCompany, Frequency }) => [
      TargetCompany,
      Frequency,
    ])
    expect(targets).toEqual(
      expect.arrayContaining([
        ['Self', 'None'],
        ['AWS', 'Monthly'],
      ]),
    )
  }),
  create.answers('in the AWS catalog, which shares nothing with Sandbox', async ({ partner }) => {
    const { Id } = await partner.createOpportunity({ ...complete, Catalog: 'AWS' })
    expect(await partner.getOpportunity({ Catalog: 'AWS', Identifier: Id })).toMatchObject({ Catalog: 'AWS' })
    await expect(partner.getOpportunity({ Catalog, Identifier: Id })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  }),
  create.forbids(
    'a catalog that does not exist',
    ['catalog INVALID_ENUM_VALUE'],
    creating({ Catalog: 'Elsewhere' }),
  ),
  create.forbids(
    'a referral by AWS in the AWS catalog',
    ['origin INVALID_VALUE'],
    creating({ Catalog: 'AWS', Origin: 'AWS Referral' }),
  ),
  create.forbids(
    'a close date of today',
    ['lifeCycle.targetCloseDate INVALID_VALUE'],
    ({ partner, clock }) =>
      partner.createOpportunity({
        ...complete,
        ...withLifeCycle({ TargetCloseDate: clock.now.toISOString().slice(0, 10) }),
      }),
    { message: /Target Close Date should be a future date|1 validation error/ },
  ),
  create.forbids(
    'a close date more than 60 years ahead',
    ['lifeCycle.targetCloseDate VALUE_OUT_OF_RANGE'],
    creating(withLifeCycle({ TargetCloseDate: '2090-01-01' })),
  ),
  create.forbids(
    'another industry without its name',
    ['customer.account.otherIndustry REQUIRED_FIELD_MISSING'],
    creating(withAccount({ Industry: 'Other' })),
  ),
  create.forbids(
    'another competitor without a name',
    ['project.otherCompetitorNames REQUIRED_FIELD_MISSING'],
    creating(withProject({ CompetitorName: '*Other' })),
  ),
  create.forbids(
    'the name of another competitor beside a known one',
    ['project.otherCompetitorNames ACTION_NOT_PERMITTED'],
    creating(withProject({ CompetitorName: 'Oracle Cloud', OtherCompetitorNames: 'Somebody' })),
  ),
  create.forbids(
    'national security outside government',
    ['nationalSecurity INVALID_VALUE'],
    creating({ NationalSecurity: 'Yes' }),
  ),
  create.forbids(
    'a state that the United States do not have',
    ['customer.account.address.stateOrRegion INVALID_ENUM_VALUE'],
    creating(withAccount({ Address: { CountryCode: 'US', StateOrRegion: 'WA', PostalCode: '98109' } })),
  ),
  create.forbids(
    'a marketing activity without saying who funded it',
    ['marketing.awsFundingUsed REQUIRED_FIELD_MISSING'],
    creating({ Marketing: { Source: 'Marketing Activity', CampaignName: 'Spring' } }),
  ),
  create.forbids(
    'the campaign of no marketing activity',
    ['marketing.campaignName ACTION_NOT_PERMITTED'],
    creating({ Marketing: { Source: 'None', CampaignName: 'Spring' } }),
  ),
  create.forbids(
    'a lost deal without a reason',
    ['lifeCycle.closedLostReason REQUIRED_FIELD_MISSING'],
    creating(withLifeCycle({ Stage: 'Closed Lost' })),
  ),
  create.forbids(
    'a use case outside the published list',
    ['project.customerUseCase INVALID_ENUM_VALUE'],
    creating(withProject({ CustomerUseCase: 'Time travel' })),
  ),
  create.forbids(
    'a currency that spend is not counted in',
    ['project.expectedCustomerSpend.currencyCode INVALID_VALUE'],
    creating(withProject({ ExpectedCustomerSpend: [{ ...monthly, CurrencyCode: 'GBP' }] })),
  ),
  create.forbids(
    'a contract value without a duration',
    ['project.expectedContractDuration INVALID_VALUE'],
    creating(withProject({ ExpectedCustomerSpend: [total] })),
  ),
  create.forbids(
    'a duration without a contract value',
    ['project.expectedCustomerSpend INVALID_VALUE'],
    creating(withProject({ ExpectedCustomerSpend: [monthly], ExpectedContractDuration: months })),
  ),
  create.forbids(
    'two contract values',
    ['project.expectedCustomerSpend INVALID_VALUE'],
    creating(withProject({ ExpectedCustomerSpend: [total, total], ExpectedContractDuration: months })),
  ),
  create.forbids(
    'a contract value in another currency than the spend',
    ['project.expectedCustomerSpend.currencyCode INVALID_VALUE'],
    creating(
      withProject({
        ExpectedCustomerSpend: [total, { ...monthly, CurrencyCode: 'EUR' }],
        ExpectedContractDuration: months,
      }),
    ),
  ),
  create.forbids(
    'two tags with one key',
    ['tags DUPLICATE_KEY_VALUE'],
    creating({
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'a', Value: '2' },
      ],
    }),
  ),
  create.forbids(
    'a parent that does not exist',
    ['project.relatedOpportunityIdentifier INVALID_VALUE'],
    creating({ OpportunityType: 'Expansion', ...withProject({ RelatedOpportunityIdentifier: 'O1' }) }),
  ),
  create.forbids(
    'a record without what the data model demands, all of it at once',
    [
      'customer.account.address.countryCode REQUIRED_FIELD_MISSING',
      'customer.account.companyName REQUIRED_FIELD_MISSING',
      'customer.account.industry REQUIRED_FIELD_MISSING',
      'customer.account.websiteUrl REQUIRED_FIELD_MISSING',
      'lifeCycle.targetCloseDate REQUIRED_FIELD_MISSING',
      'project.customerBusinessProblem REQUIRED_FIELD_MISSING',
      'project.expectedCustomerSpend REQUIRED_FIELD_MISSING',
      'project.title REQUIRED_FIELD_MISSING',
    ],
    ({ partner }) => partner.createOpportunity({ Catalog, Origin: 'Partner Referral' }),
  ),
]
