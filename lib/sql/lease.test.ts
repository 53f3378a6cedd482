import type { Kysely } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { acquireLease, prepareLeases } from './lease'
import { describeEngines } from './test-engines'

const long = 60_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describeEngines('a lease', (databases) => {
  let one: Kysely<unknown>
  let other: Kysely<unknown>

  beforeEach(async () => {
    const location = await databases.location()
    one = await databases.open(location)
    other = await databases.open(location)
    await Promise.all([prepareLeases(one), prepareLeases(other)])
  })

  test('is given to one of those who ask at once', async () => {
    const askers = Array.from({ length: 8 }, (_, i) =>
      acquireLease(i % 2 ? one : other, 'sync', `asker ${i}`, long),
    )
    expect((await Promise.all(askers)).filter(Boolean)).toHaveLength(1)
  })

  test('stays with its holder while renewed, beyond its first time', async () => {
    const lease = await acquireLease(one, 'sync', 'a', 1000)
    for (let i = 0; i < 3; i++) {
      await pause(400)
      expect(await acquireLease(other, 'sync', 'b', 1000)).toBeUndefined()
      expect(await lease?.renew()).toBe(true)
      expect(lease?.isHeld()).toBe(true)
    }
  })

  test('of a holder that died goes to the next one after its time, in a new term', async () => {
    const dead = await acquireLease(one, 'sync', 'a', 100)
    await pause(150)
    expect(dead?.isHeld()).toBe(false)
    const next = await acquireLease(other, 'sync', 'b', long)
    expect(next?.term).toBeGreaterThan(dead?.term ?? Number.POSITIVE_INFINITY)
  })

  test('that somebody else has had is neither renewed nor released by the one before', async () => {
    const stale = await acquireLease(one, 'sync', 'a', 100)
    await pause(150)
    const next = await acquireLease(other, 'sync', 'b', long)
    expect(await stale?.renew()).toBe(false)
    await stale?.release()
    expect(await next?.renew()).toBe(true)
    expect(await acquireLease(one, 'sync', 'a', long)).toBeUndefined()
  })

  test('that was released can be had at once', async () => {
    const lease = await acquireLease(one, 'sync', 'a', long)
    await lease?.release()
    expect(lease?.isHeld()).toBe(false)
    expect(await acquireLease(other, 'sync', 'b', long)).toBeDefined()
  })

  test('is given again to a holder that lost the answer, and the first answer is worth nothing then', async () => {
    const lost = await acquireLease(one, 'sync', 'a', long)
    const again = await acquireLease(one, 'sync', 'a', long)
    expect(await lost?.renew()).toBe(false)
    expect(await again?.renew()).toBe(true)
  })

  test('is of one name: another name is another lease', async () => {
    await acquireLease(one, 'sync', 'a', long)
    expect(await acquireLease(other, 'queue', 'b', long)).toBeDefined()
  })

  describe('inside a transaction', () => {
    test('tells whether it is still held', async () => {
      const lease = await acquireLease(one, 'sync', 'a', 500)
      const isHeld = () => one.transaction().execute(async (transaction) => lease?.isHeldIn(transaction))
      expect(await isHeld()).toBe(true)
      await pause(550)
      expect(await isHeld()).toBe(false)
    })

    test('cannot be taken by another before the commit', async () => {
      const lease = await acquireLease(one, 'sync', 'a', 500)
      const order: string[] = []
      let next: Promise<unknown> | undefined
      await one.transaction().execute(async (transaction) => {
        expect(await lease?.isHeldIn(transaction)).toBe(true)
        await pause(550)
        // SQLite's calls wait within the call; only PostgreSQL's other connection can wait beside us.
        if (databases.engine === 'postgres') {
          next = acquireLease(other, 'sync', 'b', long).then(() => order.push('taken'))
          await pause(50)
        }
        order.push('committing')
      })
      next ??= acquireLease(other, 'sync', 'b', long).then(() => order.push('taken'))
      await next
      expect(order).toEqual(['committing', 'taken'])
    })
  })
})
