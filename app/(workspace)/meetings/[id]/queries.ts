import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { MeetingDeal } from '@/components/meeting/meeting-deal'
import type { LiveMeeting } from '@/lib/meeting/meeting'
import type { MeetingOverview } from '@/lib/meeting/overview'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { type LiveState, withLive } from './live-state'
import { presentingTerm } from './presenting-term'

/** Tandem did not give what the meeting asked for. */
export class MeetingReadError extends Error {
  readonly status: number

  constructor(status: number) {
    super(`The meeting could not be read (${status})`)
    this.name = 'MeetingReadError'
    this.status = status
  }
}

async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal })
  if (!response.ok) throw new MeetingReadError(response.status)
  return (await response.json()) as T
}

const liveEveryMs = 1_000
const dealEveryMs = 5_000
const overviewEveryMs = 60_000

function liveKey(id: string) {
  return ['meeting', id] as const
}

async function readLive(client: QueryClient, id: string, signal: AbortSignal): Promise<LiveState> {
  const known = client.getQueryData<LiveState>(liveKey(id))
  if (!known) throw new MeetingReadError(404)
  const asked = new URLSearchParams({ after: known.meeting.revision })
  const term = presentingTerm.read(id)
  if (term !== undefined) asked.set('term', String(term))
  return withLive(known, await read<LiveMeeting>(`/api/meetings/${id}?${asked}`, signal))
}

/**
 * The meeting, asked for what is new every second, whether the window is looked at or not: a presenter who looks
 * something up elsewhere still presents. An answer that fails is asked for again a second later.
 */
export function liveQuery(id: string) {
  return queryOptions({
    queryKey: liveKey(id),
    queryFn: ({ client, signal }) => readLive(client, id, signal),
    refetchInterval: ({ state }) => (state.data?.meeting.endedAt ? false : liveEveryMs),
    refetchIntervalInBackground: true,
    networkMode: 'always',
    staleTime: liveEveryMs / 2,
    retry: false,
  })
}

/** Takes what an action of this screen brought back. An answer under way is dropped: it may be older. */
export async function keepLive(
  client: QueryClient,
  id: string,
  change: (known: LiveState) => LiveState,
): Promise<void> {
  const queryKey = liveKey(id)
  await client.cancelQueries({ queryKey, exact: true })
  client.setQueryData<LiveState>(queryKey, (known) => known && change(known))
}

/** One deal as the meeting looks at it. */
export function dealQuery(id: string, dealId: string) {
  return queryOptions({
    queryKey: ['meeting', id, 'deal', dealId],
    queryFn: ({ signal }) => read<MeetingDeal>(`/api/meetings/${id}/deals/${dealId}`, signal),
    staleTime: dealEveryMs,
    refetchInterval: dealEveryMs,
    retry: 1,
  })
}

/** Shows the close date that this screen has decided, before the deal is read anew. */
export async function keepCloseDate(
  client: QueryClient,
  id: string,
  dealId: string,
  closeDate: PlainDate,
): Promise<void> {
  const { queryKey } = dealQuery(id, dealId)
  await client.cancelQueries({ queryKey, exact: true })
  client.setQueryData(queryKey, (known) => known && { ...known, card: { ...known.card, closeDate } })
}

/** What moved since last time, what else there is to talk about, and last time's promises. */
export function overviewQuery(id: string) {
  return queryOptions({
    queryKey: ['meeting', id, 'overview'],
    queryFn: ({ signal }) => read<MeetingOverview>(`/api/meetings/${id}/overview`, signal),
    staleTime: overviewEveryMs / 2,
    refetchInterval: overviewEveryMs,
    retry: 1,
  })
}

/** Deals like `text`, to be put on the agenda. */
export function searchDeals(id: string, text: string, signal: AbortSignal): Promise<OpportunityCard[]> {
  return read(`/api/meetings/${id}/search?${new URLSearchParams({ text })}`, signal)
}
