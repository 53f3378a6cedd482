// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { PendingState } from '@/lib/opportunity/pending'
import { PendingMark } from './pending-mark'

afterEach(cleanup)

test.each<[PendingState, string]>([
  ['queued', 'Waiting to be sent'],
  ['sending', 'Sending'],
  ['refused', 'AWS refused this change'],
  ['conflict', 'Changed at AWS too — pick'],
  ['held', 'Held until AWS unlocks it'],
])('a change that is %s reads "%s", to listeners and under the pointer', (state, words) => {
  render(<PendingMark state={state} />)
  expect(screen.getByText(words).className).toContain('sr-only')
  expect(screen.getByTitle(words)).toBeDefined()
})

test('no state looks like another', () => {
  const looks = (['queued', 'sending', 'refused', 'conflict', 'held'] as const).map(
    (state) => render(<PendingMark state={state} />).container.querySelector('[aria-hidden]')?.outerHTML,
  )
  expect(new Set(looks).size).toBe(5)
})
