import type { Operation } from '../operation'
import { createOpportunity } from './create-opportunity'
import { getOpportunity } from './get-opportunity'
import { listOpportunities } from './list-opportunities'
import { updateOpportunity } from './update-opportunity'

/** Every operation the service answers, by its name on the wire. */
export const operations: ReadonlyMap<string, Operation<never>> = new Map<string, Operation<never>>([
  ['CreateOpportunity', createOpportunity],
  ['GetOpportunity', getOpportunity],
  ['ListOpportunities', listOpportunities],
  ['UpdateOpportunity', updateOpportunity],
])
