import type {
  ListEngagementByAcceptingInvitationTaskSummary,
  ListEngagementFromOpportunityTaskSummary,
  ListOpportunityFromEngagementTaskSummary,
  ListTasksSortBase,
} from '@aws-sdk/client-partnercentral-selling'
import { taskArn } from '../arns'
import { identifiedAll } from '../identifiers'
import { formatInstant } from '../instant'
import { beyond, pageOf } from '../list/page'
import { defaultPageSize, type PagedInput } from '../list/paging'
import type { Context, Work } from '../operation'
import type { Wire } from '../record'
import { nextInSequence } from '../store/sequence'

/** What each kind of convenience task answers, as its list shows it. The kinds are spelled as in the tasks' ARNs. */
interface Summaries {
  'engagement-from-opportunity': Wire<ListEngagementFromOpportunityTaskSummary>
  'engagement-by-accepting-invitation': Wire<ListEngagementByAcceptingInvitationTaskSummary>
  'opportunity-from-engagement': Wire<ListOpportunityFromEngagementTaskSummary>
}

export type TaskKind = keyof Summaries

/** What a task came to: its status, and what it made or why it failed. */
export type TaskOutcome<Kind extends TaskKind> = Omit<Summaries[Kind], 'TaskId' | 'TaskArn' | 'StartTime'> & {
  TaskStatus: NonNullable<Summaries[Kind]['TaskStatus']>
}

/** Exactly what the operation that starts a task answers, and what its list shows. */
export type TaskDocument<Kind extends TaskKind> = TaskOutcome<Kind> & {
  TaskId: string
  TaskArn: string
  StartTime: string
}

/**
 * Notes a task of the caller's that has just run.
 * @returns The answer of the operation that ran it: the outcome under a new id.
 */
export async function addTask<Kind extends TaskKind>(
  work: Work,
  kind: Kind,
  outcome: TaskOutcome<Kind>,
): Promise<TaskDocument<Kind>> {
  const { account, catalog, now, store } = work
  const number = await nextInSequence(store, 'task')
  const id = `task-${work.chance.id(`task ${number}`, 13)}`
  const started = now.getTime()
  const basics = { TaskId: id, TaskArn: taskArn(catalog, kind, id), StartTime: formatInstant(started) }
  const document = { ...basics, ...outcome }
  const { OpportunityId, EngagementId, EngagementInvitationId, ContextId }: Links = outcome
  await store.database
    .insertInto('task')
    .values({
      ...{ number, account, catalog, kind, id, started, status: outcome.TaskStatus },
      opportunity_id: OpportunityId ?? null,
      engagement_id: EngagementId ?? null,
      invitation_id: EngagementInvitationId ?? null,
      context_id: ContextId ?? null,
      document: JSON.stringify(document),
    })
    .execute()
  return document
}

/** What a task is about, as far as lists filter by it. */
interface Links {
  OpportunityId?: string | undefined
  EngagementId?: string | undefined
  EngagementInvitationId?: string | undefined
  ContextId?: string | undefined
}

/** What the inputs of the three list operations have between them. */
export interface TaskQuery extends PagedInput {
  Sort?: ListTasksSortBase | undefined
  TaskStatus?: string[] | undefined
  TaskIdentifier?: string[] | undefined
  OpportunityIdentifier?: string[] | undefined
  EngagementIdentifier?: string[] | undefined
  EngagementInvitationIdentifier?: string[] | undefined
  ContextIdentifier?: string[] | undefined
}

/** A page of the caller's tasks of one kind by start time, the newest first unless asked otherwise. */
export async function tasksPage<Kind extends TaskKind>(
  context: Context,
  kind: Kind,
  query: TaskQuery,
): Promise<{ TaskSummaries: TaskDocument<Kind>[]; NextToken?: string }> {
  const { account, catalog, pager, store } = context
  const limit = query.MaxResults ?? defaultPageSize
  const order = query.Sort?.SortOrder ?? 'DESCENDING'
  const direction = order === 'ASCENDING' ? 'asc' : 'desc'
  const after = pager.read(kind, query)
  let tasks = store.database
    .selectFrom('task')
    .select(['number', 'started', 'document'])
    .where('account', '=', account)
    .where('catalog', '=', catalog)
    .where('kind', '=', kind)
    .orderBy('started', direction)
    .orderBy('number', direction)
    .limit(limit + 1)
  for (const [column, values] of filters(context, kind, query)) tasks = tasks.where(column, 'in', values)
  if (after) tasks = tasks.where(beyond('started', order, after))
  const rows = await tasks.execute()
  const { page, token } = pageOf(rows, limit, ({ started }) => started, context, kind, query)
  return { TaskSummaries: page.map(({ document }) => JSON.parse(document)), ...token }
}

/** Some filters take an ARN for an id. */
function filters(context: Context, kind: TaskKind, query: TaskQuery) {
  const engagements = identifiedAll(context, 'engagement', query.EngagementIdentifier, 'engagementIdentifier')
  const invitations = identifiedAll(
    context,
    'engagement-invitation',
    query.EngagementInvitationIdentifier,
    'engagementInvitationIdentifier',
  )
  const asked = [
    ['status', query.TaskStatus],
    ['id', identifiedAll(context, `${kind}-task`, query.TaskIdentifier, 'taskIdentifier')],
    ['opportunity_id', query.OpportunityIdentifier],
    ['engagement_id', engagements],
    ['invitation_id', invitations],
    ['context_id', query.ContextIdentifier],
  ] as const
  return asked.flatMap(([column, values]) => (values ? [[column, values] as const] : []))
}
