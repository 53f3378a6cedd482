import {
  GetOpportunityCommand,
  SubmitOpportunityCommand,
  type SubmitOpportunityCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  completeOpportunity,
  created,
  decideAs,
  edit,
  openTestEmulator,
  refusalOf,
  type TestEmulator,
} from '../test-emulator'

let service: TestEmulator
beforeAll(async () => {
  service = await openTestEmulator()
})
afterAll(() => service.close())

const submit = (Identifier: string, input: Partial<SubmitOpportunityCommandInput> = {}) =>
  service.client.send(
    new SubmitOpportunityCommand({ Catalog: 'Sandbox', Identifier, InvolvementType: 'Co-Sell', ...input }),
  )

const status = async (Identifier: string) =>
  (await service.client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier }))).LifeCycle
    ?.ReviewStatus

test('sends a complete record to AWS', async () => {
  const { id } = await created(service)
  await submit(id)
  expect(await status(id)).toBe('Submitted')
})

test('names everything an incomplete record lacks and leaves it alone', async () => {
  const { Customer, Project } = completeOpportunity()
  const { id } = await created(service, {
    PrimaryNeedsFromAws: [],
    Customer: { Account: { CompanyName: 'Harbor', ...Customer?.Account, Address: { CountryCode: 'US' } } },
    Project: {
      Title: Project?.Title,
      CustomerBusinessProblem: Project?.CustomerBusinessProblem,
      ExpectedCustomerSpend: [
        { Amount: '0', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
      ],
    },
  })
  const refusal = await refusalOf(submit(id))
  expect(refusal).toMatchObject({ name: 'ValidationException', reason: 'BUSINESS_VALIDATION_FAILED' })
  expect(refusal.issues).toEqual([
    'customer.account.address.postalCode REQUIRED_FIELD_MISSING',
    'customer.account.address.stateOrRegion REQUIRED_FIELD_MISSING',
    'primaryNeedsFromAws REQUIRED_FIELD_MISSING',
    'project.customerUseCase REQUIRED_FIELD_MISSING',
    'project.deliveryModels REQUIRED_FIELD_MISSING',
    'project.expectedCustomerSpend.amount INVALID_VALUE',
    'project.otherSolutionDescription REQUIRED_FIELD_MISSING',
    'project.salesActivities REQUIRED_FIELD_MISSING',
  ])
  expect(refusal.messages).toContain('project.salesActivities is required')
  expect(await status(id)).toBe('Pending Submission')
})

test('asks for no needs when it is for visibility only', async () => {
  const { id } = await created(service, { PrimaryNeedsFromAws: [] })
  await submit(id, { InvolvementType: 'For Visibility Only', Visibility: 'Limited' })
  expect(await status(id)).toBe('Submitted')
})

test('cannot be co-sell with limited visibility', async () => {
  const { id } = await created(service)
  expect(await refusalOf(submit(id, { Visibility: 'Limited' }))).toMatchObject({
    issues: ['primaryNeedsFromAws INVALID_VALUE'],
    messages: ['Cannot set visibility to limited on a Co-Sell opportunity'],
  })
})

test('must be fully visible for national security, and may then lack an address', async () => {
  const { id } = await created(service, {
    NationalSecurity: 'Yes',
    Customer: {
      Account: { CompanyName: 'Ministry', Industry: 'Government', Address: { CountryCode: 'US' } },
    },
  })
  const limited = submit(id, { InvolvementType: 'For Visibility Only', Visibility: 'Limited' })
  expect((await refusalOf(limited)).issues).toEqual(['visibility INVALID_VALUE'])
  await submit(id, { Visibility: 'Full' })
})

test.each(['Submitted', 'Approved', 'Rejected'] as const)('is refused while %s', async (where) => {
  const { id } = await created(service)
  if (where === 'Submitted') await submit(id)
  else await decideAs(service, id, where)
  const refusal = await refusalOf(submit(id))
  expect(refusal.issues).toEqual(['lifeCycle.reviewStatus ACTION_NOT_PERMITTED'])
  expect(refusal.messages[0]).toMatch(/^You cannot perform Submit action/)
})

test('is refused for a lost deal', async () => {
  const { id } = await created(service)
  await edit(service, id, ({ LifeCycle }) => ({
    LifeCycle: { ...LifeCycle, Stage: 'Closed Lost', ClosedLostReason: 'Price' },
  }))
  expect((await refusalOf(submit(id))).issues).toEqual(['lifeCycle.stage ACTION_NOT_PERMITTED'])
})

test('works again from Action Required', async () => {
  const { id } = await created(service)
  await decideAs(service, id, 'Action Required')
  await submit(id)
  expect(await status(id)).toBe('Submitted')
})

test('needs a close date that is still to come', async () => {
  const own = await openTestEmulator()
  const { id } = await created(own)
  own.clock.advance(400 * 24 * 3600)
  const call = own.client.send(
    new SubmitOpportunityCommand({ Catalog: 'Sandbox', Identifier: id, InvolvementType: 'Co-Sell' }),
  )
  expect((await refusalOf(call)).issues).toEqual(['lifeCycle.targetCloseDate INVALID_VALUE'])
  await own.close()
})
