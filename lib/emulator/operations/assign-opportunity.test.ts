import {
  type AssigneeContact,
  AssignOpportunityCommand,
  GetOpportunityCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  created,
  decideAs,
  openTestEmulator,
  refusalOf,
  submitted,
  type TestEmulator,
} from '../test-emulator'

let service: TestEmulator
beforeAll(async () => {
  service = await openTestEmulator()
})
afterAll(() => service.close())

const vera: AssigneeContact = {
  Email: 'vera@tandem.example',
  FirstName: 'Vera',
  LastName: 'Lind',
  BusinessTitle: 'OpportunityOwner',
}

const assign = (Identifier: string, Assignee: AssigneeContact) =>
  service.client.send(new AssignOpportunityCommand({ Catalog: 'Sandbox', Identifier, Assignee }))

const team = async (Identifier: string) =>
  (await service.client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier }))).OpportunityTeam

test('puts a new owner in the place of the old one, without a phone', async () => {
  const { id } = await created(service)
  await assign(id, { ...vera, Phone: '+12065550123' })
  expect(await team(id)).toEqual([vera])
})

test('adds and replaces the account manager beside the owner', async () => {
  const { id } = await created(service)
  await assign(id, vera)
  await assign(id, { ...vera, BusinessTitle: 'PartnerAccountManager', FirstName: 'One' })
  await assign(id, {
    ...vera,
    BusinessTitle: 'PartnerAccountManager',
    FirstName: 'Two',
    Phone: '+12065550123',
  })
  expect((await team(id))?.map(({ FirstName, Phone }) => [FirstName, Phone])).toEqual([
    ['Vera', undefined],
    ['Two', '+12065550123'],
  ])
})

test('is allowed during review and refused after a rejection', async () => {
  const { id } = await created(service)
  await submitted(service, id)
  await assign(id, vera)
  await decideAs(service, id, 'Rejected')
  expect((await refusalOf(assign(id, vera))).issues).toEqual(['assignee ACTION_NOT_PERMITTED'])
})

test('knows two titles', async () => {
  const { id } = await created(service)
  expect((await refusalOf(assign(id, { ...vera, BusinessTitle: 'CEO' }))).issues).toEqual([
    'assignee.businessTitle INVALID_VALUE',
  ])
})

test('names every member an assignee lacks', async () => {
  const { id } = await created(service)
  expect((await refusalOf(assign(id, {} as AssigneeContact))).issues).toEqual([
    'assignee.businessTitle REQUIRED_FIELD_MISSING',
    'assignee.email REQUIRED_FIELD_MISSING',
    'assignee.firstName REQUIRED_FIELD_MISSING',
    'assignee.lastName REQUIRED_FIELD_MISSING',
  ])
})
