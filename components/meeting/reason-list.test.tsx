// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { AgendaReason } from '@/lib/pipeline/agenda'
import { ReasonList } from './reason-list'
import { WordsProvider } from './words'

afterEach(cleanup)

const words = {
  today: '2026-11-21',
  money: () => '',
  change: () => 'USD +2K/mo',
  day: (date: string) => date,
}

function told(reasons: AgendaReason[], risks?: AgendaReason[]): string[] {
  render(
    <WordsProvider words={words}>
      <ReasonList reasons={reasons} risks={risks} />
    </WordsProvider>,
  )
  return screen.queryAllByRole('listitem').map((item) => item.textContent ?? '')
}

const past: AgendaReason = { kind: 'closeDatePast', closeDate: '2026-11-19', days: 2 }
const noStep: AgendaReason = { kind: 'noNextStep' }

test('what has been settled since is ticked off, and what came up since is told', () => {
  expect(told([past, noStep], [past, { kind: 'oldNextStep', days: 15 }])).toEqual([
    '2 days past its close date',
    'Next step 15 days old',
    'No next stepsettled',
  ])
})

test('a big mover says by how much, and like a new deal is nothing to settle', () => {
  const mover: AgendaReason = { kind: 'bigMover', delta: [{ currency: 'USD', minorUnits: '200000' }] }
  expect(told([mover, { kind: 'new' }], [])).toEqual(['Big mover: USD +2K/mo', 'New'])
})

test('until the deal is read, the reasons stand as the agenda gave them', () => {
  expect(told([noStep])).toEqual(['No next step'])
})

test('a deal that nothing speaks against says so', () => {
  expect(told([], [])).toEqual([])
  expect(screen.getByText('Nothing speaks against this deal.')).toBeDefined()
})
