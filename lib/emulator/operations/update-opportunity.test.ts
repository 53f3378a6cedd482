import {
  AssociateOpportunityCommand,
  GetOpportunityCommand,
  UpdateOpportunityCommand,
  type UpdateOpportunityCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedFetch } from '../signed-fetch'
import {
  completeOpportunity,
  created,
  decideAs,
  edit,
  openTestEmulator,
  refusalOf,
  submitted,
  type TestEmulator,
  updatable,
} from '../test-emulator'

let service: TestEmulator
beforeAll(async () => {
  service = await openTestEmulator()
})
afterAll(() => service.close())

const get = (Identifier: string, Catalog = 'Sandbox') =>
  service.client.send(new GetOpportunityCommand({ Catalog, Identifier }))

const update = (input: UpdateOpportunityCommandInput) =>
  service.client.send(new UpdateOpportunityCommand(input))

/** Why this change of a fresh record is refused; the record must be as it was. */
async function refusedEdit(id: string, change: Parameters<typeof edit>[2]) {
  const before = await get(id)
  const refusal = await refusalOf(edit(service, id, change))
  const { $metadata: _a, ...recordBefore } = before
  const { $metadata: _b, ...recordAfter } = await get(id)
  expect(recordAfter).toEqual(recordBefore)
  return refusal
}

const solution = async (OpportunityIdentifier: string) => {
  await service.client.send(
    new AssociateOpportunityCommand({
      Catalog: 'Sandbox',
      OpportunityIdentifier,
      RelatedEntityType: 'Solutions',
      RelatedEntityIdentifier: 'S-1234567',
    }),
  )
}

describe('the optimistic lock', () => {
  test('gives a new version to every update, even within a millisecond', async () => {
    const { id, version } = await created(service)
    const second = await edit(service, id, () => ({ PartnerOpportunityIdentifier: 'CRM-2' }))
    const third = await edit(service, id, () => ({ PartnerOpportunityIdentifier: 'CRM-3' }))
    expect([second.getTime() - version.getTime(), third.getTime() - second.getTime()]).toEqual([1, 1])
    expect((await get(id)).LastModifiedDate).toEqual(third)
  })

  test('refuses a stale version and changes nothing', async () => {
    const { id } = await created(service)
    const stale = await updatable(service, id)
    await edit(service, id, () => ({ PartnerOpportunityIdentifier: 'CRM-mine' }))
    expect(await refusalOf(update({ ...stale, PartnerOpportunityIdentifier: 'CRM-theirs' }))).toMatchObject({
      name: 'ConflictException',
      message: 'Conflicting error, last modified date is not the latest',
      status: 400,
    })
    expect((await get(id)).PartnerOpportunityIdentifier).toBe('CRM-mine')
  })

  test('lets exactly one of two simultaneous writers through', async () => {
    const { id } = await created(service)
    const seen = await updatable(service, id)
    const names = ['CRM-a', 'CRM-b', 'CRM-c']
    const results = await Promise.allSettled(
      names.map((PartnerOpportunityIdentifier) => update({ ...seen, PartnerOpportunityIdentifier })),
    )
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
  })
})

describe('replacing', () => {
  test('takes what Get answered, unchanged', async () => {
    const { id } = await created(service)
    service.clock.advance(1)
    const { $metadata: _a, LastModifiedDate: _v, ...before } = await get(id)
    await edit(service, id, () => ({}))
    const { $metadata: _b, LastModifiedDate: _w, ...after } = await get(id)
    expect(after).toEqual(before)
  })

  test('drops what is left out, at any depth', async () => {
    const { id } = await created(service)
    await edit(service, id, ({ Customer, Project }) => ({
      PartnerOpportunityIdentifier: undefined,
      SoftwareRevenue: undefined,
      Customer: { Account: Customer?.Account },
      Project: { ...Project, OtherSolutionDescription: undefined, SalesActivities: undefined },
      LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2026-12-15' },
    }))
    const record = await get(id)
    expect(record).not.toHaveProperty('PartnerOpportunityIdentifier')
    expect(record.Project).not.toHaveProperty('OtherSolutionDescription')
    expect(record.Project).not.toHaveProperty('SalesActivities')
    expect(record.LifeCycle).not.toHaveProperty('NextSteps')
    expect(record.Customer?.Contacts).toEqual([])
  })

  test('keeps stage, review status and history when they are left out', async () => {
    const { id } = await created(service)
    await edit(service, id, () => ({ LifeCycle: { TargetCloseDate: '2026-12-16' } }))
    expect((await get(id)).LifeCycle).toEqual({
      Stage: 'Qualified',
      ReviewStatus: 'Pending Submission',
      TargetCloseDate: '2026-12-16',
      NextStepsHistory: [{ Value: 'Architecture review', Time: expect.any(Date) }],
    })
  })

  test('keeps team, related entities, id, ARN and creation date', async () => {
    const { id } = await created(service)
    await solution(id)
    const before = await get(id)
    await edit(service, id, () => ({ PartnerOpportunityIdentifier: 'CRM-9' }))
    const { OpportunityTeam, RelatedEntityIdentifiers, Id, Arn, CreatedDate } = before
    expect(await get(id)).toMatchObject({ OpportunityTeam, RelatedEntityIdentifiers, Id, Arn, CreatedDate })
  })
})

