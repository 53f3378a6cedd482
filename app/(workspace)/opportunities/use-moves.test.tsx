// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fail, ok } from '@/lib/result'
import type { DealCard } from './moves'
import { type MoveStage, useMoves } from './use-moves'

afterEach(cleanup)

const card: DealCard = {
  id: 'O1',
  company: 'Northwind',
  stage: 'Qualified',
  reviewStatus: 'Approved',
  spend: [],
  version: 'v1',
}
const saved = {
  card: { ...card, stage: 'Committed' as const, version: 'v2' },
  revision: 9,
  isOwnRevision: true,
}

/** A server that answers when the test says so. */
function setUp() {
  let resolve: (result: Awaited<ReturnType<MoveStage>>) => void = () => {}
  let reject: (error: Error) => void = () => {}
  const moveStage = vi.fn<MoveStage>(() => new Promise((...settle) => ([resolve, reject] = settle)))
  const onSaved = vi.fn()
  const { result } = renderHook(() => useMoves(moveStage, onSaved))
  const answer = {
    resolve: (result: Parameters<typeof resolve>[0]) => resolve(result),
    reject: (error: Error) => reject(error),
  }
  return { answer, moveStage, onSaved, now: () => result.current }
}

describe('a move', () => {
  test('is shown before AWS has answered, and sent with the version that was seen', () => {
    const { moveStage, now } = setUp()
    act(() => now().move(card, 'Closed Lost', { closedLostReason: 'Price' }))
    expect(now().moves).toMatchObject([{ card, to: 'Closed Lost' }])
    expect(moveStage).toHaveBeenCalledExactlyOnceWith({
      id: 'O1',
      from: 'Qualified',
      to: 'Closed Lost',
      seen: 'v1',
      closedLostReason: 'Price',
    })
  })

  test('keeps the saved card once AWS has it', async () => {
    const { answer, onSaved, now } = setUp()
    act(() => now().move(card, 'Committed'))
    await act(async () => answer.resolve(ok(saved)))
    expect(now().moves).toMatchObject([{ saved }])
    expect(onSaved).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ saved }))
    expect(now().refused).toBeUndefined()
  })

  test('is taken back when AWS refuses it, with the reason and what had been answered', async () => {
    const { answer, onSaved, now } = setUp()
    act(() => now().move(card, 'Closed Lost', { closedLostReason: 'Price', nextSteps: 'Call in May' }))
    const fields = [{ path: 'LifeCycle.Stage', message: 'AWS is reviewing this opportunity.' }]
    await act(async () => answer.resolve(fail({ kind: 'fields', fields })))
    expect(now().moves).toEqual([])
    expect(onSaved).not.toHaveBeenCalled()
    expect(now().refused).toMatchObject({
      title: 'Northwind was not moved to Closed Lost',
      text: 'AWS is reviewing this opportunity.',
      answers: { closedLostReason: 'Price', nextSteps: 'Call in May' },
    })
    act(() => now().dismissRefusal())
    expect(now().refused).toBeUndefined()
  })

  test('is taken back when Tandem cannot be reached', async () => {
    const { answer, now } = setUp()
    act(() => now().move(card, 'Committed'))
    await act(async () => answer.reject(new TypeError('Failed to fetch')))
    expect(now().moves).toEqual([])
    expect(now().refused?.text).toContain('could not be reached')
  })
})
