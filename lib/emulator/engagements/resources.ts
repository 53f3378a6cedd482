import type { Position } from '../list/paging'
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

/** Ids of the opportunities in an engagement, the earliest first. */
export async function resourcesOf(
  { store }: Pick<Work, 'store'>,
  engagementId: string,
  of: { account?: string } = {},
): Promise<string[]> {
  let resources = store.database
    .selectFrom('engagement_resource')
    .select('opportunity_id')
    .where('engagement_id', '=', engagementId)
    .orderBy('number')
  if (of.account) resources = resources.where('created_by', '=', of.account)
  return (await resources.execute()).map(({ opportunity_id }) => opportunity_id)
}

export interface Association {
  /** Order of arrival. */
  number: number
  engagementId: string
  opportunityId: string
  /** Whose opportunity it is. */
  createdBy: string
}

export interface AssociationQuery {
  after?: Position | undefined
  limit: number
  engagementId?: string | undefined
  opportunityId?: string | undefined
  createdBy?: string | undefined
}

/** What belongs to engagements of the caller's, the earliest first: one more than `limit` when there is a next page. */
export async function associationsPage(
  { store, account, catalog }: Work,
  { after, limit, engagementId, opportunityId, createdBy }: AssociationQuery,
): Promise<Association[]> {
  let associations = store.database
    .selectFrom('engagement_resource')
    .innerJoin('engagement_member', 'engagement_member.engagement_id', 'engagement_resource.engagement_id')
    .selectAll('engagement_resource')
    .where('engagement_member.account', '=', account)
    .where('engagement_resource.catalog', '=', catalog)
    .where('engagement_resource.number', '>', after?.number ?? 0)
    .orderBy('engagement_resource.number')
    .limit(limit + 1)
  if (engagementId) associations = associations.where('engagement_resource.engagement_id', '=', engagementId)
  if (opportunityId) {
    associations = associations.where('engagement_resource.opportunity_id', '=', opportunityId)
  }
  if (createdBy) associations = associations.where('engagement_resource.created_by', '=', createdBy)
  const rows = await associations.execute()
  return rows.map((row) => ({
    number: row.number,
    engagementId: row.engagement_id,
    opportunityId: row.opportunity_id,
    createdBy: row.created_by,
  }))
}
