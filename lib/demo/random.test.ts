import { expect, test } from 'vitest'
import { randomFor } from './random'

test('the same key gives the same sequence, another key another one', () => {
  const take = (...key: (string | number)[]) => {
    const random = randomFor(...key)
    return Array.from({ length: 5 }, () => random.between(0, 1_000_000))
  }
  expect(take(1, 'deal', 7)).toEqual(take(1, 'deal', 7))
  expect(take(1, 'deal', 7)).not.toEqual(take(1, 'deal', 8))
  expect(take(1, 'deal', 7)).not.toEqual(take(2, 'deal', 7))
})

test('numbers are spread evenly and both ends are reached', () => {
  const random = randomFor('spread')
  const drawn = Array.from({ length: 10_000 }, () => random.between(2, 4))
  expect(Math.min(...drawn)).toBe(2)
  expect(Math.max(...drawn)).toBe(4)
  for (const value of [2, 3, 4]) {
    const share = drawn.filter((each) => each === value).length / drawn.length
    expect(share).toBeGreaterThan(0.3)
    expect(share).toBeLessThan(0.37)
  }
})

test('a weight of nothing is never drawn and weights hold', () => {
  const random = randomFor('weights')
  const drawn = Array.from({ length: 5000 }, () => random.weighted({ often: 3, never: 0, seldom: 1 }))
  expect(drawn).not.toContain('never')
  const often = drawn.filter((each) => each === 'often').length / drawn.length
  expect(often).toBeGreaterThan(0.72)
  expect(often).toBeLessThan(0.78)
})

test('a sample has no repetitions and keeps the order of its list', () => {
  const random = randomFor('sample')
  const list = [1, 2, 3, 4, 5, 6, 7, 8]
  for (let round = 0; round < 200; round++) {
    const taken = random.sample(list, 3)
    expect(taken).toHaveLength(3)
    expect(taken).toEqual([...taken].sort((a, b) => a - b))
    expect(new Set(taken).size).toBe(3)
  }
  expect(random.sample(list, 20)).toEqual(list)
})
