import type { Store } from '../store'
import type { Reviewer } from './reviewer'

export interface ReviewSchedule {
  /** Takes every review step that was due by `now`, in one transaction, first due first. */
  apply(now: Date): Promise<void>
  /** Says that a write may have put something on the desk. */
  changed(): void
}

/** Another process may write to the same file (a seed run); this long may pass until its submissions are noticed. */
const recheckMilliseconds = 1000

/**
 * Reviews happen when somebody looks: no timer, no background work. Each step is dated when it was due, so a reader
 * cannot tell.
 */
export function createReviewSchedule(store: Store, reviewer: Reviewer): ReviewSchedule {
  let nextDue = Number.NEGATIVE_INFINITY
  let checkedAt = Number.NEGATIVE_INFINITY

  async function isDue(now: number): Promise<boolean> {
    if (performance.now() - checkedAt > recheckMilliseconds) {
      checkedAt = performance.now()
      nextDue = (await store.read.nextReviewDue()) ?? Number.POSITIVE_INFINITY
    }
    return nextDue <= now
  }

  return {
    async apply(now) {
      while (await isDue(now.getTime())) {
        await store.write(async (session) => {
          for (const record of await session.dueForReview(now)) {
            await reviewer.step(record, session)
            await session.save(record)
          }
        })
        checkedAt = Number.NEGATIVE_INFINITY
      }
    },
    changed() {
      checkedAt = Number.NEGATIVE_INFINITY
    },
  }
}
