import type { Owner } from '../access/caller'
import type { OpportunityTable } from '../store/tables'
import type { OpportunityQuery } from './opportunity-query'
import { OpportunityShelf, type ShelfPage } from './opportunity-shelf'

/**
 * What lists filter and sort by, in memory beside the database: any page of any query costs about the same over a
 * thousand records and over a hundred thousand (90 bytes each), which no set of SQL indexes gives for free combinations.
 * It holds committed rows only.
 */
export interface OpportunityIndex {
  /** Takes a row as it is stored now, whether it is new or changed. */
  take(row: OpportunityTable): void
  page(owner: Owner, query: OpportunityQuery): ShelfPage
  /** Numbers of visible records of one company, oldest first. */
  ofCompany(owner: Owner, companyKey: string): number[]
}

export function createOpportunityIndex(): OpportunityIndex {
  const shelves = new Map<string, OpportunityShelf>()
  const empty = new OpportunityShelf()
  const shelf = ({ account, catalog }: { account: string; catalog: string }) =>
    shelves.get(`${account}/${catalog}`)
  return {
    take(row) {
      const known = shelf(row)
      if (known) return known.take(row)
      const created = new OpportunityShelf()
      shelves.set(`${row.account}/${row.catalog}`, created)
      created.take(row)
    },
    page: (owner, query) => (shelf(owner) ?? empty).page(query),
    ofCompany: (owner, companyKey) => (shelf(owner) ?? empty).ofCompany(companyKey),
  }
}
