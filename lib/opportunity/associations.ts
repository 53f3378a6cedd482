import type { RelatedEntityType } from '@aws-sdk/client-partnercentral-selling'
import type { RecordState } from './editability'
import type { Opportunity } from './opportunity'

/** A kind of thing a deal can be linked to. Source of the limits and rules: reference 11. */
export interface AssociationKind {
  type: RelatedEntityType
  /** Singular, as a seller says it. */
  label: string
  /** At most this many on one opportunity. */
  limit: number
  /** What an identifier of this kind looks like, and an example of it. */
  pattern: RegExp
  example: string
}

const offerArn = (kind: string) =>
  new RegExp(`^arn:aws:aws-marketplace:[a-z]{1,2}-[a-z]*-\\d+:\\d{12}:AWSMarketplace/${kind}.+$`)

export const associationKinds: readonly AssociationKind[] = [
  { type: 'Solutions', label: 'Solution', limit: 10, pattern: /^S-[0-9]{1,19}$/, example: 'S-1234567' },
  { type: 'AwsProducts', label: 'AWS product', limit: 20, pattern: /^\S{1,255}$/, example: 'AWSLambda' },
  {
    type: 'AwsMarketplaceSolutions',
    label: 'Marketplace solution',
    limit: 10,
    pattern: /^arn:\S{1,251}$/,
    example: 'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Solution/…',
  },
  {
    type: 'AwsMarketplaceProducts',
    label: 'Marketplace product',
    limit: 10,
    pattern: /^arn:\S{1,251}$/,
    example: 'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/SaaSProduct/…',
  },
  {
    type: 'AwsMarketplaceOffers',
    label: 'Marketplace offer',
    limit: 1,
    pattern: offerArn('Offer/'),
    example: 'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Offer/offer-…',
  },
  {
    type: 'AwsMarketplaceOfferSets',
    label: 'Marketplace offer set',
    limit: 1,
    pattern: offerArn('OfferSet/offerset-'),
    example: 'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/OfferSet/offerset-…',
  },
]

export interface Association {
  type: RelatedEntityType
  entity: string
}

/** What the deal is linked to, kind by kind in the order of `associationKinds`. */
export function associationsOf({
  RelatedEntityIdentifiers,
}: Pick<Opportunity, 'RelatedEntityIdentifiers'>): Association[] {
  return associationKinds.flatMap(({ type }) =>
    (RelatedEntityIdentifiers?.[type] ?? []).map((entity) => ({ type, entity })),
  )
}

const offers: readonly RelatedEntityType[] = ['AwsMarketplaceOffers', 'AwsMarketplaceOfferSets']

/** A deal AWS has must keep at least one of these. */
const solutions: readonly RelatedEntityType[] = [
  'Solutions',
  'AwsMarketplaceSolutions',
  'AwsMarketplaceProducts',
]

/**
 * Why links of this kind may not be added or removed on a record in `state`, or undefined when they may. AWS's texts
 * allow links at any time while integrators meet refusals during review; we keep to what both agree on (reference 7.1).
 */
export function associationLock(state: RecordState, type: RelatedEntityType): string | undefined {
  if (state.reviewStatus === 'Rejected') return 'AWS declined this opportunity. It can no longer be changed.'
  const underReview = state.reviewStatus === 'Submitted' || state.reviewStatus === 'In review'
  if (underReview && type !== 'AwsProducts')
    return 'AWS is reviewing this opportunity. Only AWS products can change until it answers.'
  if (state.stage === 'Closed Lost' && offers.includes(type))
    return 'Offers cannot be added to or removed from a lost deal.'
  return undefined
}

/** Why one more of this kind would be refused, or undefined. */
export function additionLock(present: readonly Association[], kind: AssociationKind): string | undefined {
  if (offers.includes(kind.type) && present.some(({ type }) => offers.includes(type)))
    return 'An opportunity takes one offer or one offer set.'
  const count = present.filter(({ type }) => type === kind.type).length
  if (count < kind.limit) return undefined
  return `AWS takes at most ${kind.limit} of this kind.`
}

/** Why this link may not be removed, or undefined: once AWS has the deal, its last solution can only be replaced. */
export function removalLock(
  state: RecordState,
  present: readonly Association[],
  association: Association,
): string | undefined {
  const lock = associationLock(state, association.type)
  if (lock || state.reviewStatus === 'Pending Submission' || !solutions.includes(association.type))
    return lock
  const others = present.filter((other) => other !== association && solutions.includes(other.type))
  if (others.length > 0) return undefined
  return 'AWS needs at least one solution on this opportunity. Add another one first.'
}
