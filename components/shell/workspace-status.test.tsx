// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ActionRequiredCount, type WorkspaceStatus, WorkspaceStatusProvider } from './workspace-status'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const status = (actionRequiredCount: number): WorkspaceStatus => ({
  actionRequiredCount,
  asOf: null,
  isStale: false,
})

function shell(initial: WorkspaceStatus, read: () => Promise<WorkspaceStatus | undefined>) {
  return (
    <WorkspaceStatusProvider initial={initial} read={read}>
      <p data-testid="count">
        <ActionRequiredCount />
      </p>
    </WorkspaceStatusProvider>
  )
}

const count = () => screen.getByTestId('count').textContent
const halfAMinute = () => act(() => vi.advanceTimersByTimeAsync(30_000))

test('the count follows what is read every half minute, and vanishes at none', async () => {
  const read = vi.fn().mockResolvedValueOnce(status(3)).mockResolvedValueOnce(status(0))
  render(shell(status(2), read))
  expect(count()).toBe('2 waiting')
  await halfAMinute()
  expect(count()).toBe('3 waiting')
  await halfAMinute()
  expect(count()).toBe('')
})

test('no answer leaves the last one standing', async () => {
  const read = vi.fn().mockRejectedValueOnce(new TypeError('fetch failed')).mockResolvedValueOnce(undefined)
  render(shell(status(2), read))
  await halfAMinute()
  await halfAMinute()
  expect(count()).toBe('2 waiting')
})

test('what the server renders later beats what was read before', async () => {
  const read = vi.fn().mockResolvedValue(status(9))
  const { rerender } = render(shell(status(2), read))
  await halfAMinute()
  expect(count()).toBe('9 waiting')
  rerender(shell(status(1), read))
  expect(count()).toBe('1 waiting')
})

test('nothing is read once the shell is gone', async () => {
  const read = vi.fn().mockResolvedValue(status(9))
  render(shell(status(2), read)).unmount()
  await halfAMinute()
  expect(read).not.toHaveBeenCalled()
})

test('while AWS is read for the first time, the figures are read every few seconds', async () => {
  const watching = { ...status(2), firstReading: { step: 'list', read: 100, deals: 100 } } as const
  const read = vi.fn().mockResolvedValueOnce(watching).mockResolvedValue(status(3))
  render(shell(watching, read))
  await act(() => vi.advanceTimersByTimeAsync(6_500))
  expect(read).toHaveBeenCalledTimes(2)
  await act(() => vi.advanceTimersByTimeAsync(20_000))
  expect(read).toHaveBeenCalledTimes(2)
})

test('a very long queue does not stretch the badge', () => {
  render(shell(status(12_345), async () => undefined))
  expect(count()).toBe('999+ waiting')
})
