import type { OpportunitySortName, SortOrder } from '@aws-sdk/client-partnercentral-selling'
import type { Position } from './paging'

/** Bounds of a range: `from` inclusive, `before` exclusive. Source: reference, section 10. */
export interface Range<T> {
  from?: T | undefined
  before?: T | undefined
}

export interface OpportunityQuery {
  sortBy: OpportunitySortName
  order: SortOrder
  after?: Position | undefined
  limit: number
  ids?: string[] | undefined
  stages?: string[] | undefined
  reviewStatuses?: string[] | undefined
  /** Company keys. */
  companies?: string[] | undefined
  /** Epoch milliseconds. */
  modified: Range<number>
  /** Epoch milliseconds. */
  created: Range<number>
  closeDate: Range<string>
}

/** How company names match: in full, whatever the case. The reference (section 10) leaves exact or partial open. */
export function companyKey(name: string): string {
  return name.toLowerCase()
}
