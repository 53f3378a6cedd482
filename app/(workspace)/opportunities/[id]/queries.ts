import { infiniteQueryOptions, type QueryClient, queryOptions, replaceEqualDeep } from '@tanstack/react-query'
import type { ActivityAnswer } from '@/app/api/opportunities/[id]/activity/route'
import type { SolutionChoice } from '@/app/api/solutions/route'
import type { WaitingChange } from '@/components/record/waiting-change'
import type { AwsOpportunitySummary } from '@/lib/opportunity/aws-summary'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { isUnderWay } from '@/lib/opportunity/pending'
import { stateOf } from '@/lib/opportunity/record-state'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import type { ActionError } from '@/lib/result'
import type { WaitingAnswer } from './read-waiting'

/** A deal as the screen knows it: first from the mirror, then from AWS. */
export interface KnownRecord {
  opportunity: Opportunity
  /** Whether the details are there, not just what a list row has. */
  complete: boolean
  summary?: AwsOpportunitySummary
  tasks: SubmissionTask[]
  /** When AWS was asked, by our clock; null for the mirror's copy. */
  readAt: string | null
}

/** AWS, or Tandem before it, did not give the record. */
export class RecordReadError extends Error {
  readonly failure: ActionError

  constructor(failure: ActionError) {
    super(`The record could not be read: ${failure.kind}`)
    this.name = 'RecordReadError'
    this.failure = failure
  }
}

const noAnswer: ActionError = { kind: 'unavailable', reference: 'no answer from Tandem' }

async function read<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal })
  if (response.ok) return (await response.json()) as T
  throw new RecordReadError((await response.json().catch(() => noAnswer)) as ActionError)
}

const whileAwsDecides = 10_000
const whileTaskRuns = 2_000

/** How soon to look again: AWS's decisions and running tasks come without our doing. */
function pace({ opportunity, tasks }: KnownRecord): number | false {
  if (tasks[0]?.TaskStatus === 'IN_PROGRESS') return whileTaskRuns
  const { reviewStatus } = stateOf(opportunity)
  return reviewStatus === 'Submitted' || reviewStatus === 'In review' ? whileAwsDecides : false
}

/** One deal from AWS, read again whenever the reader comes back to it. */
export function recordQuery(id: string) {
  return queryOptions({
    queryKey: ['record', id],
    queryFn: async ({ signal }): Promise<KnownRecord> => ({
      complete: true,
      ...(await read<Omit<KnownRecord, 'complete'>>(`/api/opportunities/${id}`, signal)),
    }),
    retry: false,
    refetchInterval: ({ state }) => (state.data ? pace(state.data) : false),
  })
}

const whileUnderWay = 1_500
const whileStopped = 10_000

/** What is on its way arrives in a moment; what is held may be unlocked at any time. */
function waitingPace(waiting: readonly WaitingChange[]): number | false {
  if (waiting.some(({ state }) => isUnderWay(state))) return whileUnderWay
  return waiting.length > 0 ? whileStopped : false
}

/** What of a deal AWS does not have yet, followed until AWS has it. */
export function waitingQuery(id: string) {
  return queryOptions({
    queryKey: ['waiting', id],
    queryFn: ({ signal }) => read<WaitingAnswer>(`/api/opportunities/${id}/waiting`, signal),
    retry: false,
    refetchInterval: ({ state }) => (state.data ? waitingPace(state.data.waiting) : false),
  })
}

/** What happened to the deal up to this version of it, newest first, page by page. */
export function activityQuery(id: string, version: string) {
  return infiniteQueryOptions({
    queryKey: ['activity', id, version],
    queryFn: ({ pageParam, signal }) =>
      read<ActivityAnswer>(
        `/api/opportunities/${id}/activity${pageParam === undefined ? '' : `?before=${pageParam}`}`,
        signal,
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next,
    retry: false,
  })
}

/** What the deal can be linked to, by name. */
export function solutionsQuery() {
  return queryOptions({
    queryKey: ['solutions'],
    queryFn: async ({ signal }) => {
      const solutions = await read<SolutionChoice[]>('/api/solutions', signal)
      return solutions.map(({ id, name, category }) => ({
        value: id,
        label: name,
        hint: category,
        keywords: id,
      }))
    },
    staleTime: 5 * 60_000,
    retry: false,
  })
}

function isOlder(a: Opportunity, b: Opportunity): boolean {
  return Date.parse(a.LastModifiedDate) < Date.parse(b.LastModifiedDate)
}

/**
 * Shows what following brought, unless the screen has a newer version already. Our copy does not tell whether AWS can be
 * reached: data that is set ends the failure of a reading, so AWS is asked again after one.
 */
export function followRecord(client: QueryClient, { opportunity, complete }: WaitingAnswer): void {
  const { queryKey } = recordQuery(opportunity.Id)
  const state = client.getQueryState<KnownRecord>(queryKey)
  const known = state?.data
  if (!known || isOlder(opportunity, known.opportunity) || (known.complete && !complete)) return
  const next = { ...known, opportunity, complete }
  if (replaceEqualDeep(known, next) === known) return
  client.setQueryData<KnownRecord>(queryKey, next)
  if (state.status === 'error') void client.invalidateQueries({ queryKey })
}

/** Follows a change that was just kept, before anybody has told of it. */
export function followKept(client: QueryClient, opportunity: Opportunity): void {
  const { queryKey } = waitingQuery(opportunity.Id)
  const kept: WaitingChange = {
    ...{ id: 'kept', state: 'queued', paths: [] },
    ...{ mayDecide: false, isUnlocked: false },
  }
  client.setQueryData(queryKey, (known) => ({
    ...{ opportunity, complete: true },
    waiting: [...(known?.waiting ?? []), kept],
  }))
  void client.invalidateQueries({ queryKey })
}

/** Shows what an action brought back. A reading under way is dropped: it may be older than the action. */
export async function keepRecord(client: QueryClient, opportunity: Opportunity): Promise<void> {
  const { queryKey } = recordQuery(opportunity.Id)
  await client.cancelQueries({ queryKey })
  client.setQueryData(queryKey, (known) => known && { ...known, opportunity, complete: true })
}
