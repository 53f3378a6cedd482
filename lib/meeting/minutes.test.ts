import { describe, expect, test } from 'vitest'
import type { Decision } from './decision'
import type { Meeting } from './meeting'
import { minutesOf } from './minutes'
import { minutesCsv } from './minutes-csv'
import { minutesMarkdown } from './minutes-markdown'
import { durationText, writingFor } from './minutes-words'
import type { Snapshot } from './snapshot'

const writing = writingFor('en-GB', 'America/Los_Angeles')
const ana = { userId: 'ana', name: 'Ana Ruiz' }

const decision = (id: string, dealId: string, given: Partial<Decision>): Decision => ({
  id,
  dealId,
  kind: 'nextStep',
  now: 'Send the offer',
  by: ana,
  at: '2026-11-20T10:05:00.000Z',
  writeId: id,
  outcome: 'sent',
  ...given,
})

const meeting: Meeting = {
  id: 'm',
  revision: '9.9',
  name: 'North *weekly*',
  scope: { name: 'North', filter: {} },
  since: '2026-11-06T03:00:00.000Z',
  startedAt: '2026-11-20T05:00:00.000Z',
  startedBy: ana,
  endedAt: '2026-11-20T10:40:00.000Z',
  onScreen: { view: 'end', since: '2026-11-20T10:40:00.000Z' },
  agenda: [
    { dealId: 'O1', state: 'discussed', reasons: [], spentMs: 125_900 },
    { dealId: 'O2', state: 'parked', reasons: [], spentMs: 0 },
    { dealId: 'O3', state: 'skipped', reasons: [], spentMs: 0 },
    { dealId: 'O4', state: 'open', reasons: [], spentMs: 0 },
  ],
  decisions: [
    decision('a', 'O1', { now: 'Call', isReplaced: true }),
    decision('b', 'O1', { was: 'Wait', due: '2026-12-01', outcome: 'queued' }),
    decision('c', 'O1', { kind: 'note', now: 'Line one\nand *two*', outcome: undefined, writeId: undefined }),
    decision('d', 'O2', { kind: 'closeDate', was: '2026-11-30', now: '2026-12-15' }),
    decision('e', 'O2', {
      kind: 'stage',
      was: 'Qualified',
      now: 'Closed Lost',
      closedLostReason: 'Price',
      outcome: 'refused',
      reason: 'AWS does not accept this value.',
    }),
    decision('f', 'O2', {
      kind: 'owner',
      was: 'Bela',
      now: '=Cleo',
      email: 'c@x.example',
      outcome: 'cancelled',
      reason: 'r',
    }),
  ],
  attendees: [],
  spentMs: 2_400_000,
  countedAt: '2026-11-20T10:40:00.000Z',
}

const snapshot: Snapshot = {
  waterfall: {
    opening: [{ currency: 'USD', minorUnits: '1000000' }],
    closing: [{ currency: 'USD', minorUnits: '1250000' }],
    steps: [
      {
        kind: 'new',
        deals: 1,
        delta: [{ currency: 'USD', minorUnits: '250000' }],
        worth: [{ currency: 'USD', minorUnits: '250000' }],
        movements: [],
      },
      {
        kind: 'pushed',
        deals: 2,
        delta: [],
        worth: [{ currency: 'EUR', minorUnits: '90000' }],
        movements: [],
      },
    ],
  },
  knownSince: '2026-11-10T00:00:00.000Z',
  gaps: 3,
  promises: [
    {
      decision: decision('p', 'O1', { due: '2026-11-12' }),
      company: 'Harbor',
      happened: 'noChange',
      isOverdue: true,
      changes: [],
    },
  ],
  deals: [
    {
      id: 'O1',
      company: 'Harbor | Lines',
      title: 'Fleet [telemetry](http://x.example)',
      stage: 'Qualified',
      closeDate: '2026-12-20',
      spend: [
        { currency: 'EUR', minorUnits: '90000' },
        { currency: 'USD', minorUnits: '1250000' },
      ],
      owner: 'Bela',
    },
    { id: 'O2', company: '=SUM(A1)', spend: [] },
    { id: 'O3', company: 'Skipped Ltd', spend: [] },
    { id: 'O4', company: '', spend: [] },
  ],
}

const minutes = minutesOf(meeting, snapshot)

