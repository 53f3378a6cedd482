import type { RelatedEntityType } from '@aws-sdk/client-partnercentral-selling'
import { expect } from 'vitest'
import { Catalog, makeOpportunity, makeSubmission, unchanged } from './states'
import { casesOf, type WireCase } from './wire-case'
import type { World } from './world'

type Client = World['partner']

const marketplace = 'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace'

/** One entity of each type, and how many a deal may have. Source: reference, section 11. */
const entities: Record<RelatedEntityType, { entity: (number: number) => string; most: number }> = {
  Solutions: { entity: (number) => ['S-1234567', 'S-2000101'][number] ?? '', most: 10 },
  AwsProducts: { entity: (number) => `AWSProduct${number}`, most: 20 },
  AwsMarketplaceSolutions: { entity: (number) => `${marketplace}/Solution/soln-${number}`, most: 10 },
  AwsMarketplaceProducts: { entity: (number) => `${marketplace}/SaaSProduct/prod-${number}`, most: 10 },
  AwsMarketplaceOffers: { entity: (number) => `${marketplace}/Offer/offer-${number}`, most: 1 },
  AwsMarketplaceOfferSets: { entity: (number) => `${marketplace}/OfferSet/offerset-${number}`, most: 1 },
}

const types = Object.keys(entities) as RelatedEntityType[]

function link(client: Client, id: string, type: RelatedEntityType, entity: string) {
  return client.associateOpportunity({
    Catalog,
    OpportunityIdentifier: id,
    RelatedEntityType: type,
    RelatedEntityIdentifier: entity,
  })
}

function unlink(client: Client, id: string, type: RelatedEntityType, entity: string) {
  return client.disassociateOpportunity({
    Catalog,
    OpportunityIdentifier: id,
    RelatedEntityType: type,
    RelatedEntityIdentifier: entity,
  })
}

async function linked(client: Client, id: string, type: RelatedEntityType): Promise<string[]> {
  const { RelatedEntityIdentifiers } = await client.getOpportunity({ Catalog, Identifier: id })
  return RelatedEntityIdentifiers?.[type] ?? []
}

/** An offer belongs to one deal, so every case has offers of its own. */
let lastOffer = 100
const newOffer = (type: RelatedEntityType) => entities[type].entity(type.includes('Offer') ? ++lastOffer : 0)

const associate = casesOf('AssociateOpportunity')
const disassociate = casesOf('DisassociateOpportunity')

const limited = types.filter((type) => type !== 'Solutions' && !type.includes('Offer'))

export const associationCases: readonly WireCase[] = [
  ...types.map((type) =>
    associate.answers(`one of ${type}`, async ({ partner }) => {
      const [id, entity] = [await makeOpportunity(partner), newOffer(type)]
      const { LastModifiedDate: before } = await unchanged(partner, id)
      await link(partner, id, type, entity)
      expect(await linked(partner, id, type)).toEqual([entity])
      const { LastModifiedDate: after } = await unchanged(partner, id)
      expect(after?.getTime()).toBeGreaterThan(before?.getTime() ?? 0)
    }),
  ),
  associate.answers('the same solution twice, without having it twice', async ({ partner }) => {
    const id = await makeOpportunity(partner)
    await link(partner, id, 'Solutions', 'S-1234567')
    await link(partner, id, 'Solutions', 'S-1234567')
    expect(await linked(partner, id, 'Solutions')).toEqual(['S-1234567'])
  }),
  ...limited.map((type) =>
    associate.forbids(
      `more than ${entities[type].most} of ${type}`,
      ['relatedEntityIdentifier TOO_MANY_VALUES'],
      async ({ partner }) => {
        const { entity, most } = entities[type]
        const id = await makeOpportunity(partner)
        for (let number = 0; number < most; number++) await link(partner, id, type, entity(number))
        return link(partner, id, type, entity(most))
      },
    ),
  ),
  associate.forbids(
    'an offer beside an offer set',
    ['relatedEntityIdentifier TOO_MANY_VALUES'],
    async ({ partner }) => {
      const id = await makeOpportunity(partner)
      await link(partner, id, 'AwsMarketplaceOfferSets', newOffer('AwsMarketplaceOfferSets'))
      return link(partner, id, 'AwsMarketplaceOffers', newOffer('AwsMarketplaceOffers'))
    },
  ),
  associate.forbids(
    'an offer that another deal has',
    ['relatedEntityIdentifier INVALID_VALUE'],
    async ({ partner }) => {
      const offer = newOffer('AwsMarketplaceOffers')
      await link(partner, await makeOpportunity(partner), 'AwsMarketplaceOffers', offer)
      return link(partner, await makeOpportunity(partner), 'AwsMarketplaceOffers', offer)
    },
  ),
  associate.forbids(
    'a solution that is not active',
    ['relatedEntityIdentifier INVALID_VALUE'],
    async ({ partner }) => {
      const { SolutionSummaries = [] } = await partner.listSolutions({ Catalog, Status: ['Draft'] })
      return link(partner, await makeOpportunity(partner), 'Solutions', SolutionSummaries[0]?.Id ?? '')
    },
  ),
  associate.refuses(
    'ResourceNotFoundException',
    'a solution the partner does not have',
    async ({ partner }) => link(partner, await makeOpportunity(partner), 'Solutions', 'S-1'),
  ),
  associate.refuses('ValidationException', 'the identifier of another type', async ({ partner }) =>
    link(partner, await makeOpportunity(partner), 'AwsMarketplaceOffers', 'S-1234567'),
  ),

  ...types.map((type) =>
    disassociate.answers(`one of ${type}`, async ({ partner }) => {
      const [id, entity] = [await makeOpportunity(partner), newOffer(type)]
      await link(partner, id, type, entity)
      await unlink(partner, id, type, entity)
      expect(await linked(partner, id, type)).toEqual([])
    }),
  ),
  disassociate.answers('the last solution of a submitted deal once there is another', async ({ partner }) => {
    const id = await makeOpportunity(partner)
    await link(partner, id, 'Solutions', 'S-1234567')
    await link(partner, id, 'Solutions', 'S-2000101')
    await unlink(partner, id, 'Solutions', 'S-1234567')
    expect(await linked(partner, id, 'Solutions')).toEqual(['S-2000101'])
  }),
  disassociate.refuses('ResourceNotFoundException', 'what was never associated', async ({ partner }) =>
    unlink(partner, await makeOpportunity(partner), 'Solutions', 'S-1234567'),
  ),
  disassociate.refuses(
    'ValidationException',
    'a solution while AWS has the record',
    async ({ partner }) => {
      const id = await makeOpportunity(partner)
      await link(partner, id, 'Solutions', 'S-1234567')
      await partner.submitOpportunity({ Catalog, Identifier: id, InvolvementType: 'Co-Sell' })
      return unlink(partner, id, 'Solutions', 'S-1234567')
    },
    { reason: 'BUSINESS_VALIDATION_FAILED' },
  ),
  associate.answers('a product while AWS has the record', async ({ partner }) => {
    const { id } = await makeSubmission(partner)
    await link(partner, id, 'AwsProducts', 'AWSLambda')
  }),
]
