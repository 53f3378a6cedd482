import type {
  CreateOpportunityCommandInput,
  ExpectedCustomerSpend,
} from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { completeOpportunity } from '../test-emulator'
import {
  Catalog,
  decide,
  given,
  makeApproved,
  makeOpportunity,
  makeSubmission,
  opportunityArnOf,
  unchanged,
} from './states'
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

const monthly = { Amount: '100.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' } as const
/** `None` is documented for a total contract value, though no enum has it. Reference, section 15. */
const total = { ...monthly, Frequency: 'None', TargetCompany: 'Self' } as unknown as ExpectedCustomerSpend
const months = { Term: 'Months', Value: '12' } as const

const create = casesOf('CreateOpportunity')

const createCases: readonly WireCase[] = [
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

const get = casesOf('GetOpportunity')

const getCases: readonly WireCase[] = [
  get.answers('a new record in full', async ({ partner }) => {
    const id = await makeOpportunity(partner)
    const record = await partner.getOpportunity({ Catalog, Identifier: id })
    expect(record).toMatchObject({ Id: id, Catalog, Customer, Marketing: complete.Marketing })
    expect(record.Arn).toBe(`arn:aws:partnercentral:us-east-1:111122223333:catalog/Sandbox/opportunity/${id}`)
    expect(record.CreatedDate).toBeInstanceOf(Date)
    expect(record.RelatedEntityIdentifiers).toBeDefined()
    for (const hidden of ['Origin', 'Tags', 'ClientToken']) expect(record).not.toHaveProperty(hidden)
  }),
  get.answers('an approved record with what it is associated with', async ({ partner }) => {
    const { id } = await makeApproved(partner)
    await partner.associateOpportunity({
      Catalog,
      OpportunityIdentifier: id,
      RelatedEntityType: 'Solutions',
      RelatedEntityIdentifier: 'S-1234567',
    })
    const record = await partner.getOpportunity({ Catalog, Identifier: id })
    expect(record.LifeCycle?.ReviewStatus).toBe('Approved')
    expect(record.RelatedEntityIdentifiers?.Solutions).toEqual(['S-1234567'])
  }),
]

const update = casesOf('UpdateOpportunity')

/** Changes a record that is made for it. */
const updating =
  (make: (client: World['partner']) => Promise<{ id: string }>, change: (record: Changes) => Changes) =>
  async ({ partner }: World) => {
    const record = await unchanged(partner, (await make(partner)).id)
    return partner.updateOpportunity({ ...record, ...(change(record as Changes) as object) })
  }

const makeNew = async (client: World['partner']) => ({ id: await makeOpportunity(client) })

const makeUnclear = async (client: World['partner']) => {
  const submission = await makeSubmission(client)
  await decide(client, submission.id, 'Action Required')
  return submission
}

const makeRejected = async (client: World['partner']) => {
  const submission = await makeSubmission(client)
  await decide(client, submission.id, 'Rejected')
  return submission
}

const retitled = (record: Changes) => ({ Project: { ...record.Project, Title: 'Another title' } })
const judgedAs =
  (ReviewStatus: 'Submitted' | 'In review' | 'Approved' | 'Rejected') => (record: Changes) => ({
    LifeCycle: { ...record.LifeCycle, ReviewStatus },
  })

const updateCases: readonly WireCase[] = [
  update.answers('a record read and sent back, under a later version', async ({ partner }) => {
    const record = await unchanged(partner, await makeOpportunity(partner))
    const saved = await partner.updateOpportunity(record)
    expect(given(saved.LastModifiedDate).getTime()).toBeGreaterThan(given(record.LastModifiedDate).getTime())
    const { LastModifiedDate: _before, ...content } = record
    expect(await unchanged(partner, given(record.Identifier))).toMatchObject(content)
  }),
  update.answers('by replacing the whole record', async ({ partner }) => {
    const record = await unchanged(partner, await makeOpportunity(partner))
    await partner.updateOpportunity({
      ...record,
      PartnerOpportunityIdentifier: undefined,
      PrimaryNeedsFromAws: undefined,
    })
    const after = await partner.getOpportunity({ Catalog, Identifier: record.Identifier })
    expect(after.PartnerOpportunityIdentifier).toBeUndefined()
    expect(after.PrimaryNeedsFromAws ?? []).toEqual([])
    expect(after.LifeCycle?.ReviewStatus).toBe('Pending Submission')
  }),
  update.answers('next steps, and remembers those before', async ({ partner, clock }) => {
    const record = await unchanged(partner, await makeOpportunity(partner))
    clock.advance(60)
    await partner.updateOpportunity({ ...record, LifeCycle: { ...record.LifeCycle, NextSteps: 'Sign' } })
    const { LifeCycle: after } = await partner.getOpportunity({ Catalog, Identifier: record.Identifier })
    expect(after?.NextSteps).toBe('Sign')
    expect(after?.NextStepsHistory?.map(({ Value }) => Value)).toContain('Architecture review')
  }),
  update.answers('a decision in Sandbox', async ({ partner }) => {
    const { id } = await makeApproved(partner)
    const record = await partner.getOpportunity({ Catalog, Identifier: id })
    expect(record.LifeCycle?.ReviewStatus).toBe('Approved')
  }),
  update.answers('a correction that was asked for, which submits the record again', async (world) => {
    const saved = await updating(makeUnclear, (record) => ({
      Project: { ...record.Project, CustomerBusinessProblem: 'Dispatchers learn of delays hours too late.' },
    }))(world)
    const record = await world.partner.getOpportunity({ Catalog, Identifier: saved.Id })
    expect(record.LifeCycle?.ReviewStatus).toBe('Submitted')
  }),
  update.answers('the stage of an approved deal', async (world) => {
    await updating(makeApproved, (record) => ({
      LifeCycle: { ...record.LifeCycle, Stage: 'Technical Validation' },
    }))(world)
  }),
  update.answers('an omitted contract duration by keeping it', async ({ partner }) => {
    const id = await makeOpportunity(
      partner,
      withProject({ ExpectedCustomerSpend: [total], ExpectedContractDuration: months }),
    )
    const record = await unchanged(partner, id)
    const { ExpectedContractDuration: _duration, ...project } = record.Project ?? {}
    await partner.updateOpportunity({ ...record, Project: project })
    const after = await partner.getOpportunity({ Catalog, Identifier: id })
    expect(after.Project?.ExpectedContractDuration).toEqual(months)
  }),
  update.refuses(
    'ConflictException',
    'a version that is not the latest',
    async ({ partner }) => {
      const record = await unchanged(partner, await makeOpportunity(partner))
      await partner.updateOpportunity(record)
      return partner.updateOpportunity(record)
    },
    { message: 'Conflicting error, last modified date is not the latest' },
  ),
  update.forbids(
    'a change while AWS has the record',
    ['project.title ACTION_NOT_PERMITTED'],
    updating(makeSubmission, retitled),
  ),
  update.forbids(
    'a change of what is fixed once approved',
    [
      'customer.account.industry ACTION_NOT_PERMITTED',
      'customer.account.websiteUrl ACTION_NOT_PERMITTED',
      'project.customerBusinessProblem ACTION_NOT_PERMITTED',
      'project.title ACTION_NOT_PERMITTED',
    ],
    updating(makeApproved, (record) => ({
      Customer: {
        ...record.Customer,
        Account: {
          CompanyName: 'Harbor Freight Lines',
          ...record.Customer?.Account,
          Industry: 'Retail',
          WebsiteUrl: 'https://elsewhere.example',
        },
      },
      Project: {
        ...retitled(record).Project,
        CustomerBusinessProblem: 'Something quite different from before.',
      },
    })),
  ),
  update.forbids(
    'a change that was not asked for',
    ['project.title ACTION_NOT_PERMITTED'],
    updating(makeUnclear, retitled),
  ),
  update.forbids(
    'a change of a rejected record',
    ['project.title ACTION_NOT_PERMITTED'],
    updating(makeRejected, retitled),
  ),
  ...(['Submitted', 'In review'] as const).map((status) =>
    update.refuses('ValidationException', `${status} as a decision`, updating(makeNew, judgedAs(status)), {
      reason: 'BUSINESS_VALIDATION_FAILED',
    }),
  ),
  update.forbids(
    'a second thought about an approval',
    ['lifeCycle.reviewStatus ACTION_NOT_PERMITTED'],
    updating(makeApproved, judgedAs('Rejected')),
  ),
  update.forbids(
    'a decision in the AWS catalog',
    ['lifeCycle.reviewStatus ACTION_NOT_PERMITTED'],
    async ({ partner }) => {
      const { Id } = await partner.createOpportunity({ ...complete, Catalog: 'AWS' })
      const { LastModifiedDate } = await partner.getOpportunity({ Catalog: 'AWS', Identifier: Id })
      const { Origin: _origin, ...content } = complete
      return partner.updateOpportunity({
        ...content,
        Catalog: 'AWS',
        Identifier: Id,
        LastModifiedDate,
        LifeCycle: { ...LifeCycle, ReviewStatus: 'Approved' },
      })
    },
  ),
  update.forbids(
    'a launch without a solution',
    ['customer.account.awsAccountId REQUIRED_FIELD_MISSING', 'lifeCycle.stage INVALID_VALUE'],
    updating(makeApproved, (record) => ({ LifeCycle: { ...record.LifeCycle, Stage: 'Launched' } })),
  ),
]

const assign = casesOf('AssignOpportunity')
const Assignee = { Email: 'lee@first-partner.example', FirstName: 'Kim', LastName: 'Lee' }

const assigning =
  (BusinessTitle: string, more: object = {}) =>
  async ({ partner }: World) => {
    const Identifier = await makeOpportunity(partner)
    await partner.assignOpportunity({
      Catalog,
      Identifier,
      Assignee: { ...Assignee, BusinessTitle, ...more },
    })
    const { OpportunityTeam } = await partner.getOpportunity({ Catalog, Identifier })
    expect(OpportunityTeam).toContainEqual(expect.objectContaining({ BusinessTitle, Email: Assignee.Email }))
  }

const assignCases: readonly WireCase[] = [
  assign.answers('a new owner', assigning('OpportunityOwner')),
  assign.answers(
    'a new sales contact, with a phone',
    assigning('PartnerAccountManager', { Phone: '+12065550123' }),
  ),
  assign.forbids('a title that nobody has', ['assignee.businessTitle INVALID_VALUE'], assigning('King')),
]

const submit = casesOf('SubmitOpportunity')
const Visibility = 'Full'

const submitCases: readonly WireCase[] = [
  submit.answers('a complete record, which is then submitted', async ({ partner }) => {
    const Identifier = await makeOpportunity(partner)
    await partner.submitOpportunity({ Catalog, Identifier, InvolvementType: 'Co-Sell', Visibility })
    const { LifeCycle: after } = await partner.getOpportunity({ Catalog, Identifier })
    expect(after?.ReviewStatus).toBe('Submitted')
  }),
  submit.answers('a record for visibility only, without needs', async ({ partner }) => {
    const Identifier = await makeOpportunity(partner, { PrimaryNeedsFromAws: [] })
    await partner.submitOpportunity({
      Catalog,
      Identifier,
      InvolvementType: 'For Visibility Only',
      Visibility,
    })
  }),
  submit.refuses('ValidationException', 'a record that AWS has already', async ({ partner }) => {
    const { id } = await makeSubmission(partner)
    return partner.submitOpportunity({ Catalog, Identifier: id, InvolvementType: 'Co-Sell', Visibility })
  }),
  submit.forbids(
    'a record that lacks what AWS needs, all of it at once',
    [
      'primaryNeedsFromAws REQUIRED_FIELD_MISSING',
      'project.customerUseCase REQUIRED_FIELD_MISSING',
      'project.deliveryModels REQUIRED_FIELD_MISSING',
      'project.salesActivities REQUIRED_FIELD_MISSING',
    ],
    async ({ partner }) => {
      const Identifier = await makeOpportunity(partner, {
        PrimaryNeedsFromAws: [],
        ...withProject({ CustomerUseCase: undefined, DeliveryModels: undefined, SalesActivities: undefined }),
      })
      return partner.submitOpportunity({ Catalog, Identifier, InvolvementType: 'Co-Sell', Visibility })
    },
  ),
  submit.refuses(
    'ValidationException',
    'limited visibility of a co-sell',
    async ({ partner }) => {
      const Identifier = await makeOpportunity(partner)
      return partner.submitOpportunity({
        Catalog,
        Identifier,
        InvolvementType: 'Co-Sell',
        Visibility: 'Limited',
      })
    },
    { reason: 'BUSINESS_VALIDATION_FAILED' },
  ),
]

const summary = casesOf('GetAwsOpportunitySummary')

const summaryCases: readonly WireCase[] = [
  summary.answers("AWS's side of an approved deal", async ({ partner }) => {
    const { id } = await makeApproved(partner)
    const told = await partner.getAwsOpportunitySummary({ Catalog, RelatedOpportunityIdentifier: id })
    expect(told).toMatchObject({
      Catalog,
      RelatedOpportunityId: id,
      Origin: 'Partner Referral',
      InvolvementType: 'Co-Sell',
      Visibility: 'Full',
    })
    expect(told.OpportunityTeam?.length).toBeGreaterThan(0)
  }),
  summary.answers('a submitted deal, before AWS has a team for it', async ({ partner }) => {
    const { id } = await makeSubmission(partner)
    const told = await partner.getAwsOpportunitySummary({ Catalog, RelatedOpportunityIdentifier: id })
    expect(told.OpportunityTeam ?? []).toEqual([])
    expect(told.LifeCycle?.Stage).toBeUndefined()
  }),
  summary.refuses(
    'ResourceNotFoundException',
    'about a deal that AWS has never seen',
    async ({ partner }) => {
      const id = await makeOpportunity(partner)
      return partner.getAwsOpportunitySummary({ Catalog, RelatedOpportunityIdentifier: id })
    },
  ),
]

export const opportunityCases: readonly WireCase[] = [
  ...createCases,
  ...getCases,
  ...updateCases,
  ...assignCases,
  ...submitCases,
  ...summaryCases,
]
