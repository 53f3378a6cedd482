import type { Waterfall } from '@/lib/pipeline/waterfall'
import { type Decision, isInTrouble } from './decision'
import type { Attendee, Meeting } from './meeting'
import type { Promised } from './promised'
import type { DealFacts, Snapshot } from './snapshot'

/** A deal of the agenda, with what was said of it. */
export interface MinutesDeal extends DealFacts {
  spentMs: number
  /** Notes included, in the order they were made. */
  decisions: Decision[]
}

/** What remains of a meeting. Once it has ended, nothing changes but `outcome` and `reason` of decisions on their way. */
export interface Minutes {
  meeting: Pick<
    Meeting,
    'id' | 'name' | 'scope' | 'since' | 'previousId' | 'startedAt' | 'startedBy' | 'endedAt' | 'spentMs'
  >
  attendees: Attendee[]
  waterfall: Waterfall
  knownSince?: string
  gaps?: number
  /** Of the meeting before. */
  promises: Promised[]
  /** In the order of the agenda; a deal that was parked after a decision is among `parked`. */
  discussed: MinutesDeal[]
  parked: MinutesDeal[]
  skipped: MinutesDeal[]
  notReached: MinutesDeal[]
  /** Decisions that go to AWS, by where they stand; those that a later one replaces are left out. */
  queued: Decision[]
  sent: Decision[]
  /** Refused, collided, held or taken back. */
  refused: Decision[]
}

function isOnItsWay({ outcome }: Decision): boolean {
  return outcome === 'queued' || outcome === 'sending'
}

/** Minutes of a meeting, with what was, or is now, around it. */
export function minutesOf(
  meeting: Meeting,
  { waterfall, knownSince, gaps, promises, deals }: Snapshot,
): Minutes {
  const facts = new Map(deals.map((deal) => [deal.id, deal]))
  const items = meeting.agenda.map((item) => {
    const decisions = meeting.decisions.filter(({ dealId }) => dealId === item.dealId)
    const known = facts.get(item.dealId) ?? { id: item.dealId, company: '', spend: [] }
    return { state: item.state, deal: { ...known, spentMs: item.spentMs, decisions } }
  })
  const inState = (state: string) => items.filter((item) => item.state === state).map(({ deal }) => deal)
  const standing = meeting.decisions.filter(({ outcome, isReplaced }) => outcome && !isReplaced)
  const { id, name, scope, since, previousId, startedAt, startedBy, endedAt, spentMs } = meeting
  return {
    meeting: { id, name, scope, since, previousId, startedAt, startedBy, endedAt, spentMs },
    attendees: meeting.attendees,
    waterfall,
    ...(knownSince !== undefined && { knownSince }),
    ...(gaps !== undefined && { gaps }),
    promises,
    discussed: inState('discussed'),
    parked: inState('parked'),
    skipped: inState('skipped'),
    notReached: inState('open'),
    queued: standing.filter(isOnItsWay),
    sent: standing.filter(({ outcome }) => outcome === 'sent'),
    refused: standing.filter((decision) => isInTrouble(decision) || decision.outcome === 'cancelled'),
  }
}
