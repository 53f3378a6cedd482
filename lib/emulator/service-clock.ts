import type { Store } from './store/store'

/** The service's time: a clock, and how far it was set forward. */
export interface ServiceClock {
  now(): Date
  /** Sets it forward for good: the file remembers. */
  advance(seconds: number): Promise<void>
}

const settingName = 'clock-ahead-milliseconds'

export async function openServiceClock(store: Store, clock: () => Date): Promise<ServiceClock> {
  const kept = await store.read.database
    .selectFrom('setting')
    .select('value')
    .where('name', '=', settingName)
    .executeTakeFirst()
  let ahead = Number(kept?.value ?? 0)
  return {
    now: () => (ahead === 0 ? clock() : new Date(clock().getTime() + ahead)),
    async advance(seconds) {
      const next = ahead + Math.round(seconds * 1000)
      await store.write(({ database }) =>
        database
          .insertInto('setting')
          .values({ name: settingName, value: String(next) })
          .onConflict((existing) => existing.column('name').doUpdateSet({ value: String(next) }))
          .execute(),
      )
      ahead = next
    },
  }
}
