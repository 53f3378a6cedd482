import { expect, test } from 'vitest'
import { rememberLast } from './remember-last'

test('an answer is found once while it is among the last', async () => {
  const found: string[] = []
  const remembered = rememberLast<string>(2)
  const ask = (key: string) =>
    remembered(key, async () => {
      found.push(key)
      return key.toUpperCase()
    })
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await ask(key)).toBe(key.toUpperCase())
  expect(found).toEqual(['a', 'b', 'c', 'b'])
})

test('a question that failed is asked again', async () => {
  const remembered = rememberLast<number>(1)
  const failing = remembered('a', async () => {
    throw new Error('the database is away')
  })
  await expect(failing).rejects.toThrow('the database is away')
  expect(await remembered('a', async () => 7)).toBe(7)
})