describe('next steps', () => {
  test('are remembered when they change, newest last, and never by what is sent as history', async () => {
    const { id } = await created(service)
    service.clock.advance(60)
    const at = service.clock.now
    await edit(service, id, ({ LifeCycle }) => ({
      LifeCycle: {
        ...LifeCycle,
        NextSteps: 'Demo on Friday',
        NextStepsHistory: [{ Value: 'Forged', Time: at }],
      },
    }))
    await edit(service, id, () => ({ PartnerOpportunityIdentifier: 'CRM-same-steps' }))
    expect((await get(id)).LifeCycle?.NextStepsHistory?.map(({ Value }) => Value)).toEqual([
      'Architecture review',
      'Demo on Friday',
    ])
  })

  test('are remembered fifty times', async () => {
    const { id } = await created(service)
    for (let step = 1; step <= 51; step++) {
      await edit(service, id, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, NextSteps: `Step ${step}` } }))
    }
    const history = (await get(id)).LifeCycle?.NextStepsHistory ?? []
    expect([history.length, history[0]?.Value, history.at(-1)?.Value]).toEqual([50, 'Step 2', 'Step 51'])
  })
})

describe('a record AWS reviews', () => {
  test.each(['Submitted', 'In review'] as const)('cannot be changed while %s', async (status) => {
    const reviewing = await openTestEmulator({ review: { pickUpSeconds: 60, decideSeconds: 3600 } })
    const { id } = await created(reviewing)
    await submitted(reviewing, id)
    if (status === 'In review') reviewing.clock.advance(120)
    const refusal = await refusalOf(
      edit(reviewing, id, ({ Project, LifeCycle }) => ({
        Project: { ...Project, Title: 'Other' },
        LifeCycle: { ...LifeCycle, Stage: 'Technical Validation' },
      })),
    )
    expect(refusal).toMatchObject({
      name: 'ValidationException',
      reason: 'BUSINESS_VALIDATION_FAILED',
      message: `The opportunity cannot be updated while it is ${status}`,
      issues: ['lifeCycle.stage ACTION_NOT_PERMITTED', 'project.title ACTION_NOT_PERMITTED'],
    })
    expect(refusal.messages).toContain(`project.title is not editable if status is ${status}`)
    await expect(edit(reviewing, id, () => ({}))).resolves.toBeInstanceOf(Date)
    await reviewing.close()
  })

  test('stays as it is once rejected', async () => {
    const { id } = await created(service)
    await decideAs(service, id, 'Rejected')
    const refusal = await refusedEdit(id, ({ LifeCycle }) => ({
      LifeCycle: { ...LifeCycle, NextSteps: 'Try again' },
    }))
    expect(refusal.issues).toEqual(['lifeCycle.nextSteps ACTION_NOT_PERMITTED'])
  })
})

