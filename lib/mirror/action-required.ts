import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import type { ActionRequiredItem } from './mirror'
import type { MirrorDatabase } from './tables'

/** Every deal that waits for the partner, the one that waits longest first. */
export async function actionRequired(
  database: MirrorDatabase,
  catalog: Catalog,
): Promise<ActionRequiredItem[]> {
  const rows = await database
    .selectFrom('mirror_opportunity as deal')
    .innerJoin('mirror_document as document', (join) =>
      join.onRef('document.catalog', '=', 'deal.catalog').onRef('document.id', '=', 'deal.id'),
    )
    .select(['card', 'doc', 'status_since'])
    .where('deal.catalog', '=', catalog)
    .where('review_status', '=', 'Action Required')
    .orderBy('status_since')
    .orderBy('deal.id')
    .execute()
  return rows.map(({ card, doc, status_since }) => {
    const { LifeCycle } = JSON.parse(doc) as Opportunity
    return {
      card: JSON.parse(card) as OpportunityCard,
      reviewComments: LifeCycle?.ReviewComments ?? undefined,
      reviewStatusReason: LifeCycle?.ReviewStatusReason ?? undefined,
      since: status_since,
    }
  })
}
