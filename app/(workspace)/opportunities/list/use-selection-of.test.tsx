// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useSelection } from '@/components/list/use-selection'
import { useSelectionOf } from './use-selection-of'

afterEach(cleanup)

function setUp() {
  const onLetGo = vi.fn()
  const { result, rerender } = renderHook(
    ({ filter }) => {
      const selection = useSelection()
      useSelectionOf(filter, selection, onLetGo)
      return selection
    },
    { initialProps: { filter: 'q=acme' } },
  )
  const select = (ids: string[]) => act(() => result.current.replace(ids))
  return { onLetGo, rerender, select, selected: () => [...result.current.ids] }
}

test('another filter selects nothing, and says how much was selected', () => {
  const { onLetGo, rerender, select, selected } = setUp()
  select(['O1', 'O2'])
  rerender({ filter: 'q=bolt' })
  expect(selected()).toEqual([])
  expect(onLetGo.mock.calls).toEqual([[2]])
})

test('the same filter keeps what is selected, whatever else changes', () => {
  const { onLetGo, rerender, select, selected } = setUp()
  select(['O1'])
  rerender({ filter: 'q=acme' })
  expect(selected()).toEqual(['O1'])
  expect(onLetGo).not.toHaveBeenCalled()
})

test('nothing is said where nothing was selected, and what is selected then stays', () => {
  const { onLetGo, rerender, select, selected } = setUp()
  rerender({ filter: 'q=bolt' })
  select(['O7'])
  expect(selected()).toEqual(['O7'])
  expect(onLetGo).not.toHaveBeenCalled()
})
