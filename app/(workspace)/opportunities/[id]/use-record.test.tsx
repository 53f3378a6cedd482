// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WaitingChange } from '@/components/record/waiting-change'
import { Opportunity } from '@/lib/opportunity/opportunity'
import { useRecord } from './use-record'

function record(second: number, Title: string): Opportunity {
  return Opportunity.parse({
    Catalog: 'Sandbox',
    Id: 'O1',
    CreatedDate: '2026-03-01T10:15:00Z',
    LastModifiedDate: `2026-03-01T10:15:0${second}Z`,
    Project: { Title },
  })
}

function change(state: WaitingChange['state']): WaitingChange {
  return { id: 'write-1', state, paths: ['Project.Title'], mayDecide: false, isUnlocked: false }
}

/** What Tandem answers: AWS's record, and our copy with what it waits for. */
let aws: Opportunity | undefined
let copy: { opportunity: Opportunity; waiting: WaitingChange[] }
const asked: string[] = []

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  asked.length = 0
  aws = record(1, 'Fleet')
  copy = { opportunity: record(1, 'Fleet'), waiting: [] }
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    if (path.endsWith('/waiting')) return Response.json({ complete: true, ...copy })
    if (!aws) return Response.json({ kind: 'unavailable', reference: 'T-1' }, { status: 503 })
    return Response.json({ opportunity: aws, tasks: [], readAt: '2026-03-01T10:20:00Z' })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function open() {
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const first = { opportunity: record(1, 'Fleet'), complete: true, tasks: [], readAt: null }
  return renderHook(() => useRecord('O1', first), { wrapper })
}

const settled = async () => act(() => vi.advanceTimersByTimeAsync(50))

test('a kept change is followed without AWS until AWS has it, then AWS is asked', async () => {
  const { result } = open()
  await settled()
  aws = undefined
  copy = { opportunity: record(1, 'Mine'), waiting: [change('sending')] }
  act(() => result.current.keep({ opportunity: record(1, 'Mine'), queued: true }))
  expect(result.current.waiting.map(({ state }) => state)).toEqual(['queued'])
  await settled()
  expect(result.current.record.opportunity.Project?.Title).toBe('Mine')
  expect(result.current.waiting).toEqual([change('sending')])

  asked.length = 0
  await act(() => vi.advanceTimersByTimeAsync(4_000))
  expect(asked.length).toBeGreaterThanOrEqual(2)
  expect(new Set(asked)).toEqual(new Set(['/api/opportunities/O1/waiting']))

  aws = record(2, 'Mine')
  copy = { opportunity: aws, waiting: [] }
  await act(() => vi.advanceTimersByTimeAsync(2_000))
  await waitFor(() => expect(asked).toContain('/api/opportunities/O1'))
  expect(result.current.waiting).toEqual([])
  expect(result.current.record.opportunity.LastModifiedDate).toBe(aws.LastModifiedDate)

  asked.length = 0
  await act(() => vi.advanceTimersByTimeAsync(20_000))
  expect(asked).toEqual([])
})

test('a change that was stopped leaves the record as AWS has it', async () => {
  const { result } = open()
  await settled()
  copy = { opportunity: record(1, 'Mine'), waiting: [change('queued')] }
  act(() => result.current.keep({ opportunity: record(1, 'Mine'), queued: true }))
  await settled()
  copy = { opportunity: record(1, 'Fleet'), waiting: [change('refused')] }
  await act(() => vi.advanceTimersByTimeAsync(2_000))
  expect(result.current.waiting).toEqual([change('refused')])
  expect(result.current.record.opportunity.Project?.Title).toBe('Fleet')
})

test('following never brings back an older version', async () => {
  const { result } = open()
  await settled()
  aws = record(3, 'Newest')
  copy = { opportunity: record(2, 'Older'), waiting: [] }
  act(() => result.current.keep({ opportunity: record(3, 'Newest') }))
  await settled()
  expect(result.current.record.opportunity.Project?.Title).toBe('Newest')
})

test('our own copy does not hide that AWS cannot be reached', async () => {
  aws = undefined
  copy = { opportunity: record(1, 'Fleet'), waiting: [change('held')] }
  const { result } = open()
  await settled()
  copy = { ...copy, waiting: [change('held'), { ...change('held'), id: 'write-2' }] }
  await act(() => vi.advanceTimersByTimeAsync(11_000))
  expect(result.current.waiting).toHaveLength(2)
  expect(result.current.failure).toMatchObject({ kind: 'unavailable' })

  copy = { opportunity: record(2, 'Newer'), waiting: [change('held')] }
  await act(() => vi.advanceTimersByTimeAsync(11_000))
  expect(result.current.record.opportunity.Project?.Title).toBe('Newer')
  expect(result.current.failure).toMatchObject({ kind: 'unavailable' })
})
