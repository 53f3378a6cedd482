import { RelatedEntityType } from '@aws-sdk/client-partnercentral-selling'
import { describe, expect, test } from 'vitest'
import {
  type Association,
  additionLock,
  associationKinds,
  associationLock,
  associationsOf,
  removalLock,
} from './associations'
import type { RecordState } from './editability'

const open: RecordState = { reviewStatus: 'Pending Submission', stage: 'Qualified' }
const kind = (type: RelatedEntityType) => {
  const found = associationKinds.find((one) => one.type === type)
  if (!found) throw new Error(`No kind ${type}`)
  return found
}
const solution: Association = { type: 'Solutions', entity: 'S-1' }

test('the kinds are exactly the ones AWS knows', () => {
  expect(associationKinds.map(({ type }) => type).sort()).toEqual(Object.values(RelatedEntityType).sort())
})

test('associationsOf lists every link with its kind', () => {
  const RelatedEntityIdentifiers = {
    AwsProducts: ['AWSLambda'],
    Solutions: ['S-1', 'S-2'],
    AwsMarketplaceOffers: null,
  }
  expect(associationsOf({ RelatedEntityIdentifiers })).toEqual([
    { type: 'Solutions', entity: 'S-1' },
    { type: 'Solutions', entity: 'S-2' },
    { type: 'AwsProducts', entity: 'AWSLambda' },
  ])
  expect(associationsOf({})).toEqual([])
})

describe('associationLock', () => {
  test.each(['Pending Submission', 'Action Required', 'Approved'] as const)(
    '%s locks no kind',
    (reviewStatus) => {
      for (const { type } of associationKinds)
        expect(associationLock({ ...open, reviewStatus }, type)).toBeUndefined()
    },
  )

  test.each(['Submitted', 'In review'] as const)('%s leaves AWS products alone open', (reviewStatus) => {
    const free = associationKinds.filter(({ type }) => !associationLock({ ...open, reviewStatus }, type))
    expect(free.map(({ type }) => type)).toEqual(['AwsProducts'])
  })

  test('Rejected locks every kind', () => {
    for (const { type } of associationKinds) {
      expect(associationLock({ ...open, reviewStatus: 'Rejected' }, type)).toContain('declined')
    }
  })

  test('a lost deal keeps its offers as they are', () => {
    const lost: RecordState = { reviewStatus: 'Approved', stage: 'Closed Lost' }
    const locked = associationKinds.filter(({ type }) => associationLock(lost, type))
    expect(locked.map(({ type }) => type)).toEqual(['AwsMarketplaceOffers', 'AwsMarketplaceOfferSets'])
  })
})

describe('additionLock', () => {
  test.each([
    ['Solutions', 10],
    ['AwsProducts', 20],
    ['AwsMarketplaceSolutions', 10],
    ['AwsMarketplaceProducts', 10],
  ] as const)('%s takes %i and no more', (type, limit) => {
    const present = (count: number) => Array.from({ length: count }, (_, i) => ({ type, entity: `${i}` }))
    expect(additionLock(present(limit - 1), kind(type))).toBeUndefined()
    expect(additionLock(present(limit), kind(type))).toContain(`${limit}`)
  })

  test('an offer excludes an offer set and the other way round', () => {
    const offer: Association = { type: 'AwsMarketplaceOffers', entity: 'arn' }
    const set: Association = { type: 'AwsMarketplaceOfferSets', entity: 'arn' }
    expect(additionLock([], kind('AwsMarketplaceOffers'))).toBeUndefined()
    expect(additionLock([offer], kind('AwsMarketplaceOfferSets'))).toContain('one offer')
    expect(additionLock([set], kind('AwsMarketplaceOffers'))).toContain('one offer')
  })
})

describe('removalLock', () => {
  const approved: RecordState = { ...open, reviewStatus: 'Approved' }

  test('before submission everything can be removed', () => {
    expect(removalLock(open, [solution], solution)).toBeUndefined()
  })

  test('the last solution of a deal AWS has can only be replaced', () => {
    expect(removalLock(approved, [solution], solution)).toContain('Add another one first')
    const other: Association = { type: 'AwsMarketplaceSolutions', entity: 'arn' }
    expect(removalLock(approved, [solution, other], solution)).toBeUndefined()
  })

  test('a product is no solution', () => {
    const product: Association = { type: 'AwsProducts', entity: 'AWSLambda' }
    expect(removalLock(approved, [product], product)).toBeUndefined()
    expect(removalLock(approved, [solution, product], solution)).toContain('Add another one first')
  })
})

test.each([
  ['Solutions', 'S-1234567', 'SOL-1'],
  ['AwsProducts', 'AWSLambda', 'AWS Lambda'],
  [
    'AwsMarketplaceOffers',
    'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Offer/offer-abc',
    'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/OfferSet/offerset-abc',
  ],
  [
    'AwsMarketplaceOfferSets',
    'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/OfferSet/offerset-abc',
    'offerset-abc',
  ],
] as const)('an identifier of %s looks like %s and not like %s', (type, good, bad) => {
  expect(kind(type).pattern.test(good)).toBe(true)
  expect(kind(type).pattern.test(bad)).toBe(false)
})
