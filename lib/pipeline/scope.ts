import { isEmptyFilter, type PipelineFilter, searchKey, searchTerms } from '@/lib/opportunity/pipeline-filter'
import { type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import { isClosed } from '@/lib/opportunity/stage'
import type { DealFigures } from './deal-change'

/** Which deals are compared, between which days. Days are UTC days. */
export interface Span {
  filter: PipelineFilter
  /** The day of the earlier instant: what was overdue then is judged by it. */
  sinceDay: PlainDate
  today: PlainDate
}

/**
 * The span between two instants. Whoever chooses a time by his own clock and calendar chooses an instant; from here on
 * days are AWS's, by UTC.
 */
export function spanBetween(filter: PipelineFilter, since: Date, now: Date): Span {
  return { filter, sinceDay: plainDateOf(since), today: plainDateOf(now) }
}

/** Its close date has passed while its stage is open. */
export function isOverdue({ stage, closeDate }: Pick<DealFigures, 'stage' | 'closeDate'>, today: PlainDate) {
  return closeDate !== undefined && closeDate < today && !isClosed(stage)
}

function isOwnedAs({ owner }: DealFigures, filter: PipelineFilter): boolean {
  const email = owner?.email ?? ''
  if (filter.owner && email !== filter.owner) return false
  return !filter.owners?.length || filter.owners.includes(email)
}

function isFound(id: string, { company, title, partnerId }: DealFigures, filter: PipelineFilter): boolean {
  const key = searchKey(company, title, partnerId, id)
  return searchTerms(filter).every((term) => key.includes(term))
}

/** Whether the filter keeps a deal that was like this on `today`: what the mirror's SQL says of the deals it has. */
export function inScope(id: string, state: DealFigures, filter: PipelineFilter, today: PlainDate): boolean {
  if (isEmptyFilter(filter)) return true
  return (
    isOwnedAs(state, filter) &&
    (!filter.reviewStatus?.length || filter.reviewStatus.includes(state.reviewStatus)) &&
    (!filter.overdue || isOverdue(state, today)) &&
    isFound(id, state, filter)
  )
}
