import { describe, expect, test } from 'vitest'
import {
  editableAt,
  isReadOnly,
  lockReason,
  type RecordState,
  stageMove,
  withoutPositions,
} from './editability'
import { reviewStatuses } from './review'
import { stages } from './stage'

/*
 * Every expectation here is typed in from the reference (7.1 to 7.3), on purpose not computed from the tables under
 * test: a wrong row in a table must fail here.
 */

/** Every field that UpdateOpportunity takes, by its path without list positions. */
const everyField = [
  'PrimaryNeedsFromAws',
  'NationalSecurity',
  'PartnerOpportunityIdentifier',
  'Customer.Account.Industry',
  'Customer.Account.OtherIndustry',
  'Customer.Account.CompanyName',
  'Customer.Account.WebsiteUrl',
  'Customer.Account.AwsAccountId',
  'Customer.Account.Address.City',
  'Customer.Account.Address.PostalCode',
  'Customer.Account.Address.StateOrRegion',
  'Customer.Account.Address.CountryCode',
  'Customer.Account.Address.StreetAddress',
  'Customer.Account.Duns',
  'Customer.Contacts.Email',
  'Customer.Contacts.FirstName',
  'Customer.Contacts.LastName',
  'Customer.Contacts.BusinessTitle',
  'Customer.Contacts.Phone',
  'Project.DeliveryModels',
  'Project.ExpectedCustomerSpend.Amount',
  'Project.ExpectedCustomerSpend.CurrencyCode',
  'Project.ExpectedCustomerSpend.Frequency',
  'Project.ExpectedCustomerSpend.TargetCompany',
  'Project.ExpectedCustomerSpend.EstimationUrl',
  'Project.ExpectedContractDuration.Term',
  'Project.ExpectedContractDuration.Value',
  'Project.Title',
  'Project.ApnPrograms',
  'Project.CustomerBusinessProblem',
  'Project.CustomerUseCase',
  'Project.RelatedOpportunityIdentifier',
  'Project.SalesActivities',
  'Project.CompetitorName',
  'Project.OtherCompetitorNames',
  'Project.OtherSolutionDescription',
  'Project.AdditionalComments',
  'Project.AwsPartition',
  'OpportunityType',
  'Marketing.CampaignName',
  'Marketing.Source',
  'Marketing.UseCases',
  'Marketing.Channels',
  'Marketing.AwsFundingUsed',
  'SoftwareRevenue.DeliveryModel',
  'SoftwareRevenue.Value.Amount',
  'SoftwareRevenue.Value.CurrencyCode',
  'SoftwareRevenue.EffectiveDate',
  'SoftwareRevenue.ExpirationDate',
  'LifeCycle.Stage',
  'LifeCycle.ClosedLostReason',
  'LifeCycle.NextSteps',
  'LifeCycle.TargetCloseDate',
]

const without = (...closed: string[]) => everyField.filter((path) => !closed.includes(path))

function openAt(state: RecordState, wasEmpty?: (path: string) => boolean): string[] {
  return everyField.filter(editableAt(state, wasEmpty))
}

const open: RecordState = { reviewStatus: 'Pending Submission', stage: 'Qualified' }

