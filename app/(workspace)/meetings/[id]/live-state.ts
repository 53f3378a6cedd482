import type { Decision } from '@/lib/meeting/decision'
import type { LiveMeeting, Meeting } from '@/lib/meeting/meeting'

/** A meeting as this screen knows it. */
export interface LiveState {
  meeting: Meeting
  /** Our clock when it was last heard of, RFC 3339. */
  now: string
  /** How long it has been presented since `meeting.countedAt`: the meeting is not read anew for its clocks. */
  runningMs: number
}

/** A longer silence is no talking: the server does not count it either. */
const longestGapMs = 120_000

function passedMs(from: string, to: string): number {
  const passed = Date.parse(to) - Date.parse(from)
  return passed >= 0 && passed <= longestGapMs ? passed : 0
}

/** @param now Our clock when `meeting` was read. */
export function stateOf(meeting: Meeting, now: string): LiveState {
  return { meeting, now, runningMs: meeting.presenter ? passedMs(meeting.countedAt, now) : 0 }
}

/** What is known after one more answer to "what is new". */
export function withLive(known: LiveState, live: LiveMeeting): LiveState {
  const { now, presenter, attendees } = live
  if (live.meeting) return stateOf({ ...live.meeting, presenter, attendees }, now)
  const isRunning = known.meeting.presenter?.isHere === true && presenter !== undefined
  return {
    meeting: { ...known.meeting, presenter, attendees },
    now,
    runningMs: known.runningMs + (isRunning ? passedMs(known.now, now) : 0),
  }
}

/** What is known once an action of this screen has answered. */
export function withMeeting(known: LiveState, meeting: Meeting): LiveState {
  return stateOf(meeting, meeting.countedAt > known.now ? meeting.countedAt : known.now)
}

/** A decision of this screen, before the next answer tells of it. */
export function withDecision(known: LiveState, decision: Decision): LiveState {
  const { decisions, agenda } = known.meeting
  if (decisions.some(({ id }) => id === decision.id)) return known
  const meeting = {
    ...known.meeting,
    decisions: [...decisions, decision],
    agenda: agenda.map((item) =>
      item.dealId === decision.dealId && item.state === 'open'
        ? { ...item, state: 'discussed' as const }
        : item,
    ),
  }
  return { ...known, meeting }
}
