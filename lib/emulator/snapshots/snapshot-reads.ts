import type { Selectable } from 'kysely'
import { snapshotArn } from '../arns'
import type { Position } from '../list/paging'
import type { Context } from '../operation'
import type { SnapshotTable } from './tables'

export type Snapshot = Selectable<SnapshotTable>

export interface SnapshotFilter {
  engagementId: string
  opportunityId?: string | undefined
  template?: string | undefined
  createdBy?: string | undefined
  revision?: number | undefined
}

/** What the caller may read of what an engagement's snapshots show. */
function readable(
  { account, catalog, store }: Context,
  { engagementId, opportunityId, template, createdBy, revision }: SnapshotFilter,
) {
  return store.database
    .selectFrom('snapshot')
    .where('engagement_id', '=', engagementId)
    .where('catalog', '=', catalog)
    .where((eb) => eb.or([eb('reader', 'is', null), eb('reader', '=', account)]))
    .$if(opportunityId !== undefined, (q) => q.where('opportunity_id', '=', opportunityId ?? ''))
    .$if(template !== undefined, (q) => q.where('template', '=', template ?? ''))
    .$if(createdBy !== undefined, (q) => q.where('created_by', '=', createdBy ?? ''))
    .$if(revision !== undefined, (q) => q.where('revision', '=', revision ?? 0))
}

/** The newest snapshot of those that fit. The caller has been seen to be a member. */
export function newestSnapshot(context: Context, filter: SnapshotFilter): Promise<Snapshot | undefined> {
  return readable(context, filter).selectAll().orderBy('revision', 'desc').limit(1).executeTakeFirst()
}

/** The newest first, and one more than `limit` when there is a next page; without what they show. */
export function snapshotPage(
  context: Context,
  filter: SnapshotFilter,
  after: Position | undefined,
  limit: number,
) {
  return readable(context, filter)
    .select(['number', 'engagement_id', 'opportunity_id', 'template', 'revision', 'created_by'])
    .$if(after !== undefined, (q) => q.where('number', '<', after?.number ?? 0))
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute()
}

/** What a snapshot is called wherever it is shown. */
export function snapshotSummary(
  { catalog }: Context,
  snapshot: Pick<Snapshot, 'engagement_id' | 'opportunity_id' | 'template' | 'revision' | 'created_by'>,
) {
  const { engagement_id, opportunity_id, template, revision, created_by } = snapshot
  return {
    Arn: snapshotArn(catalog, engagement_id, opportunity_id, template, revision),
    Revision: revision,
    ResourceType: 'Opportunity',
    ResourceId: opportunity_id,
    ResourceSnapshotTemplateName: template,
    CreatedBy: created_by,
  }
}
