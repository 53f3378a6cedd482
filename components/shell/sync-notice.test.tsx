// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { SyncNotice } from './sync-notice'
import { progressWords, type SyncStatus, shortProgressWords, troubleWords } from './sync-status'
import { WorkspaceStatusProvider } from './workspace-status'

afterEach(cleanup)

function show(sync: Partial<SyncStatus>) {
  const initial = { actionRequiredCount: 0, asOf: '2026-11-21T10:42:00Z', isStale: false, ...sync }
  return render(
    <WorkspaceStatusProvider initial={initial} read={async () => undefined}>
      <SyncNotice />
    </WorkspaceStatusProvider>,
  ).container
}

const trouble = {
  code: 'Unreachable',
  since: '2026-11-21T10:42:00Z',
  nextTryAt: '2026-11-21T10:50:00Z',
}

test('nothing is said while all is well, nor of a failure of a moment', () => {
  expect(show({}).textContent).toBe('')
  expect(show({ trouble }).textContent).toBe('')
})

test('a first reading has a bar, with a value once there is a total', () => {
  show({ asOf: null, firstReading: { step: 'list', read: 3200, deals: 3200, perSecond: 912 } })
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBeNull()
  cleanup()
  show({ firstReading: { step: 'details', read: 2500, deals: 10_000, perSecond: 10 } })
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25')
})

test('minutes without AWS are said, with why, since when and when the next try is', () => {
  const { textContent } = show({ isStale: true, trouble })
  expect(textContent).toMatch(
    /^AWS cannot be reached since .+\. You see what it had at .+\. Next try at .+\.$/,
  )
})

test('progress is said in numbers, and in no more of them than are known', () => {
  expect(progressWords({ step: 'list', read: 1, deals: 1 })).toBe('1 deal read so far')
  expect(progressWords({ step: 'list', read: 3200, deals: 3200, perSecond: 912.4 })).toBe(
    '3,200 deals read so far, about 912 a second',
  )
  const details = { step: 'details', read: 2500, deals: 10_000 } as const
  expect(progressWords(details)).toBe('Details of 2,500 of 10,000 deals read')
  expect(progressWords({ ...details, perSecond: 10 })).toBe(
    'Details of 2,500 of 10,000 deals read, about 10 a second, about 13 minutes left',
  )
  expect(shortProgressWords({ ...details, perSecond: 0.5 })).toBe(
    '2,500 of 10,000 deals read, about 4 hours left',
  )
  expect(progressWords({ ...details, read: 9990, perSecond: 10 })).toMatch(/, a minute left$/)
})

test.each([
  ['ThrottlingException', 'AWS asks Tandem to slow down'],
  ['ExpiredTokenException', 'AWS refuses Tandem’s access key'],
  ['Unreachable', 'AWS cannot be reached'],
  ['ValidationException', 'AWS cannot be read'],
])('%s is said as: %s', (code, words) => {
  expect(troubleWords(code)).toBe(words)
})
