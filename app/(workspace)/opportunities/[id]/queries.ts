import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ActivityAnswer } from '@/app/api/opportunities/[id]/activity/route'
import type { SolutionChoice } from '@/app/api/solutions/route'
import type { AwsOpportunitySummary } from '@/lib/opportunity/aws-summary'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { stateOf } from '@/lib/opportunity/record-state'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import type { ActionError } from '@/lib/result'

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

/** Shows what an action brought back. A reading under way is dropped: it may be older than the action. */
export async function keepRecord(client: QueryClient, opportunity: Opportunity): Promise<void> {
  const { queryKey } = recordQuery(opportunity.Id)
  await client.cancelQueries({ queryKey })
  client.setQueryData(queryKey, (known) => known && { ...known, opportunity, complete: true })
}
