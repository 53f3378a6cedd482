import type { Catalog } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { Content } from '../content'
import type { Issue } from '../errors'

/** What the rules of Partner Central judge by. */
export interface Facts {
  catalog: Catalog
  /** The service's day, UTC. */
  today: PlainDate
  /** The record as it would be. */
  content: Content
  /** The record as it is; absent on create. */
  before?: Content
}

/** One rule; an empty list means it is kept. */
export type Rule = (facts: Facts) => Issue[]

/** Nothing, an empty text or an empty list: AWS takes all three for "no value". */
export function isBlank(value: string | readonly unknown[] | null | undefined): boolean {
  return value === undefined || value === null || value.length === 0
}