describe('Action Required', () => {
  test('opens the listed members and nothing else', async () => {
    const { id } = await created(service)
    await decideAs(service, id, 'Action Required', { ReviewComments: 'Please explain.' })
    const refusal = await refusedEdit(id, ({ Project, Customer, LifeCycle }) => ({
      NationalSecurity: undefined,
      PrimaryNeedsFromAws: ['Co-Sell - Deal Support'],
      Customer: {
        ...Customer,
        Account: { ...Customer?.Account, CompanyName: 'Other', AwsAccountId: '123456789012' },
      },
      Project: { ...Project, Title: 'Other', CustomerUseCase: 'SAP' },
      LifeCycle: { ...LifeCycle, NextSteps: 'Other', Stage: 'Prospect' },
    }))
    expect(refusal.issues).toEqual([
      'customer.account.awsAccountId ACTION_NOT_PERMITTED',
      'customer.account.companyName ACTION_NOT_PERMITTED',
      'lifeCycle.nextSteps ACTION_NOT_PERMITTED',
      'lifeCycle.stage ACTION_NOT_PERMITTED',
      'nationalSecurity ACTION_NOT_PERMITTED',
      'primaryNeedsFromAws ACTION_NOT_PERMITTED',
      'project.customerUseCase ACTION_NOT_PERMITTED',
      'project.title ACTION_NOT_PERMITTED',
    ])
  })

  test('goes back to AWS by an update alone', async () => {
    const { id } = await created(service)
    await decideAs(service, id, 'Action Required', {
      ReviewComments: 'Please explain.',
      ReviewStatusReason: 'Other',
    })
    await edit(service, id, ({ Customer, Project, LifeCycle }) => ({
      PartnerOpportunityIdentifier: 'CRM-fixed',
      Customer: {
        ...Customer,
        Account: {
          CompanyName: undefined,
          ...Customer?.Account,
          WebsiteUrl: 'https://harbor.example',
          Address: { CountryCode: 'DE', PostalCode: '10115', City: 'Berlin' },
        },
      },
      Project: {
        ...Project,
        CustomerBusinessProblem: 'A longer description of what the customer needs from this.',
        ExpectedCustomerSpend: [
          { Amount: '99', CurrencyCode: 'EUR', Frequency: 'Monthly', TargetCompany: 'AWS' },
        ],
      },
      LifeCycle: { ...LifeCycle, TargetCloseDate: '2027-01-01' },
    }))
    expect((await get(id)).LifeCycle).toMatchObject({
      ReviewStatus: 'Submitted',
      TargetCloseDate: '2027-01-01',
    })
  })

  test('does not go back without what a review needs', async () => {
    const { id } = await created(service)
    await decideAs(service, id, 'Action Required')
    const refusal = await refusedEdit(id, ({ Customer }) => ({
      Customer: {
        ...Customer,
        Account: { CompanyName: undefined, ...Customer?.Account, Address: { CountryCode: 'DE' } },
      },
    }))
    expect(refusal.issues).toEqual(['customer.account.address.postalCode REQUIRED_FIELD_MISSING'])
  })
})

describe('Approved', () => {
  test('keeps what AWS approved and opens the rest', async () => {
    const { id } = await created(service)
    await decideAs(service, id, 'Approved')
    const refusal = await refusedEdit(id, ({ Project, Customer }) => ({
      NationalSecurity: 'Yes',
      PartnerOpportunityIdentifier: 'CRM-other',
      Customer: {
        ...Customer,
        Account: {
          ...Customer?.Account,
          CompanyName: 'Other',
          Industry: 'Government',
          WebsiteUrl: 'other.example',
          Address: { ...Customer?.Account?.Address, CountryCode: 'CA', PostalCode: 'K1A 0B1' },
        },
      },
      Project: { ...Project, Title: 'Other', CustomerBusinessProblem: 'Something else altogether.' },
    }))
    expect(refusal.issues).toEqual([
      'customer.account.address.countryCode ACTION_NOT_PERMITTED',
      'customer.account.address.postalCode ACTION_NOT_PERMITTED',
      'customer.account.companyName ACTION_NOT_PERMITTED',
      'customer.account.industry ACTION_NOT_PERMITTED',
      'customer.account.websiteUrl ACTION_NOT_PERMITTED',
      'nationalSecurity ACTION_NOT_PERMITTED',
      'partnerOpportunityIdentifier ACTION_NOT_PERMITTED',
      'project.customerBusinessProblem ACTION_NOT_PERMITTED',
      'project.title ACTION_NOT_PERMITTED',
    ])
    await edit(service, id, ({ LifeCycle, Project }) => ({
      LifeCycle: { ...LifeCycle, Stage: 'Business Validation', NextSteps: 'Send the proposal' },
      Project: { ...Project, AdditionalComments: 'Signed off by procurement' },
    }))
    expect((await get(id)).LifeCycle).toMatchObject({
      Stage: 'Business Validation',
      ReviewStatus: 'Approved',
    })
  })

  test('takes a CRM id once, when it has none', async () => {
    const { id } = await created(service, { PartnerOpportunityIdentifier: undefined })
    await decideAs(service, id, 'Approved')
    await edit(service, id, () => ({ PartnerOpportunityIdentifier: 'CRM-1' }))
    expect((await refusedEdit(id, () => ({ PartnerOpportunityIdentifier: 'CRM-2' }))).issues).toEqual([
      'partnerOpportunityIdentifier ACTION_NOT_PERMITTED',
    ])
  })

  test('does not lose what every record must have', async () => {
    const { id } = await created(service)
    await decideAs(service, id, 'Approved')
    const refusal = await refusedEdit(id, ({ Project }) => ({
      Project: { ...Project, ExpectedCustomerSpend: [] },
      LifeCycle: { Stage: 'Qualified' },
    }))
    expect(refusal.issues).toEqual([
      'lifeCycle.targetCloseDate REQUIRED_FIELD_MISSING',
      'project.expectedCustomerSpend REQUIRED_FIELD_MISSING',
    ])
  })
})

