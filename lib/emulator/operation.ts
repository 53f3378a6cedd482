import type { Owner } from './access/caller'
import type { Chance } from './chance'
import type { ServiceEvent } from './events/service-event'
import type { Pager } from './list/paging'
import type { Reviewer } from './review/reviewer'
import type { Session } from './store/store'

/** One piece of work on the service's records, whoever does it: a caller, or the service by itself. */
export interface Work extends Owner {
  /** The service's time; one instant for the whole piece of work. */
  now: Date
  store: Session
  chance: Chance
  /** Tells subscribers, once the work is on disk. Not at all when it is undone. */
  emit(event: ServiceEvent): void
}

/** What an operation works with: `account` is the caller's. */
export interface Context extends Work {
  /** The caller's name, as other members of an engagement see it. */
  company: string
  /**
   * Whether the caller may also do `action` (an operation's name) in this catalog: tasks do several things in their
   * caller's name. Reference, section 19.
   */
  may(action: string): boolean
  pager: Pager
  reviewer: Reviewer
  /** Whether CreateOpportunity takes records without the members AWS's data model calls mandatory. Reference, 6.1. */
  incompleteCreates: 'refuse' | 'accept'
}

/** The response body: an object, JSON text that is ready already, or nothing. */
export type Answer = object | string | undefined

/** One operation of the service. Input has passed the model: known members only, instants as Date. */
export interface Operation<Input> {
  /** A write runs in one transaction: what it throws undoes what it did. */
  writes: boolean
  run(input: Input, context: Context): Promise<Answer>
}
