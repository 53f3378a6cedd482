import type {
  EngagementProspectingResult,
  ProspectingFromEngagementTaskSort,
  ProspectingTaskSummary,
} from '@aws-sdk/client-partnercentral-selling'
import type { Selectable } from 'kysely'
import { prospectingTaskArn } from '../arns'
import { formatInstant } from '../instant'
import { beyond, type Order } from '../list/page'
import type { Position } from '../list/paging'
import type { Work } from '../operation'
import type { Wire } from '../record'
import { nextInSequence } from '../store/sequence'
import type { ProspectingTaskTable } from './tables'

/** A task that looks at several engagements, each on its own. Source: reference, section 14. */
export interface ProspectingTask {
  /** Order of arrival. */
  number: number
  account: string
  id: string
  name: string
  /** Epoch milliseconds. */
  started: number
  /** Epoch milliseconds; null while it runs. */
  ended: number | null
  /** In the order they were given. */
  engagements: Wire<EngagementProspectingResult>[]
}

/** Notes a new task of the caller's, with every engagement waiting. */
export async function addProspectingTask(
  { account, catalog, chance, now, store }: Work,
  name: string,
  engagementIds: readonly string[],
): Promise<ProspectingTask> {
  const number = await nextInSequence(store, 'prospecting task')
  const task: ProspectingTask = {
    ...{ number, account, name, started: now.getTime(), ended: null },
    id: `task-${chance.id(`prospecting task ${number}`, 14)}`,
    engagements: engagementIds.map((id) => ({ EngagementIdentifier: id, Status: 'PENDING' })),
  }
  const { engagements, ...columns } = task
  await store.database
    .insertInto('prospecting_task')
    .values({ ...columns, catalog, failed: 0, engagements: JSON.stringify(engagements) })
    .execute()
  return task
}

/** Stores what has become of a task's engagements. */
export async function saveProspectingTask(
  { store }: Work,
  { number, ended, engagements }: ProspectingTask,
): Promise<void> {
  const failed = countOf(engagements, 'FAILED')
  await store.database
    .updateTable('prospecting_task')
    .set({ ended, failed, engagements: JSON.stringify(engagements) })
    .where('number', '=', number)
    .execute()
}

/** Undefined unless it is `work.account`'s. */
export async function prospectingTask(
  { account, catalog, store }: Work,
  id: string,
): Promise<ProspectingTask | undefined> {
  const row = await store.database
    .selectFrom('prospecting_task')
    .selectAll()
    .where('account', '=', account)
    .where('catalog', '=', catalog)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && fromRow(row)
}

export interface ProspectingQuery {
  order: Order
  by: ProspectingFromEngagementTaskSort['SortBy']
  after?: Position | undefined
  limit: number
  ids?: string[] | undefined
  names?: string[] | undefined
  /** Epoch milliseconds; the first is inclusive, the second is not. */
  since?: number | undefined
  before?: number | undefined
}

const sortColumns = { StartTime: 'started', TaskName: 'name', FailedEngagementCount: 'failed' } as const

/** The caller's tasks, one more than `limit` when there is a next page. */
export async function prospectingTaskPage(
  { account, catalog, store }: Work,
  query: ProspectingQuery,
): Promise<ProspectingTask[]> {
  const { order, by = 'StartTime', after, limit, ids, names, since, before } = query
  const direction = order === 'ASCENDING' ? 'asc' : 'desc'
  let tasks = store.database
    .selectFrom('prospecting_task')
    .selectAll()
    .where('account', '=', account)
    .where('catalog', '=', catalog)
    .orderBy(sortColumns[by], direction)
    .orderBy('number', direction)
    .limit(limit + 1)
  if (ids?.length) tasks = tasks.where('id', 'in', ids)
  if (names?.length) tasks = tasks.where('name', 'in', names)
  if (since !== undefined) tasks = tasks.where('started', '>=', since)
  if (before !== undefined) tasks = tasks.where('started', '<', before)
  if (after) tasks = tasks.where(beyond(sortColumns[by], order, after))
  return (await tasks.execute()).map(fromRow)
}

/** What a list is sorted by. */
export function sortKey(
  task: ProspectingTask,
  by: ProspectingFromEngagementTaskSort['SortBy'] = 'StartTime',
): string | number {
  switch (by) {
    case 'StartTime':
      return task.started
    case 'TaskName':
      return task.name
    case 'FailedEngagementCount':
      return countOf(task.engagements, 'FAILED')
  }
}

/** What every answer says of a task. */
export function taskHead({ account, catalog }: Work, { id, name, started, ended }: ProspectingTask) {
  return {
    TaskId: id,
    TaskArn: prospectingTaskArn(account, catalog, id),
    TaskName: name,
    StartTime: formatInstant(started),
    ...(ended !== null && { EndTime: formatInstant(ended) }),
  }
}

export function taskSummary(work: Work, task: ProspectingTask): Wire<ProspectingTaskSummary> {
  const { engagements } = task
  return {
    ...taskHead(work, task),
    TotalEngagementCount: engagements.length,
    CompletedEngagementCount: countOf(engagements, 'COMPLETED'),
    FailedEngagementCount: countOf(engagements, 'FAILED'),
  }
}

function countOf(engagements: ProspectingTask['engagements'], status: string): number {
  return engagements.filter(({ Status }) => Status === status).length
}

function fromRow(row: Selectable<ProspectingTaskTable>): ProspectingTask {
  const { number, account, id, name, started, ended, engagements } = row
  return { number, account, id, name, started, ended, engagements: JSON.parse(engagements) }
}
