import type { GetOpportunityRequest } from '@aws-sdk/client-partnercentral-selling'
import { notFound } from '../errors'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

/** The whole record, as it was stored: nothing is parsed on the way out. */
export const getOpportunity: Operation<Sent<GetOpportunityRequest, 'Catalog' | 'Identifier'>> = {
  writes: false,
  async run({ Identifier }, context) {
    const document = await context.store.opportunityJson(context, Identifier)
    if (document === undefined) throw notFound(Identifier)
    return document
  },
}
