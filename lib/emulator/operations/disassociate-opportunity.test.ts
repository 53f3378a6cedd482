import {
  AssociateOpportunityCommand,
  DisassociateOpportunityCommand,
  GetOpportunityCommand,
  type RelatedEntityType,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { created, decideAs, openTestEmulator, refusalOf, type TestEmulator } from '../test-emulator'

let service: TestEmulator
let id: string
beforeAll(async () => {
  service = await openTestEmulator()
})
beforeEach(async () => {
  id = (await created(service)).id
})
afterAll(() => service.close())

const input = (RelatedEntityType: RelatedEntityType, RelatedEntityIdentifier: string) => ({
  Catalog: 'Sandbox',
  OpportunityIdentifier: id,
  RelatedEntityType,
  RelatedEntityIdentifier,
})
const associate = (type: RelatedEntityType, entity: string) =>
  service.client.send(new AssociateOpportunityCommand(input(type, entity)))
const disassociate = (type: RelatedEntityType, entity: string) =>
  service.client.send(new DisassociateOpportunityCommand(input(type, entity)))
const related = async () =>
  (await service.client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: id })))
    .RelatedEntityIdentifiers

test('removes a link and leaves the others', async () => {
  await associate('Solutions', 'S-1234567')
  await associate('AwsProducts', 'AWSLambda')
  await associate('AwsProducts', 'AmazonRDS')
  await disassociate('AwsProducts', 'AWSLambda')
  await disassociate('Solutions', 'S-1234567')
  expect(await related()).toEqual({ AwsProducts: ['AmazonRDS'] })
})

test('does not know a link that is not there', async () => {
  expect((await refusalOf(disassociate('Solutions', 'S-1234567'))).name).toBe('ResourceNotFoundException')
})

test('frees an offer for another opportunity', async () => {
  const offer = 'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Offer/offer-freed'
  await associate('AwsMarketplaceOffers', offer)
  await disassociate('AwsMarketplaceOffers', offer)
  id = (await created(service)).id
  await associate('AwsMarketplaceOffers', offer)
  expect(await related()).toEqual({ AwsMarketplaceOffers: [offer] })
})

test('keeps the last solution of a deal AWS has, until another one is there', async () => {
  await associate('Solutions', 'S-1234567')
  await decideAs(service, id, 'Approved')
  expect((await refusalOf(disassociate('Solutions', 'S-1234567'))).issues).toEqual([
    'relatedEntityIdentifier ACTION_NOT_PERMITTED',
  ])
  await associate('Solutions', 'S-2000101')
  await disassociate('Solutions', 'S-1234567')
  expect(await related()).toEqual({ Solutions: ['S-2000101'] })
})
