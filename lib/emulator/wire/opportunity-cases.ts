import type { CreateOpportunityCommandInput } from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { completeOpportunity } from '../test-emulator'
import { Catalog, makeApproved, makeOpportunity, makeSubmission } from './states'
import { casesOf, type WireCase } from './wire-case'
import type { World } from './world'

const complete = completeOpportunity()
const { Customer, Project } = complete

type Changes = Partial<CreateOpportunityCommandInput>

const withProject = (changes: object): Changes => ({ Project: { ...Project, ...changes } })

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
  ...getCases,
  ...assignCases,
  ...submitCases,
  ...summaryCases,
]
