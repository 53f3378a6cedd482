import type {
  ListEngagementFromOpportunityTaskSummary,
  SortOrder,
} from '@aws-sdk/client-partnercentral-selling'
import { type Kysely, sql } from 'kysely'
import type { Owner } from './caller'
import type { Position } from './paging'
import type { Wire } from './record'
import type { Tables } from './tables'

/** Exactly what the submission task operations answer. */
export type TaskDocument = Wire<ListEngagementFromOpportunityTaskSummary> & {
  TaskId: string
  TaskStatus: string
  OpportunityId: string
}

export interface SubmissionTask {
  /** Order of arrival. */
  number: number
  /** Epoch milliseconds. */
  started: number
  document: TaskDocument
}

export interface TaskQuery {
  order: SortOrder
  after?: Position | undefined
  limit: number
  statuses?: string[] | undefined
  ids?: string[] | undefined
  opportunityIds?: string[] | undefined
  engagementIds?: string[] | undefined
}

/** Tasks by start time, one more than `limit` when there is a next page. */
export async function taskPage(
  database: Kysely<Tables>,
  { account, catalog }: Owner,
  query: TaskQuery,
): Promise<SubmissionTask[]> {
  const { after, statuses, ids, opportunityIds, engagementIds } = query
  const direction = query.order === 'ASCENDING' ? 'asc' : 'desc'
  const beyond = query.order === 'ASCENDING' ? sql`>` : sql`<`
  const rows = await database
    .selectFrom('submission_task')
    .select(['number', 'started', 'document'])
    .where('account', '=', account)
    .where('catalog', '=', catalog)
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(started, number) ${beyond} (${after?.key}, ${after?.number})`),
    )
    .$if(statuses !== undefined, (q) => q.where('status', 'in', statuses ?? []))
    .$if(ids !== undefined, (q) => q.where('id', 'in', ids ?? []))
    .$if(opportunityIds !== undefined, (q) => q.where('opportunity_id', 'in', opportunityIds ?? []))
    .$if(engagementIds !== undefined, (q) => q.where('engagement_id', 'in', engagementIds ?? []))
    .orderBy('started', direction)
    .orderBy('number', direction)
    .limit(query.limit + 1)
    .execute()
  return rows.map(({ number, started, document }) => ({ number, started, document: JSON.parse(document) }))
}