describe('stages', () => {
  const moveTo = (
    id: string,
    Stage: 'Prospect' | 'Committed' | 'Launched' | 'Closed Lost',
    more: object = {},
  ) =>
    edit(service, id, ({ LifeCycle, ...input }) => ({
      ...input,
      LifeCycle: { ...LifeCycle, Stage, ...more },
    }))

  test('may skip and go back while the deal is open', async () => {
    const { id } = await created(service)
    await edit(service, id, ({ LifeCycle }) => ({
      LifeCycle: { ...LifeCycle, Stage: 'Business Validation' },
    }))
    await moveTo(id, 'Prospect')
    expect((await get(id)).LifeCycle?.Stage).toBe('Prospect')
  })

  test('need a real solution from Committed on', async () => {
    const { id } = await created(service)
    expect(await refusalOf(moveTo(id, 'Committed'))).toMatchObject({
      issues: ['lifeCycle.stage INVALID_VALUE'],
      messages: ["Solution offered cannot be 'Other' when Opportunity stage is Committed or Launched"],
    })
    await solution(id)
    await expect(moveTo(id, 'Committed')).resolves.toBeInstanceOf(Date)
  })

  test("need the customer's AWS account to launch", async () => {
    const { id } = await created(service)
    await solution(id)
    expect((await refusalOf(moveTo(id, 'Launched'))).issues).toEqual([
      'customer.account.awsAccountId REQUIRED_FIELD_MISSING',
    ])
  })

  test('need a reason to be lost, in the same call', async () => {
    const { id } = await created(service)
    expect((await refusalOf(moveTo(id, 'Closed Lost'))).issues).toEqual([
      'lifeCycle.closedLostReason REQUIRED_FIELD_MISSING',
    ])
    await expect(moveTo(id, 'Closed Lost', { ClosedLostReason: 'Price' })).resolves.toBeInstanceOf(Date)
  })

  test('are final once closed', async () => {
    const { id } = await created(service)
    await moveTo(id, 'Closed Lost', { ClosedLostReason: 'Price' })
    const refusal = await refusalOf(moveTo(id, 'Prospect', { ClosedLostReason: undefined }))
    expect(refusal.issues).toEqual([
      'lifeCycle.closedLostReason ACTION_NOT_PERMITTED',
      'lifeCycle.stage ACTION_NOT_PERMITTED',
    ])
    expect(refusal.messages).toContain('lifeCycle.stage is not editable if stage is Closed Lost')
    await edit(service, id, ({ LifeCycle }) => ({
      LifeCycle: { ...LifeCycle, NextSteps: 'Ask again next year' },
    }))
  })
})

describe('a close date that has passed', () => {
  async function overdue() {
    const own = await openTestEmulator()
    const { id } = await created(own)
    own.clock.advance(400 * 24 * 3600)
    return { own, id }
  }

  test('must be moved before anything else of an open deal is changed', async () => {
    const { own, id } = await overdue()
    const refusal = await refusalOf(
      edit(own, id, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, NextSteps: 'Call back' } })),
    )
    expect(refusal).toMatchObject({
      issues: ['lifeCycle.targetCloseDate INVALID_VALUE'],
      messages: ['Target Close Date should be a future date'],
    })
    await edit(own, id, ({ LifeCycle }) => ({
      LifeCycle: { ...LifeCycle, NextSteps: 'Call back', TargetCloseDate: '2027-12-01' },
    }))
    await own.close()
  })

  test('may stay when the deal is closed, and when nothing changes', async () => {
    const { own, id } = await overdue()
    await edit(own, id, () => ({}))
    await edit(own, id, ({ LifeCycle }) => ({
      LifeCycle: { ...LifeCycle, Stage: 'Closed Lost', ClosedLostReason: 'Other' },
    }))
    await own.close()
  })
})

