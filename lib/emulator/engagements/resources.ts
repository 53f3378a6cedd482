import type { Work } from '../operation'

/** Says that an opportunity of `work.account` belongs to an engagement; saying it again changes nothing. */
export async function linkResource(work: Work, engagementId: string, opportunityId: string): Promise<void> {
  await work.store.database
    .insertInto('engagement_resource')
    .values({
      engagement_id: engagementId,
      catalog: work.catalog,
      opportunity_id: opportunityId,
      created_by: work.account,
    })
    .onConflict((existing) => existing.doNothing())
    .execute()
}

/** Ids of the engagements that an opportunity belongs to, the earliest first. */
export async function engagementsOfResource(
  { store, catalog }: Work,
  opportunityId: string,
): Promise<string[]> {
  const rows = await store.database
    .selectFrom('engagement_resource')
    .select('engagement_id')
    .where('opportunity_id', '=', opportunityId)
    .where('catalog', '=', catalog)
    .orderBy('number')
    .execute()
  return rows.map(({ engagement_id }) => engagement_id)
}
