// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useSelection } from '@/components/list/use-selection'
import { useSelectAll } from './use-select-all'

afterEach(cleanup)

function setUp() {
  const lookUp = { resolve: (_ids: string[]) => {}, reject: (_reason: Error) => {} }
  const found = new Promise<string[]>((resolve, reject) => Object.assign(lookUp, { resolve, reject }))
  const onFailure = vi.fn()
  const { result, rerender } = renderHook(
    ({ filter }) => {
      const selection = useSelection()
      return { selection, ...useSelectAll(selection, { filter, read: () => found, onFailure }) }
    },
    { initialProps: { filter: 'q=acme' } },
  )
  act(() => result.current.selection.toggle('O1'))
  let looking = Promise.resolve()
  act(() => {
    looking = result.current.selectAll()
  })
  expect(result.current.isLooking).toBe(true)
  const answer = () => act(() => looking)
  return { result, rerender, lookUp, answer, onFailure }
}

test('all that match are selected', async () => {
  const { result, lookUp, answer } = setUp()
  lookUp.resolve(['O1', 'O2', 'O3'])
  await answer()
  expect([...result.current.selection.ids]).toEqual(['O1', 'O2', 'O3'])
  expect(result.current.isLooking).toBe(false)
})

test('deals that matched another filter are not selected under this one', async () => {
  const { result, rerender, lookUp, answer } = setUp()
  rerender({ filter: 'q=bolt' })
  act(() => result.current.selection.replace(['O7']))
  lookUp.resolve(['O1', 'O2', 'O3'])
  await answer()
  expect([...result.current.selection.ids]).toEqual(['O7'])
})

test('a selection that was cleared meanwhile stays cleared', async () => {
  const { result, lookUp, answer } = setUp()
  act(() => result.current.selection.replace([]))
  lookUp.resolve(['O1', 'O2', 'O3'])
  await answer()
  expect(result.current.selection.ids.size).toBe(0)
})

test('what was selected stays so when no answer comes, and it is said', async () => {
  const { result, lookUp, answer, onFailure } = setUp()
  lookUp.reject(new Error('No answer'))
  await answer()
  expect([...result.current.selection.ids]).toEqual(['O1'])
  expect(onFailure).toHaveBeenCalledOnce()
  expect(result.current.isLooking).toBe(false)
})
