import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signedFetch } from '../signed-fetch'
import { completeOpportunity, created, openTestEmulator, type TestEmulator } from '../test-emulator'
import { errorIssues, outputIssues } from './check-output'

const opportunity = {
  Catalog: 'Sandbox',
  Id: 'O5000001',
  CreatedDate: '2026-03-01T10:15:00Z',
  LastModifiedDate: '2026-03-01T10:15:00.412Z',
  RelatedEntityIdentifiers: {},
}

const refusal = {
  __type: 'ValidationException',
  Message: '1 validation error detected',
  Reason: 'REQUEST_VALIDATION_FAILED',
  ErrorList: [{ FieldName: 'customer.account', Code: 'INVALID_VALUE', Message: 'No' }],
}

describe('an output', () => {
  test('with what the model asks for is documented', () => {
    expect(outputIssues('GetOpportunity', opportunity)).toEqual([])
  })

  test.each([
    ['a required member left out', { Id: undefined }, 'Id is missing'],
    ['a member the model does not know', { Origin: 'AWS Referral' }, 'Origin is not a member'],
    ['null', { Project: null }, 'Project must be an object'],
    ['a value outside an enum', { NationalSecurity: 'Maybe' }, 'has a value that is not in NationalSecurity'],
    ['a text that breaks a pattern', { Id: 'S-1' }, 'does not match the pattern of OpportunityIdentifier'],
    ['a text too long', { PartnerOpportunityIdentifier: 'x'.repeat(65) }, 'is above 64'],
    ['an instant of another zone', { CreatedDate: '2026-03-01T10:15:00+01:00' }, 'instant in UTC'],
    ['a list too long', { OpportunityTeam: Array.from({ length: 11 }, () => ({})) }, 'is above 10'],
    ['a list of something else', { PrimaryNeedsFromAws: [1] }, 'PrimaryNeedsFromAws.0 must be a string'],
  ])('with %s is not', (_case, change, finding) => {
    expect(outputIssues('GetOpportunity', { ...opportunity, ...change }).join('\n')).toContain(finding)
  })

  test('of an operation without one is an empty body', () => {
    expect(outputIssues('SubmitOpportunity', undefined)).toEqual([])
    expect(outputIssues('SubmitOpportunity', {})).not.toEqual([])
    expect(outputIssues('GetOpportunity', undefined)).not.toEqual([])
  })

  test('may follow the documents where they contradict the model', () => {
    const Id = 'engi-0123456789abc'
    const arnOf = (catalog: string) =>
      `arn:aws:partnercentral:us-east-1::catalog/${catalog}/engagement-invitation/${Id}`
    expect(outputIssues('CreateEngagementInvitation', { Id, Arn: arnOf('Sandbox') })).toEqual([])
    expect(outputIssues('CreateEngagementInvitation', { Id, Arn: arnOf('!') })).not.toEqual([])
    expect(outputIssues('ListTagsForResource', { Tags: [] })).toEqual([])
    expect(outputIssues('ListTagsForResource', {})).not.toEqual([])
  })
})

describe('an error', () => {
  test('of the operation, or of any service, is documented', () => {
    expect(errorIssues('GetOpportunity', 400, refusal)).toEqual([])
    const generic = { __type: 'SerializationException', Message: 'No JSON' }
    expect(errorIssues('GetOpportunity', 400, generic)).toEqual([])
    expect(errorIssues('DropTable', 400, { __type: 'UnknownOperationException', Message: 'No' })).toEqual([])
  })

  test.each([
    ['another HTTP code', 404, {}, 'must have HTTP status 400, not 404'],
    ['a type of other operations', 400, { __type: 'ConflictException' }, 'not an error of GetOpportunity'],
    ['a type nobody knows', 400, { __type: 'toString' }, 'toString is not an error of GetOpportunity'],
    ['no message', 400, { Message: undefined }, 'Message must say something'],
    ['no reason', 400, { Reason: undefined }, 'Reason is missing'],
    ['another member', 400, { Stack: 'at …' }, 'Stack is not a member'],
    [
      'a code nobody knows',
      400,
      { ErrorList: [{ Code: 'BAD', Message: '' }] },
      'ErrorList.0.Code has a value',
    ],
    [
      'a list position in a field name',
      400,
      { ErrorList: [{ FieldName: 'customer.contacts.0.email', Code: 'INVALID_VALUE', Message: '' }] },
      'is not a camelCase path',
    ],
  ])('with %s is not', (_case, status, change, finding) => {
    const found = errorIssues('GetOpportunity', status, { ...refusal, ...change })
    expect(found.join('\n')).toContain(finding)
  })
})

describe('the service', () => {
  let service: TestEmulator
  beforeEach(async () => {
    service = await openTestEmulator()
  })
  afterEach(() => service.close())

  test('answers as documented', async () => {
    const { id } = await created(service)
    const read = await signedFetch(service.emulator, 'GetOpportunity', { Catalog: 'Sandbox', Identifier: id })
    expect(outputIssues('GetOpportunity', await read.json())).toEqual([])
    const listed = await signedFetch(service.emulator, 'ListOpportunities', { Catalog: 'Sandbox' })
    expect(outputIssues('ListOpportunities', await listed.json())).toEqual([])
    const refused = await signedFetch(service.emulator, 'CreateOpportunity', {
      ...completeOpportunity({ Origin: undefined }),
      Project: {},
    })
    expect(errorIssues('CreateOpportunity', refused.status, await refused.json())).toEqual([])
  })
})