describe('by review status', () => {
  test('Pending Submission opens everything', () => {
    expect(openAt(open)).toEqual(everyField)
  })

  test('Action Required opens what the guide lists and nothing else', () => {
    expect(openAt({ ...open, reviewStatus: 'Action Required' })).toEqual([
      'PartnerOpportunityIdentifier',
      'Customer.Account.WebsiteUrl',
      'Customer.Account.Address.City',
      'Customer.Account.Address.PostalCode',
      'Customer.Account.Address.StateOrRegion',
      'Customer.Account.Address.CountryCode',
      'Customer.Account.Address.StreetAddress',
      'Project.ExpectedCustomerSpend.Amount',
      'Project.ExpectedCustomerSpend.CurrencyCode',
      'Project.ExpectedCustomerSpend.Frequency',
      'Project.ExpectedCustomerSpend.TargetCompany',
      'Project.ExpectedCustomerSpend.EstimationUrl',
      'Project.CustomerBusinessProblem',
      'LifeCycle.TargetCloseDate',
    ])
  })

  test('Approved closes nine fields and leaves the rest open', () => {
    expect(openAt({ ...open, reviewStatus: 'Approved' })).toEqual(
      without(
        'Customer.Account.Address.CountryCode',
        'Customer.Account.Address.PostalCode',
        'Customer.Account.Industry',
        'Customer.Account.WebsiteUrl',
        'Customer.Account.CompanyName',
        'NationalSecurity',
        'PartnerOpportunityIdentifier',
        'Project.CustomerBusinessProblem',
        'Project.Title',
      ),
    )
  })

  test.each(['Submitted', 'In review', 'Rejected'] as const)('%s opens nothing', (reviewStatus) => {
    for (const stage of stages) expect(openAt({ reviewStatus, stage })).toEqual([])
  })

  test('Approved lets the CRM id be set once, while it is empty', () => {
    const editable = editableAt({ ...open, reviewStatus: 'Approved' }, () => true)
    expect(editable('PartnerOpportunityIdentifier')).toBe(true)
    expect(editable('Project.Title')).toBe(false)
    expect(editable('Customer.Account.WebsiteUrl')).toBe(false)
  })

  test.each(['Submitted', 'In review', 'Rejected'] as const)(
    '%s keeps even an empty CRM id closed',
    (reviewStatus) => {
      expect(openAt({ ...open, reviewStatus }, () => true)).toEqual([])
    },
  )
})

describe('by origin', () => {
  const referral: RecordState = { reviewStatus: 'Approved', stage: 'Qualified', origin: 'AWS Referral' }

  test('an AWS referral keeps the title and business problem AWS wrote, at every status', () => {
    for (const reviewStatus of reviewStatuses) {
      const editable = editableAt({ ...referral, reviewStatus }, () => true)
      expect(editable('Project.Title')).toBe(false)
      expect(editable('Project.CustomerBusinessProblem')).toBe(false)
    }
  })

  test('an AWS referral without a CRM id may be linked to a CRM once', () => {
    expect(editableAt(referral, () => true)('PartnerOpportunityIdentifier')).toBe(true)
    expect(editableAt(referral, () => false)('PartnerOpportunityIdentifier')).toBe(false)
  })

  test('a partner referral follows the review status alone', () => {
    expect(openAt({ ...open, origin: 'Partner Referral' })).toEqual(openAt(open))
  })
})

describe('by stage', () => {
  test.each(['Prospect', 'Qualified', 'Technical Validation', 'Business Validation', 'Committed'] as const)(
    '%s closes nothing by itself',
    (stage) => {
      expect(openAt({ reviewStatus: 'Pending Submission', stage })).toEqual(everyField)
    },
  )

  test('Launched leaves the few fields open that AWS still takes', () => {
    expect(openAt({ reviewStatus: 'Approved', stage: 'Launched' })).toEqual([
      'Project.DeliveryModels',
      'Project.RelatedOpportunityIdentifier',
      'Project.AdditionalComments',
      'OpportunityType',
      'SoftwareRevenue.DeliveryModel',
      'SoftwareRevenue.Value.Amount',
      'SoftwareRevenue.Value.CurrencyCode',
      'SoftwareRevenue.EffectiveDate',
      'SoftwareRevenue.ExpirationDate',
    ])
  })

  test('Closed Lost leaves comments and next steps open', () => {
    expect(openAt({ reviewStatus: 'Approved', stage: 'Closed Lost' })).toEqual([
      'Project.AdditionalComments',
      'LifeCycle.NextSteps',
    ])
  })

  test('a field must be open by status and by stage', () => {
    expect(openAt({ reviewStatus: 'Action Required', stage: 'Launched' })).toEqual([])
  })
})

