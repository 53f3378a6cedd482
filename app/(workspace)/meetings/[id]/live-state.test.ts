import { describe, expect, test } from 'vitest'
import type { Decision } from '@/lib/meeting/decision'
import type { LiveMeeting, Meeting, Presenter } from '@/lib/meeting/meeting'
import { stateOf, withDecision, withLive, withMeeting } from './live-state'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, seconds)).toISOString()

const ana: Presenter = { userId: 'u1', name: 'Ana Ruiz', seenAt: at(0), term: 1, isHere: true }

function meeting(more: Partial<Meeting> = {}): Meeting {
  return {
    id: 'm1',
    revision: '1',
    name: 'Weekly',
    scope: { name: 'All deals', filter: {} },
    since: at(0),
    startedAt: at(0),
    startedBy: ana,
    presenter: ana,
    onScreen: { view: 'overview', since: at(0) },
    agenda: [{ dealId: 'O1', state: 'open', reasons: [], spentMs: 0 }],
    decisions: [],
    attendees: [],
    spentMs: 60_000,
    countedAt: at(0),
    ...more,
  }
}

function live(seconds: number, more: Partial<LiveMeeting> = {}): LiveMeeting {
  return { now: at(seconds), revision: '1', presenter: ana, attendees: [], ...more }
}

const note: Decision = { id: 'd1', dealId: 'O1', kind: 'note', now: 'Later', by: ana, at: at(5) }

describe('the clocks', () => {
  test('run while somebody presents, without the meeting being read anew', () => {
    const known = withLive(withLive(stateOf(meeting(), at(0)), live(1)), live(3))
    expect(known.runningMs).toBe(3_000)
  })

  test('stand while the presenter is away or the place is empty', () => {
    const away = { ...ana, isHere: false }
    const known = withLive(stateOf(meeting(), at(0)), live(1, { presenter: away }))
    expect(withLive(known, live(9, { presenter: away })).runningMs).toBe(1_000)
    expect(withLive(stateOf(meeting(), at(0)), live(5, { presenter: undefined })).runningMs).toBe(0)
  })

  test('do not count the time a screen heard nothing', () => {
    expect(withLive(stateOf(meeting(), at(0)), live(121)).runningMs).toBe(0)
  })

  test('begin anew with a meeting that was counted later', () => {
    const known = withLive(stateOf(meeting(), at(0)), live(4))
    const read = withLive(known, live(6, { revision: '2', meeting: meeting({ countedAt: at(5) }) }))
    expect(read.runningMs).toBe(1_000)
  })

  test('never run backwards by what an action brings', () => {
    const known = withLive(stateOf(meeting(), at(0)), live(8))
    expect(withMeeting(known, meeting({ countedAt: at(7) })).now).toBe(at(8))
  })
})

test('who is here is told without a new revision', () => {
  const marc = {
    userId: 'u2',
    name: 'Marc',
    role: 'manager',
    firstSeenAt: at(1),
    lastSeenAt: at(1),
    isHere: true,
  }
  const known = withLive(stateOf(meeting(), at(0)), live(1, { attendees: [marc as never] }))
  expect(known.meeting.attendees).toHaveLength(1)
  expect(known.meeting.revision).toBe('1')
})

test('a decision of this screen shows at once, once, and its deal counts as discussed', () => {
  const known = withDecision(stateOf(meeting(), at(0)), note)
  expect(known.meeting.decisions).toEqual([note])
  expect(known.meeting.agenda[0]?.state).toBe('discussed')
  expect(withDecision(known, note).meeting.decisions).toHaveLength(1)
})

test('a decision on a parked deal leaves it parked', () => {
  const parked = meeting({ agenda: [{ dealId: 'O1', state: 'parked', reasons: [], spentMs: 0 }] })
  expect(withDecision(stateOf(parked, at(0)), note).meeting.agenda[0]?.state).toBe('parked')
})
