import type { DisassociateOpportunityRequest } from '@aws-sdk/client-partnercentral-selling'
import { associationsOf, removalLock } from '@/lib/opportunity/associations'
import { issue, notFound, refuse } from '../errors'
import { existingOpportunity } from '../existing-opportunity'
import type { Operation } from '../operation'
import { recordState } from '../record'
import { recordChanged } from '../record-changed'
import { associationIssues } from '../rules/association'
import type { Sent } from '../sent'

type Input = Sent<
  DisassociateOpportunityRequest,
  'Catalog' | 'OpportunityIdentifier' | 'RelatedEntityType' | 'RelatedEntityIdentifier'
>

/** Removes a link. To swap the last solution of a submitted deal, the new one is linked first. Reference, section 11. */
export const disassociateOpportunity: Operation<Input> = {
  writes: true,
  async run({ OpportunityIdentifier, RelatedEntityType: type, RelatedEntityIdentifier: entity }, context) {
    const record = await existingOpportunity(context, OpportunityIdentifier)
    const present = associationsOf(record.document)
    const association = present.find((other) => other.type === type && other.entity === entity)
    if (!association) throw notFound(entity)
    const state = recordState(record)
    refuse(associationIssues(state, type))
    const last = removalLock(state, present, association)
    if (last) refuse([issue('relatedEntityIdentifier', 'ACTION_NOT_PERMITTED', last)])

    const { [type]: entities = [], ...others } = record.document.RelatedEntityIdentifiers ?? {}
    const left = entities.filter((other) => other !== entity)
    record.document.RelatedEntityIdentifiers = { ...others, ...(left.length > 0 && { [type]: left }) }
    await context.store.disassociate(context, type, entity, record.number)
    await recordChanged(record, context)
    return undefined
  },
}