describe('minutes', () => {
  test('sort deals by what became of them on the agenda, with all that was decided', () => {
    expect(minutes.discussed).toMatchObject([
      { id: 'O1', decisions: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
    ])
    expect(minutes.parked.map(({ id }) => id)).toEqual(['O2'])
    expect(minutes.skipped.map(({ id }) => id)).toEqual(['O3'])
    expect(minutes.notReached.map(({ id }) => id)).toEqual(['O4'])
  })

  test('list what AWS has, what is on its way and what it does not have; what was decided anew counts once', () => {
    const ids = (list: Decision[]) => list.map(({ id }) => id)
    expect(ids(minutes.queued)).toEqual(['b'])
    expect(ids(minutes.sent)).toEqual(['d'])
    expect(ids(minutes.refused)).toEqual(['e', 'f'])
  })
})

describe('minutes as Markdown', () => {
  const text = minutesMarkdown(minutes, writing)
  const lines = text.split('\n')

  test('tell the meeting, the waterfall and its gaps', () => {
    expect(lines.slice(0, 4)).toEqual([
      '# North \\*weekly\\*',
      '',
      '- Held: 19 Nov 2026, 21:00, 40:00 presented',
      '- Scope: North',
    ])
    expect(text).toContain(
      [
        '| Opening |  | USD 10,000 |  |',
        '| New | 1 | USD +2,500 | USD 2,500 |',
        '| Pushed | 2 | – | EUR 900 |',
        '| Closing |  | USD 12,500 |  |',
      ].join('\n'),
    )
    expect(text).toContain('Monthly spend since 5 Nov 2026.')
    expect(text).toContain('Known since 9 Nov 2026')
    expect(text).toContain('count as unchanged before: 3')
  })

  test('tell promises, decisions and where they stand', () => {
    expect(lines).toContain(
      '- Harbor: Next step: Send the offer (due 12 Nov 2026) – no change since, overdue',
    )
    expect(lines).toContain('- Next step: Call – Decided anew later (Ana Ruiz)')
    expect(lines).toContain('- Next step: Send the offer (due 1 Dec 2026) – On its way to AWS (Ana Ruiz)')
    expect(lines).toContain('- Close date: 30 Nov 2026 → 15 Dec 2026 – AWS has it (Ana Ruiz)')
    expect(lines).toContain(
      '- Stage: Qualified → Closed Lost (Price) – Refused by AWS: AWS does not accept this value. (Ana Ruiz)',
    )
    expect(lines).toContain('- Owner: Bela → =Cleo – Taken back (Ana Ruiz)')
    expect(lines).toContain('O1 · Qualified · closes 20 Dec 2026 · EUR 900, USD 12,500 a month · Bela')
  })

  test('take nothing that somebody typed for markup', () => {
    expect(lines).toContain('### Harbor \\| Lines – Fleet \\[telemetry\\](http://x.example)')
    expect(lines).toContain('- Note: Line one and \\*two\\* (Ana Ruiz)')
    expect(lines).toContain('- O4')
  })
})

describe('minutes as CSV', () => {
  const rows = minutesCsv(minutes, 'America/Los_Angeles').replace('\uFEFF', '').trimEnd().split('\r\n')

  test('have a row per decision and note, and one for each deal without', () => {
    expect(rows).toHaveLength(1 + 3 + 3 + 1 + 1)
    expect(new Set(rows.map((row) => row.split(',').length))).toEqual(new Set([17]))
    expect(rows[2]).toBe(
      'O1,Harbor | Lines,Fleet [telemetry](http://x.example),Discussed,Qualified,2026-12-20,900.00 / 12500.00,EUR / USD,Bela,125,' +
        'Next step,Wait,Send the offer,2026-12-01,Ana Ruiz,2026-11-20 02:05,On its way to AWS',
    )
    expect(rows[0]).toContain(',At (America/Los_Angeles),')
  })

  test('run nothing in a spreadsheet that somebody typed', () => {
    expect(rows[4]).toMatch(/^O2,'=SUM\(A1\),/)
    expect(rows[6]).toContain(",'=Cleo,")
  })
})

test('durations have hours only when there are any', () => {
  expect([0, 65_999, 3_600_000, 36_065_000].map(durationText)).toEqual([
    '0:00',
    '1:05',
    '1:00:00',
    '10:01:05',
  ])
})
