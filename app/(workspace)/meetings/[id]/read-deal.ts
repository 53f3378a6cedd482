import type { ChangeSince, MeetingDeal } from '@/components/meeting/meeting-deal'
import type { DealSince } from '@/lib/mirror/deal-since'
import type { Mirror } from '@/lib/mirror/mirror'
import { compareWithAws } from '@/lib/opportunity/aws-comparison'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { type FieldChange, foldedChanges, type HistoryEntry } from '@/lib/opportunity/history'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import { withPending } from '@/lib/opportunity/pending'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { stateOf } from '@/lib/opportunity/record-state'
import type { AgendaCandidate } from '@/lib/pipeline/agenda'
import { reasonsOf } from '@/lib/pipeline/agenda-reasons'

export interface DealReader {
  mirror: Mirror
  catalog: Catalog
}

/** What changed, field by field with everybody who had a part in it, the latest first. What was undone is left out. */
export function changesOf(entries: readonly HistoryEntry[]): ChangeSince[] {
  const folded = foldedChanges(entries.flatMap(({ changes }) => changes))
  const partsIn = ({ path }: FieldChange) =>
    entries.filter(({ changes }) => changes.some((change) => change.path === path))
  const changes = folded.map((change) => {
    const parts = partsIn(change)
    const authors = new Map(parts.map(({ who }) => [JSON.stringify(who), who]))
    return { ...change, who: [...authors.values()], at: parts.at(-1)?.at ?? '' }
  })
  return changes.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

/** When Tandem first saw a deal that is older than `since`; undefined for one it knew by then, and for a new one. */
export function firstSeenAfter(since: Date, entries: readonly HistoryEntry[]): string | undefined {
  const first = entries.find(({ kind }) => kind === 'created')
  return first && Date.parse(first.at) <= since.getTime() ? first.seenAt : undefined
}

function candidateOf(card: OpportunityCard, told: DealSince, sentBackSince?: string): AgendaCandidate {
  const { stageSince, stageOrEarlier, nextStepSince } = card
  const { Stage: stage, TargetCloseDate: closeDate } = told.aws?.summary.LifeCycle ?? {}
  return {
    ...told.now,
    id: card.id,
    aws: { ...(stage && { stage }), ...(closeDate && { closeDate }) },
    ...{ stageSince, stageOrEarlier, nextStepSince, sentBackSince },
    ...(told.was ? { wasSpend: told.was.spend } : { isNew: true }),
  }
}

/** Only the list of what waits tells since when. */
async function sentBackSince({ mirror, catalog }: DealReader, { now }: DealSince, id: string) {
  if (now.reviewStatus !== 'Action Required') return undefined
  return (await mirror.actionRequired(catalog)).find(({ card }) => card.id === id)?.since
}

function factsOf(visible: Opportunity): Partial<MeetingDeal> {
  const { NextSteps, ClosedLostReason, ReviewStatus, ReviewComments, ReviewStatusReason } =
    visible.LifeCycle ?? {}
  const isSentBack = ReviewStatus === 'Action Required'
  return {
    ...(NextSteps && { nextStep: NextSteps }),
    ...(ClosedLostReason && { closedLostReason: ClosedLostReason }),
    ...(isSentBack && ReviewComments && { reviewComments: ReviewComments }),
    ...(isSentBack && ReviewStatusReason && { reviewReason: ReviewStatusReason }),
  }
}

/**
 * One deal for a meeting, from our copy alone.
 * @param since The instant of the meeting before, by our clock.
 * @returns Undefined for a deal that the mirror does not have.
 */
export async function readMeetingDeal(
  reader: DealReader,
  id: string,
  since: Date,
  now: Date,
): Promise<MeetingDeal | undefined> {
  const { mirror, catalog } = reader
  const [card, copy, told, usualTimes] = await Promise.all([
    mirror.card(catalog, id),
    mirror.opportunity(catalog, id),
    mirror.dealSince(catalog, id, since),
    mirror.usualTimes(catalog),
  ])
  if (!card || !copy || !told) return undefined
  const visible = copy.pending ? withPending(copy.opportunity, copy.pending) : copy.opportunity
  const today = plainDateOf(now)
  const candidate = candidateOf(card, told, await sentBackSince(reader, told, id))
  const knownSince = firstSeenAfter(since, told.entries)
  return {
    card,
    state: stateOf(visible, told.aws?.summary.Origin),
    today,
    ...factsOf(visible),
    nextSteps: told.nextSteps,
    changes: changesOf(told.entries),
    ...(!told.was && { isNew: true as const }),
    ...(knownSince !== undefined && { knownSince }),
    // Which moves are the biggest is a matter of all deals: the agenda knew.
    risks: reasonsOf(candidate, { today, usualTimes, movers: new Set() }),
    ...(told.aws && { aws: { ...told.aws, rows: compareWithAws(visible, told.aws.summary) } }),
  }
}
