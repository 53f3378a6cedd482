import type { Owner } from './access/caller'
import type { Chance } from './chance'
import type { Herald, Tell } from './events/herald'
import type { ServiceEvent } from './events/service-event'
import { failureTrace } from './failure-trace'
import { reviewChanged } from './invitations/review-answer'
import type { Work } from './operation'
import type { Reviewer } from './review/reviewer'
import type { Session, Store } from './store/store'

/** A step that the service takes by itself when its time has come. */
export interface AgendaEntry extends Owner {
  /** Epoch milliseconds. */
  due: number
  step: string
  /** Id of what the step is about. */
  subject: string
}

/** Takes a step; `work.now` is when it was due. */
export type AgendaStep = (subject: string, work: Work) => Promise<void>

export interface Agenda {
  /** Takes every step that was due by `now`, each in its turn and its own transaction. */
  apply(now: Date): Promise<void>
  /** Says that a write may have put something on the agenda. */
  changed(): void
  /** When the next step is due, epoch milliseconds. */
  next(): Promise<number | undefined>
}

export interface AgendaOptions {
  store: Store
  chance: Chance
  reviewer: Reviewer
  steps: Readonly<Record<string, AgendaStep>>
  herald: Pick<Herald, 'write'>
}

/** Another process may write to the same file; this long may pass until its entries are noticed. */
const recheckMilliseconds = 1000

/** Steps taken in one transaction at most, each for itself. */
const mostTogether = 64

/**
 * Reviews, expiries and whatever else AWS does by itself happen when somebody looks. Each step is dated when it was due,
 * so a reader cannot tell.
 */
export function createAgenda({ store, chance, reviewer, steps, herald }: AgendaOptions): Agenda {
  let nextDue = Promise.resolve(Number.NEGATIVE_INFINITY)
  let checkedAt = Number.NEGATIVE_INFINITY

  async function readNext(): Promise<number> {
    const [review, other] = [await store.read.nextReviewDue(), await store.read.nextAgendaDue()]
    return Math.min(review ?? Number.POSITIVE_INFINITY, other ?? Number.POSITIVE_INFINITY)
  }

  async function isDue(now: number): Promise<boolean> {
    if (performance.now() - checkedAt > recheckMilliseconds) {
      checkedAt = performance.now()
      nextDue = readNext()
    }
    // Who comes while another reads waits for the same answer, or it would read a record from before a step.
    return (await nextDue) <= now
  }

  function workFor({ account, catalog }: Owner, at: Date, session: Session, tell: Tell): Work {
    const emit = (event: ServiceEvent) => tell(event, at)
    return { account, catalog, now: at, store: session, chance, emit }
  }

  /** Takes the step that comes first. One that fails is struck off, or nobody would get past it. */
  async function takeOne(now: Date): Promise<void> {
    let failing: number | undefined
    try {
      await herald.write((session, tell) =>
        takeNext(session, now, tell, (number) => {
          failing = number
        }),
      )
    } catch (error) {
      if (failing === undefined) throw error
      const number = failing
      console.error(`Embedded Partner Central struck a step off its agenda: ${failureTrace(error)}`)
      await store.write((session) => session.removeEntry(number))
    }
  }

  /** Whichever comes first: a review or an entry of the agenda. */
  async function takeNext(
    session: Session,
    now: Date,
    tell: Tell,
    onEntry: (number: number) => void,
  ): Promise<void> {
    const [record] = await session.dueForReview(now)
    const entry = await session.nextEntry(now)
    if (record && (record.reviewDue ?? 0) <= (entry?.due ?? Number.POSITIVE_INFINITY)) {
      const at = new Date(record.reviewDue ?? record.modified)
      const work = workFor(record, at, session, tell)
      if (await reviewer.step(record, work)) await reviewChanged(record, work)
      else await session.save(record)
    } else if (entry) {
      onEntry(entry.number)
      const step = steps[entry.step]
      if (!step) throw new Error(`The agenda has no step ${entry.step}`)
      await session.removeEntry(entry.number)
      await step(entry.subject, workFor(entry, new Date(entry.due), session, tell))
    }
  }

  return {
    async apply(now) {
      // After a long sleep there are thousands: the more there are, the more go to disk together.
      for (let together = 1; await isDue(now.getTime()); together = Math.min(together * 2, mostTogether)) {
        await Promise.all(Array.from({ length: together }, () => takeOne(now)))
        checkedAt = Number.NEGATIVE_INFINITY
      }
    },
    changed() {
      checkedAt = Number.NEGATIVE_INFINITY
    },
    async next() {
      const due = await readNext()
      return Number.isFinite(due) ? due : undefined
    },
  }
}
