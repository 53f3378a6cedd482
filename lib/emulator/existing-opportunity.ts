import { notFound } from './errors'
import type { Context } from './operation'
import type { StoredOpportunity } from './record'

/** @throws ServiceError ResourceNotFoundException when the caller may not see it, for whatever reason. */
export async function existingOpportunity(
  { store, catalog }: Context,
  id: string,
): Promise<StoredOpportunity> {
  const record = await store.opportunity(catalog, id)
  if (!record) throw notFound(id)
  return record
}
