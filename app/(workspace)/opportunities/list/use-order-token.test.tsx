// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useOrderToken } from './use-order-token'

afterEach(cleanup)

const order = (value: string, ids = ['O1', 'O2']) => ({ ids, change: { field: 'nextSteps', value } })

test('an order goes by one token until it is answered, though others were handed in between', () => {
  const { result, rerender } = renderHook(() => useOrderToken())
  const token = result.current.of(order('Autumn call'))
  expect(token).toMatch(/^[0-9a-f-]{36}$/)
  const others = [result.current.of(order('Winter call')), result.current.of(order('Autumn call', ['O1']))]
  expect(new Set([token, ...others]).size).toBe(3)
  rerender()
  expect(result.current.of(order('Autumn call'))).toBe(token)

  result.current.answered(order('Autumn call'))
  expect(result.current.of(order('Autumn call'))).not.toBe(token)
  expect(result.current.of(order('Winter call'))).toBe(others[0])
})
