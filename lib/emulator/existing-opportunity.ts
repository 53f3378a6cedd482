import { notFound } from './errors'
import type { Context } from './operation'
import type { StoredOpportunity } from './record'

/** @throws ServiceError ResourceNotFoundException when the caller may not see it, for whatever reason. */
export async function existingOpportunity(context: Context, id: string): Promise<StoredOpportunity> {
  const record = await context.store.opportunity(context, id)
  if (!record) throw notFound(id)
  return record
}
