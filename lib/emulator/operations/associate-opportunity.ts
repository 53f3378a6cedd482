import type { AssociateOpportunityRequest } from '@aws-sdk/client-partnercentral-selling'
import {
  type AssociationKind,
  additionLock,
  associationKinds,
  associationsOf,
} from '@/lib/opportunity/associations'
import { issue, malformed, notFound, refuse } from '../errors'
import { existingOpportunity } from '../existing-opportunity'
import type { Context, Operation } from '../operation'
import { recordState } from '../record'
import { recordChanged } from '../record-changed'
import { associationIssues } from '../rules/association'
import type { Sent } from '../sent'
import { solutionNamed } from '../solutions'

type Input = Sent<
  AssociateOpportunityRequest,
  'Catalog' | 'OpportunityIdentifier' | 'RelatedEntityType' | 'RelatedEntityIdentifier'
>

/** Links an entity; linking it again changes nothing. Source: reference, section 11. */
export const associateOpportunity: Operation<Input> = {
  writes: true,
  async run({ OpportunityIdentifier, RelatedEntityType: type, RelatedEntityIdentifier: entity }, context) {
    const kind = kindOf(type)
    checkIdentifier(kind, entity)
    const record = await existingOpportunity(context, OpportunityIdentifier)
    checkEntity(kind, entity, context)
    const related = record.document.RelatedEntityIdentifiers ?? {}
    if (related[type]?.includes(entity)) return undefined

    refuse(associationIssues(recordState(record), type))
    const full = additionLock(associationsOf(record.document), kind)
    if (full) refuse([issue('relatedEntityIdentifier', 'TOO_MANY_VALUES', full)])
    await checkOfferIsFree(kind, entity, record.number, context)

    record.document.RelatedEntityIdentifiers = { ...related, [type]: [...(related[type] ?? []), entity] }
    await context.store.associate(context, type, entity, record.number)
    await recordChanged(record, context)
    return undefined
  },
}

function kindOf(type: Input['RelatedEntityType']): AssociationKind {
  const kind = associationKinds.find((candidate) => candidate.type === type)
  if (!kind) throw new Error(`No association kind for ${type}`)
  return kind
}

function checkIdentifier({ type, pattern }: AssociationKind, entity: string): void {
  if (pattern.test(entity)) return
  const message = `relatedEntityIdentifier is not an identifier of type ${type}`
  throw malformed([issue('relatedEntityIdentifier', 'INVALID_STRING_FORMAT', message)])
}

/** AWS publishes some 390 product identifiers; all are one word of letters and digits, which display names are not. */
const productIdentifier = /^[A-Za-z][A-Za-z0-9]+$/

/** Marketplace entities live in AWS Marketplace, which is not embedded: every well-formed ARN counts as the caller's. */
function checkEntity({ type }: AssociationKind, entity: string, { catalog }: Context): void {
  if (type === 'AwsProducts' && !productIdentifier.test(entity)) throw notFound(entity)
  if (type !== 'Solutions') return
  const solution = solutionNamed(catalog, entity)
  if (!solution) throw notFound(entity)
  if (solution.status === 'Active') return
  refuse([issue('relatedEntityIdentifier', 'INVALID_VALUE', `Solution ${entity} is not active`)])
}

async function checkOfferIsFree(
  { type }: AssociationKind,
  entity: string,
  number: number,
  context: Context,
): Promise<void> {
  if (type !== 'AwsMarketplaceOffers' && type !== 'AwsMarketplaceOfferSets') return
  if (!(await context.store.isHeldElsewhere(context, type, entity, number))) return
  const message =
    'One AWS Marketplace offer can only be associated with one opportunity. ' +
    'This offer is already associated with another opportunity, try a different offer ID.'
  refuse([issue('relatedEntityIdentifier', 'INVALID_VALUE', message)])
}
