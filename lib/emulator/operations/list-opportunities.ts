import type { ListOpportunitiesRequest } from '@aws-sdk/client-partnercentral-selling'
import type { Operation } from '../operation'
import { defaultPageSize } from '../paging'
import type { Sent } from '../sent'
import { companyKey } from '../store'

/** Filtered, sorted and paged summaries. Source: reference, section 10. */
export const listOpportunities: Operation<Sent<ListOpportunitiesRequest, 'Catalog'>> = {
  writes: false,
  async run(input, { store, catalog, pager }) {
    const { summaries, next } = await store.opportunities(catalog, {
      sortBy: input.Sort?.SortBy ?? 'LastModifiedDate',
      order: input.Sort?.SortOrder ?? 'DESCENDING',
      after: pager.read('ListOpportunities', input),
      limit: input.MaxResults ?? defaultPageSize,
      ids: input.Identifier,
      stages: input.LifeCycleStage,
      reviewStatuses: input.LifeCycleReviewStatus,
      companies: input.CustomerCompanyName?.map(companyKey),
      modified: {
        from: input.LastModifiedDate?.AfterLastModifiedDate?.getTime(),
        before: input.LastModifiedDate?.BeforeLastModifiedDate?.getTime(),
      },
      created: {
        from: input.CreatedDate?.AfterCreatedDate?.getTime(),
        before: input.CreatedDate?.BeforeCreatedDate?.getTime(),
      },
      closeDate: {
        from: input.TargetCloseDate?.AfterTargetCloseDate,
        before: input.TargetCloseDate?.BeforeTargetCloseDate,
      },
    })
    const token = next && JSON.stringify(pager.write('ListOpportunities', input, next))
    return `{"OpportunitySummaries":[${summaries.join(',')}]${token ? `,"NextToken":${token}` : ''}}`
  },
}