describe('a review decision by a Sandbox tester', () => {
  test('may be made from any status that is not final', async () => {
    const { id } = await created(service)
    await decideAs(service, id, 'Action Required', { ReviewComments: 'Why?', ReviewStatusReason: 'Other' })
    expect((await get(id)).LifeCycle).toMatchObject({ ReviewComments: 'Why?', ReviewStatusReason: 'Other' })
    await edit(service, id, () => ({}))
    await decideAs(service, id, 'Approved')
    expect((await get(id)).LifeCycle).not.toHaveProperty('ReviewComments')
  })

  test('may come with changes only where changes are allowed', async () => {
    const { id } = await created(service)
    await submitted(service, id)
    const decideAndEdit = edit(service, id, ({ LifeCycle }) => ({
      LifeCycle: { ...LifeCycle, ReviewStatus: 'Approved', NextSteps: 'Smuggled' },
    }))
    expect((await refusalOf(decideAndEdit)).issues).toEqual(['lifeCycle.nextSteps ACTION_NOT_PERMITTED'])
  })

  test.each(['Submitted', 'In review'] as const)('cannot be %s', async (ReviewStatus) => {
    const { id } = await created(service)
    const refusal = await refusedEdit(id, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, ReviewStatus } }))
    expect(refusal).toMatchObject({
      issues: ['lifeCycle.reviewStatus INVALID_RESOURCE_STATE'],
      messages: [`Cannot transition opportunity from status '[Pending Submission]' to '[${ReviewStatus}]'.`],
    })
  })

  test('is final when it is Approved', async () => {
    const { id } = await created(service)
    await decideAs(service, id, 'Approved')
    expect((await refusalOf(decideAs(service, id, 'Rejected'))).messages).toEqual([
      'reviewStatus is not editable if status is Approved',
    ])
  })

  test('is not for the AWS catalog', async () => {
    const { id } = await created(service, { Catalog: 'AWS' })
    const input = await updatable(service, id, 'AWS')
    const decide = update({ ...input, LifeCycle: { ...input.LifeCycle, ReviewStatus: 'Approved' } })
    expect((await refusalOf(decide)).issues).toEqual(['lifeCycle.reviewStatus ACTION_NOT_PERMITTED'])
    await expect(update(input)).resolves.toHaveProperty('Id', id)
  })

  test('is where review comments come from, and nowhere else', async () => {
    const { id } = await created(service)
    const refusal = await refusedEdit(id, ({ LifeCycle }) => ({
      LifeCycle: { ...LifeCycle, ReviewComments: 'Mine' },
    }))
    expect(refusal.issues).toEqual(['lifeCycle.reviewComments ACTION_NOT_PERMITTED'])
  })
})

describe('a contract duration', () => {
  const total = { Amount: '120000', CurrencyCode: 'USD', Frequency: 'None', TargetCompany: 'Self' } as never
  const twelveMonths = { Term: 'Months', Value: '12' } as const

  test('is kept when left out, with its total and the monthly share of it', async () => {
    const { Project } = completeOpportunity()
    const { id } = await created(service, {
      Project: { ...Project, ExpectedCustomerSpend: [total], ExpectedContractDuration: twelveMonths },
    })
    await edit(service, id, (input) => ({
      Project: { ...input.Project, ExpectedContractDuration: undefined, ExpectedCustomerSpend: [] },
    }))
    expect((await get(id)).Project).toMatchObject({
      ExpectedContractDuration: twelveMonths,
      ExpectedCustomerSpend: [
        { Amount: '10000.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
        { Amount: '120000', CurrencyCode: 'USD', Frequency: 'None', TargetCompany: 'Self' },
      ],
    })
  })

  test('is cleared by a null on the wire, which only raw HTTP can send', async () => {
    const { Project } = completeOpportunity()
    const { id, version } = await created(service, {
      Project: { ...Project, ExpectedCustomerSpend: [total], ExpectedContractDuration: twelveMonths },
    })
    const input = await updatable(service, id)
    const response = await signedFetch(service.emulator, 'UpdateOpportunity', {
      ...input,
      LastModifiedDate: version.toISOString(),
      Project: {
        ...input.Project,
        ExpectedContractDuration: null,
        ExpectedCustomerSpend: [
          { Amount: '9000', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
        ],
      },
    })
    expect(response.status).toBe(200)
    const { Project: after } = await get(id)
    expect(after).not.toHaveProperty('ExpectedContractDuration')
    expect(after?.ExpectedCustomerSpend).toEqual([
      { Amount: '9000', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
    ])
  })
})

test('does not know a record of the other catalog', async () => {
  const { id } = await created(service)
  const input = await updatable(service, id)
  expect((await refusalOf(update({ ...input, Catalog: 'AWS' }))).name).toBe('ResourceNotFoundException')
})
