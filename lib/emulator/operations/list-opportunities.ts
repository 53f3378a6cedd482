import type { ListOpportunitiesRequest } from '@aws-sdk/client-partnercentral-selling'
import { companyKey } from '../list/opportunity-query'
import { defaultPageSize } from '../list/paging'
import type { Operation } from '../operation'
import type { Sent } from '../sent'

/** Filtered, sorted and paged summaries. Source: reference, section 10. */
export const listOpportunities: Operation<Sent<ListOpportunitiesRequest, 'Catalog'>> = {
  writes: false,
  async run(input, context) {
    const { summaries, next } = await context.store.opportunities(context, {
      sortBy: input.Sort?.SortBy ?? 'LastModifiedDate',
      order: input.Sort?.SortOrder ?? 'DESCENDING',
      after: context.pager.read('ListOpportunities', input),
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
    const token = next && JSON.stringify(context.pager.write('ListOpportunities', input, next))
    return `{"OpportunitySummaries":[${summaries.join(',')}]${token ? `,"NextToken":${token}` : ''}}`
  },
}
