import type { Catalog } from '@/lib/opportunity/opportunity'
import type { Chance } from './chance'
import type { Pager } from './paging'
import type { Reviewer } from './review/reviewer'
import type { Session } from './store'

/** What an operation works with. */
export interface Context {
  catalog: Catalog
  /** The caller's AWS account id. */
  account: string
  /** The service's time; one instant for the whole request. */
  now: Date
  store: Session
  chance: Chance
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
