import { describe, expect, test, vi } from 'vitest'
import { DatabaseFullError, DatabaseUnavailableError } from '@/lib/sql/database-error'
import { answering } from './answer'

vi.spyOn(console, 'error').mockImplementation(() => {})

describe('a route whose work fails', () => {
  test.each([
    ['the database is away', new DatabaseUnavailableError('ECONNREFUSED'), 'database'],
    ['the disk is full', new DatabaseFullError(), 'disk'],
  ])('says that it may be asked again later: %s', async (_what, error, part) => {
    const answer = await answering(() => Promise.reject(error))()
    expect(answer.status).toBe(503)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(await answer.json()).toMatchObject({ kind: 'unavailable', part, reference: expect.any(String) })
  })

  test('knows the error of another bundle, which is of another class', async () => {
    const foreign = Object.assign(new Error('away'), { name: 'DatabaseUnavailableError' })
    expect((await answering(() => Promise.reject(foreign))()).status).toBe(503)
  })

  test('lets a bug be seen as one', async () => {
    const bug = new TypeError('undefined is not a function')
    await expect(answering(() => Promise.reject(bug))()).rejects.toBe(bug)
  })
})

test('a route that works is handed what it is called with, and its answer goes through', async () => {
  const route = answering(async (name: string) => new Response(`Hello ${name}`))
  expect(await (await route('Ana')).text()).toBe('Hello Ana')
})
