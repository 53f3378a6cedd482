import type { Kysely } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { migrate } from '@/lib/sql/migrate'
import { describeEngines } from '@/lib/sql/test-engines'
import { createRateLimit, type RateLimit } from './rate-limit'
import { type AuthTables, authMigrations } from './schema'

describeEngines('sign-in limits', (databases) => {
  let time = 1_700_000_000_000
  let database: Kysely<AuthTables>
  let limit: RateLimit

  beforeEach(async () => {
    database = await databases.open<AuthTables>()
    await migrate(database, 'auth', authMigrations)
    limit = createRateLimit(database, () => time)
  })

  const ana = { email: 'ana@example.com' }
  const office = { address: '10.0.0.1' }

  /** Fails `times` in a row, waiting as told; the pauses that were asked for before each further attempt. */
  async function failures(times: number, ...keys: (typeof ana | typeof office)[]): Promise<number[]> {
    const pauses: number[] = []
    for (let taken = 0; taken < times; ) {
      const seconds = await limit.take(keys)
      if (seconds === 0) taken++
      else pauses.push(seconds)
      time += seconds * 1000
    }
    return pauses
  }

  test('five failures are free, the next five wait longer each time, the tenth locks for a quarter of an hour', async () => {
    expect(await failures(10, ana)).toEqual([1, 2, 4, 8, 16])
    expect(await limit.take([ana])).toBe(900)
  })

  test('a lock is over after its time, and so is the count', async () => {
    await failures(10, ana)
    time += 900_000
    expect(await failures(5, ana)).toEqual([])
  })

  test('an address that tries many accounts is locked like an account', async () => {
    for (let account = 0; account < 10; account++)
      await failures(1, { email: `user${account}@example.com` }, office)
    expect(await limit.take([{ email: 'another@example.com' }, office])).toBe(900)
    expect(await limit.take([{ email: 'another@example.com' }, { address: '10.0.0.2' }])).toBe(0)
  })

  test('an attempt that must wait is not counted', async () => {
    await failures(5, ana)
    for (let tries = 0; tries < 20; tries++) expect(await limit.take([ana, office])).toBe(1)
    expect(await limit.take([office])).toBe(0)
  })

  test('an email and an address that read the same are counted apart', async () => {
    await failures(5, { email: 'same' })
    expect(await limit.take([{ address: 'same' }])).toBe(0)
  })

  test('clearing forgets', async () => {
    await failures(9, ana, office)
    await limit.clear([ana, office])
    expect(await limit.take([ana, office])).toBe(0)
  })

  test('old failures do not pile up', async () => {
    for (let account = 0; account < 5; account++) await failures(1, { email: `user${account}@example.com` })
    time += 900_000
    await failures(1, ana)
    expect(await database.selectFrom('sign_in_attempt').selectAll().execute()).toHaveLength(1)
  })

  test('what was typed is not stored', async () => {
    await failures(1, { email: 'hunter2-typed-in-the-wrong-box' })
    expect(JSON.stringify(await database.selectFrom('sign_in_attempt').selectAll().execute())).not.toContain(
      'hunter2',
    )
  })
})
