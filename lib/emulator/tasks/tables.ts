export interface TaskTable {
  /** Order of arrival. */
  number: number
  account: string
  catalog: string
  /** What the task does, as its ARN says it; see `tasks.ts`. */
  kind: string
  id: string
  opportunity_id: string | null
  engagement_id: string | null
  invitation_id: string | null
  context_id: string | null
  status: string
  started: number
  /** JSON, exactly what the task operations answer. */
  document: string
}

/** One table for the three convenience tasks; submission tasks had one of their own. */
export const taskTables = [
  `create table task (
    number integer primary key, account text not null, catalog text not null, kind text not null, id text not null,
    opportunity_id text, engagement_id text, invitation_id text, context_id text, status text not null,
    started integer not null, document text not null)`,
  `insert into task
    select number, account, catalog, 'engagement-from-opportunity', id, opportunity_id, engagement_id,
      json_extract(document, '$.EngagementInvitationId'), null, status, started, document
    from submission_task`,
  "insert into sequence select 'task', max(number) from task having max(number) is not null",
  'drop table submission_task',
  'create index task_by_started on task (account, catalog, kind, started, number)',
  'create index task_by_id on task (account, catalog, kind, id)',
  'create index task_by_opportunity on task (account, catalog, kind, opportunity_id)',
]
