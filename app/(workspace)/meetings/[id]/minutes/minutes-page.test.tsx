// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Decision } from '@/lib/meeting/decision'
import type { Minutes, MinutesDeal } from '@/lib/meeting/minutes'
import { MinutesPage } from './minutes-page'

afterEach(cleanup)

const by = { userId: 'u1', name: 'Ana Costa' }

const refused: Decision = {
  id: 'd1',
  dealId: 'O1',
  kind: 'closeDate',
  was: '2026-11-01',
  now: '2026-11-30',
  by,
  at: '2026-11-21T10:00:00.000Z',
  outcome: 'refused',
  reason: 'The close date has to be ahead.',
}

const note: Decision = {
  id: 'd2',
  dealId: 'O1',
  kind: 'note',
  now: 'Ask their board',
  by,
  at: refused.at,
}

const deal = (id: string, company: string, decisions: Decision[] = []): MinutesDeal => ({
  id,
  company,
  title: 'Data lake',
  stage: 'Qualified',
  spend: [{ currency: 'USD', minorUnits: '120000' }],
  spentMs: 130_000,
  decisions,
})

const minutes: Minutes = {
  meeting: {
    id: 'm1',
    name: 'Nordics weekly',
    scope: { name: 'Nordics', filter: {} },
    since: '2026-11-07T09:00:00.000Z',
    startedAt: '2026-11-21T09:00:00.000Z',
    startedBy: by,
    endedAt: '2026-11-21T09:48:00.000Z',
    spentMs: 2_880_000,
  },
  attendees: [
    { ...by, role: 'seller', firstSeenAt: '', lastSeenAt: '', isHere: false },
    { userId: 'u2', name: 'Marc Keller', role: 'manager', firstSeenAt: '', lastSeenAt: '', isHere: false },
  ],
  waterfall: { opening: [], closing: [], steps: [] },
  promises: [
    {
      decision: { ...note, id: 'p1', kind: 'nextStep', now: 'Send the offer', due: '2026-11-12' },
      company: 'Borealis Bank',
      happened: 'noChange',
      isOverdue: true,
      changes: [],
    },
  ],
  discussed: [deal('O1', 'Aurora Foods', [refused, note])],
  parked: [deal('O2', 'Çelik Çatı')],
  skipped: [deal('O3', 'Dorset Rail')],
  notReached: [],
  queued: [],
  sent: [],
  refused: [refused],
}

const show = (changed: Partial<Minutes> = {}) =>
  render(<MinutesPage minutes={{ ...minutes, ...changed }} locale="en-US" />)

test('tells who was there and how long it took', () => {
  show()
  expect(screen.getByText('Ana Costa, Marc Keller')).toBeTruthy()
  expect(screen.getByText(/48 min presented/)).toBeTruthy()
})

test('a refused decision stands at its deal with the reason, and its note beside it', () => {
  show()
  const heading = screen.getByRole('heading', { name: 'Aurora Foods · Data lake' })
  const entry = within(heading.closest('section') as HTMLElement)
  expect(entry.getByText('Close date: Nov 1, 2026 → Nov 30, 2026')).toBeTruthy()
  expect(entry.getByText('Refused by AWS: The close date has to be ahead.')).toBeTruthy()
  expect(entry.getByText('Note: Ask their board')).toBeTruthy()
  expect(entry.getByText(/USD 1,200 a month/)).toBeTruthy()
})

test('a promise says whether it happened', () => {
  show()
  expect(screen.getByText('Send the offer')).toBeTruthy()
  expect(screen.getByText(/Next step due Nov 12, 2026: no change since/).textContent).toMatch(/, overdue$/)
})

test('what was parked and skipped is told, and what there is none of is not', () => {
  show()
  expect(screen.getByRole('heading', { name: 'Çelik Çatı · Data lake' })).toBeTruthy()
  expect(screen.getByText('Dorset Rail')).toBeTruthy()
  expect(screen.queryByText('Not reached')).toBeNull()
})

test('its CSV is one link away', () => {
  show()
  expect(screen.getByRole('link', { name: 'CSV' }).getAttribute('href')).toMatch(
    /^\/api\/meetings\/m1\/minutes\.csv\?zone=\w+/,
  )
})

test('of a meeting that goes on it says so, and leads there', () => {
  show({ meeting: { ...minutes.meeting, endedAt: undefined } })
  expect(screen.getByText('This meeting has not ended')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Go there' }).getAttribute('href')).toBe('/meetings/m1')
})
