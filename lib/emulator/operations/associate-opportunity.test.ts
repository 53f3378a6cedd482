import {
  AssociateOpportunityCommand,
  GetOpportunityCommand,
  type RelatedEntityType,
} from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  created,
  decideAs,
  edit,
  openTestEmulator,
  refusalOf,
  submitted,
  type TestEmulator,
} from '../test-emulator'

let service: TestEmulator
let id: string
beforeAll(async () => {
  service = await openTestEmulator()
})
beforeEach(async () => {
  id = (await created(service)).id
})
afterAll(() => service.close())

const associate = (
  RelatedEntityType: RelatedEntityType,
  RelatedEntityIdentifier: string,
  OpportunityIdentifier = id,
) =>
  service.client.send(
    new AssociateOpportunityCommand({
      Catalog: 'Sandbox',
      OpportunityIdentifier,
      RelatedEntityType,
      RelatedEntityIdentifier,
    }),
  )

const related = async () =>
  (await service.client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: id })))
    .RelatedEntityIdentifiers

const version = async () =>
  (await service.client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: id })))
    .LastModifiedDate

const marketplace = (path: string) => `arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/${path}`

describe('a link', () => {
  test('shows on the record and makes a new version', async () => {
    const before = await version()
    await associate('Solutions', 'S-1234567')
    await associate('AwsProducts', 'AWSLambda')
    expect(await related()).toEqual({ Solutions: ['S-1234567'], AwsProducts: ['AWSLambda'] })
    expect(await version()).not.toEqual(before)
  })

  test('made twice is one link and no new version', async () => {
    await associate('Solutions', 'S-1234567')
    const before = await version()
    await associate('Solutions', 'S-1234567')
    expect(await related()).toEqual({ Solutions: ['S-1234567'] })
    expect(await version()).toEqual(before)
  })

  test.each<[RelatedEntityType, string, string]>([
    ['Solutions', 'S-999', 'ResourceNotFoundException'],
    ['Solutions', 'S-2000108', 'ValidationException'],
    ['Solutions', 'my solution', 'ValidationException'],
    ['AwsProducts', 'Amazon-EC2!', 'ResourceNotFoundException'],
    ['AwsMarketplaceOffers', marketplace('Offer'), 'ValidationException'],
    ['AwsMarketplaceSolutions', 'soln-1', 'ValidationException'],
  ])('of type %s cannot lead to %s', async (type, entity, name) => {
    expect((await refusalOf(associate(type, entity))).name).toBe(name)
    expect(await related()).toEqual({})
  })

  test('needs an opportunity of this catalog', async () => {
    expect((await refusalOf(associate('Solutions', 'S-1234567', 'O1'))).name).toBe(
      'ResourceNotFoundException',
    )
  })
})

describe('the number of links', () => {
  test('is limited to 20 products', async () => {
    for (let count = 1; count <= 20; count++) await associate('AwsProducts', `Product${count}`)
    expect((await refusalOf(associate('AwsProducts', 'Product21'))).issues).toEqual([
      'relatedEntityIdentifier TOO_MANY_VALUES',
    ])
  })

  test('is limited to one offer or one offer set', async () => {
    await associate('AwsMarketplaceOffers', marketplace('Offer/offer-limit1'))
    for (const other of ['Offer/offer-limit2', 'OfferSet/offerset-limit1']) {
      const type = other.startsWith('OfferSet') ? 'AwsMarketplaceOfferSets' : 'AwsMarketplaceOffers'
      expect((await refusalOf(associate(type, marketplace(other)))).issues).toEqual([
        'relatedEntityIdentifier TOO_MANY_VALUES',
      ])
    }
  })

  test('of an offer is one opportunity', async () => {
    await associate('AwsMarketplaceOffers', marketplace('Offer/offer-taken'))
    const { id: other } = await created(service)
    const refusal = await refusalOf(
      associate('AwsMarketplaceOffers', marketplace('Offer/offer-taken'), other),
    )
    expect(refusal.messages[0]).toContain('This offer is already associated with another opportunity')
  })
})

describe('when a link may be made', () => {
  test('during review: products only', async () => {
    await submitted(service, id)
    await associate('AwsProducts', 'AWSLambda')
    expect((await refusalOf(associate('Solutions', 'S-1234567'))).issues).toEqual([
      'relatedEntityType ACTION_NOT_PERMITTED',
    ])
  })

  test('after a rejection: never', async () => {
    await decideAs(service, id, 'Rejected')
    expect((await refusalOf(associate('AwsProducts', 'AWSLambda'))).issues).toEqual([
      'relatedEntityType ACTION_NOT_PERMITTED',
    ])
  })

  test('on a lost deal: everything but offers', async () => {
    await edit(service, id, ({ LifeCycle }) => ({
      LifeCycle: { ...LifeCycle, Stage: 'Closed Lost', ClosedLostReason: 'Price' },
    }))
    await associate('AwsProducts', 'AWSLambda')
    const refusal = await refusalOf(associate('AwsMarketplaceOffers', marketplace('Offer/offer-lost')))
    expect(refusal.messages).toEqual([
      "Cannot associate/disassociate offers when opportunity is in 'Closed Lost'.",
    ])
  })
})
