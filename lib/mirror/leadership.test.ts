import { expect, test } from 'vitest'
import { prepareLeases } from '@/lib/sql/lease'
import { describeEngines } from '@/lib/sql/test-engines'
import { createLeadership } from './leadership'

interface LeaseTables {
  tandem_lease: { expires_ms: number }
}

describeEngines('leadership', (databases) => {
  async function two(ttlMs: number) {
    const location = await databases.location()
    const here = await databases.open<LeaseTables>(location)
    const there = await databases.open(location)
    await prepareLeases(here)
    return {
      here,
      there,
      first: createLeadership({
        database: here as unknown as typeof there,
        task: 'sync',
        holder: 'first',
        ttlMs,
      }),
      second: createLeadership({ database: there, task: 'sync', holder: 'second', ttlMs }),
    }
  }

  test('one of two leads, for longer than its lease, until it resigns', async () => {
    const { first, second } = await two(2_000)
    expect(await first.lead()).toBeDefined()
    expect(await second.lead()).toBeUndefined()
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect([first.isLeading(), second.isLeading()]).toEqual([true, false])
    expect(await second.lead()).toBeUndefined()
    await first.resign()
    expect(first.isLeading()).toBe(false)
    expect(await second.lead()).toBeDefined()
    await second.resign()
  })

  test('one that does not renew is replaced, and what it holds is worth nothing then', async () => {
    const { here, there, first, second } = await two(60_000)
    const stale = await first.lead()
    // As after a process that stood still: the database's time is over.
    await here.updateTable('tandem_lease').set({ expires_ms: 0 }).execute()
    expect(await second.lead()).toBeDefined()
    expect(stale?.isHeld()).toBe(true)
    expect(await there.transaction().execute(async (transaction) => stale?.isHeldIn(transaction))).toBe(false)
    await first.resign()
    expect(second.isLeading()).toBe(true)
    await second.resign()
  })
})
