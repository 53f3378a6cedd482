import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { transact } from '@/lib/sql/transact'
import type { AuthTables } from './schema'

const slowAfter = 5
const lockAfter = 10
const lockMs = 15 * 60_000

/** What sign-in attempts are counted by: the account they aim at and the address they come from. */
export type AttemptKey = { email: string } | { address: string }

export interface RateLimit {
  /**
   * Books one attempt against every key, unless one of them must wait. Booked before the password is looked at, so that
   * a hundred guesses sent at once count as a hundred.
   * @returns Whole seconds until the next attempt is allowed; 0 when this one is.
   */
  take(keys: readonly AttemptKey[]): Promise<number>
  /** Forgets the failures of these keys: somebody proved who they are. */
  clear(keys: readonly AttemptKey[]): Promise<void>
}

function digest(key: AttemptKey): string {
  return createHash('sha256').update(JSON.stringify(key)).digest('hex')
}

/** The pause after `failures` in a row: none up to four, then 1, 2, 4, 8, 16 seconds, then a quarter of an hour. */
export function pauseMs(failures: number): number {
  if (failures < slowAfter) return 0
  return failures < lockAfter ? 1000 * 2 ** (failures - slowAfter) : lockMs
}

/** Counts failures in SQL, so that a restart does not forgive them. A quarter of an hour without one does. */
export function createRateLimit(database: Kysely<AuthTables>, now: () => number): RateLimit {
  return {
    take(keys) {
      return transact(database, async (tx) => {
        const time = now()
        const digests = keys.map(digest)
        await tx
          .deleteFrom('sign_in_attempt')
          .where('last_failed_at', '<=', time - lockMs)
          .execute()
        const rows = await tx.selectFrom('sign_in_attempt').selectAll().where('key', 'in', digests).execute()
        const waitMs = Math.max(
          0,
          ...rows.map((row) => Number(row.last_failed_at) + pauseMs(row.failures) - time),
        )
        if (waitMs > 0) return Math.ceil(waitMs / 1000)

        for (const key of digests) {
          const failures = (rows.find((row) => row.key === key)?.failures ?? 0) + 1
          await tx
            .insertInto('sign_in_attempt')
            .values({ key, failures, last_failed_at: time })
            .onConflict((conflict) => conflict.column('key').doUpdateSet({ failures, last_failed_at: time }))
            .execute()
        }
        return 0
      })
    },
    async clear(keys) {
      await transact(database, (tx) =>
        tx.deleteFrom('sign_in_attempt').where('key', 'in', keys.map(digest)).execute(),
      )
    },
  }
}