describe('paths', () => {
  test('list positions do not matter', () => {
    const editable = editableAt({ ...open, reviewStatus: 'Action Required' })
    expect(editable('Project.ExpectedCustomerSpend')).toBe(true)
    expect(editable('Project.ExpectedCustomerSpend.0')).toBe(true)
    expect(editable('Project.ExpectedCustomerSpend.10.Amount')).toBe(true)
    expect(editable('Customer.Contacts.0.Email')).toBe(false)
  })

  test('a field is not open because another one starts with the same letters', () => {
    const editable = editableAt({ ...open, reviewStatus: 'Action Required' })
    expect(editable('PartnerOpportunityIdentifierOld')).toBe(false)
    expect(editable('Customer.Account.Address')).toBe(false)
    expect(editable('Project')).toBe(false)
  })

  test('withoutPositions drops numbers that stand alone only', () => {
    expect(withoutPositions('Customer.Contacts.0.Email')).toBe('Customer.Contacts.Email')
    expect(withoutPositions('A.0')).toBe('A')
    expect(withoutPositions('A.0.1.B2')).toBe('A.B2')
  })
})

describe('stageMove', () => {
  test.each([
    ['Submitted', 'waiting for AWS review'],
    ['In review', 'AWS is reviewing'],
    ['Action Required', 'AWS waits for your answer'],
    ['Rejected', 'AWS declined'],
  ] as const)('%s refuses a move and says why', (reviewStatus, words) => {
    const move = stageMove({ reviewStatus, stage: 'Qualified' }, 'Committed')
    expect(move).toEqual({ allowed: false, reason: expect.stringContaining(words) })
  })

  test.each(['Pending Submission', 'Approved'] as const)(
    '%s allows any move from an open stage',
    (reviewStatus) => {
      for (const target of stages) {
        expect(stageMove({ reviewStatus, stage: 'Business Validation' }, target)).toEqual({ allowed: true })
      }
    },
  )

  test.each(['Launched', 'Closed Lost'] as const)('%s is final', (stage) => {
    expect(stageMove({ reviewStatus: 'Approved', stage }, 'Qualified')).toEqual({
      allowed: false,
      reason: expect.stringMatching(/final|re-open/),
    })
  })

  test('a deal without a solution is not taken as Committed or Launched', () => {
    const deal = { reviewStatus: 'Approved', stage: 'Qualified', lacksSolution: true } as const
    expect(stages.filter((target) => !stageMove(deal, target).allowed)).toEqual(['Committed', 'Launched'])
    expect(stageMove(deal, 'Committed')).toMatchObject({ reason: expect.stringContaining('solution') })
  })

  test('staying where it is is always allowed', () => {
    expect(stageMove({ reviewStatus: 'In review', stage: 'Qualified' }, 'Qualified')).toEqual({
      allowed: true,
    })
  })
})

describe('what the seller reads', () => {
  test('every status and stage has a reason of its own words', () => {
    expect(lockReason({ ...open, reviewStatus: 'Submitted' })).toContain('waiting for AWS review')
    expect(lockReason({ ...open, reviewStatus: 'In review' })).toContain('AWS is reviewing this opportunity')
    expect(lockReason({ ...open, reviewStatus: 'Rejected' })).toContain('declined')
    expect(lockReason({ ...open, reviewStatus: 'Action Required' })).toContain('waits for your answer')
    expect(lockReason({ ...open, reviewStatus: 'Approved' })).toContain('once it has approved')
    expect(lockReason({ reviewStatus: 'Approved', stage: 'Launched' })).toContain('launched')
    expect(lockReason({ reviewStatus: 'Approved', stage: 'Closed Lost' })).toContain('closed')
    expect(lockReason({ ...open, reviewStatus: 'Approved', origin: 'AWS Referral' })).toContain(
      'AWS wrote this',
    )
  })

  test.each([
    ['Pending Submission', false],
    ['Submitted', true],
    ['In review', true],
    ['Action Required', false],
    ['Approved', false],
    ['Rejected', true],
  ] as const)('a %s record is read-only: %s', (reviewStatus, expected) => {
    expect(isReadOnly({ reviewStatus, stage: 'Qualified' })).toBe(expected)
  })
})
