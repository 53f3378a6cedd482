// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { DealCardView } from './deal-card'
import type { DealCard } from './moves'

afterEach(cleanup)

const focus = { tabIndex: 0, draggable: false, 'data-card-focus': '' } as const

function show(more: Partial<DealCard> = {}) {
  const card: DealCard = {
    id: 'O1',
    company: 'Harbor Lines',
    stage: 'Qualified',
    reviewStatus: 'Approved',
    spend: [],
    version: '2026-11-01T00:00:00Z',
    ...more,
  }
  return render(<DealCardView card={card} focus={focus} today="2026-11-21" locale="en" />)
}

const words = () => screen.getByRole('link').textContent

test('a card that waits for nothing has no mark', () => {
  show()
  expect(words()).not.toMatch(/Waiting|Sending|refused|Held/)
})

test('a change that waits is marked in words, a move under way as being sent', () => {
  show({ pending: 'refused' })
  expect(words()).toContain('AWS refused this change')
  cleanup()
  show({ pending: 'queued', saving: true })
  expect(words()).toContain('Sending')
  expect(words()).not.toContain('Waiting')
})

test('an open deal says how long it is at its stage, and whether that may be longer', () => {
  show({ stageSince: '2026-11-09T23:00:00.000Z' })
  expect(words()).toContain('In Qualified for 12 days')
  cleanup()
  show({ stageSince: '2026-11-20T01:00:00.000Z', stageOrEarlier: true })
  expect(words()).toContain('In Qualified for at least 1 day')
  cleanup()
  show({ stage: 'Launched', stageSince: '2026-11-09T00:00:00.000Z' })
  expect(words()).not.toContain('12')
})

test('a next step is marked once it is two weeks old', () => {
  show({ nextStepSince: '2026-11-08T12:00:00.000Z' })
  expect(words()).not.toContain('next step')
  cleanup()
  show({ nextStepSince: '2026-11-07T12:00:00.000Z' })
  expect(words()).toContain('The next step is 14 days old')
  cleanup()
  show({ nextStepSince: '2026-10-01T12:00:00.000Z', reviewStatus: 'Pending Submission' })
  expect(words()).not.toContain('next step')
})
