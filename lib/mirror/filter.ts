import { type ExpressionBuilder, sql } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { type PipelineFilter, searchTerms } from '@/lib/opportunity/pipeline-filter'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, stages } from '@/lib/opportunity/stage'
import type { MirrorTables } from './tables'

export const openStages = stages.filter((stage) => !isClosed(stage))

function contains(term: string) {
  const literal = term.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return sql<boolean>`search like ${`%${literal}%`} escape '\\'`
}

/** The catalog's deals that the filter keeps, as a condition on `mirror_opportunity`. */
export function matching(catalog: Catalog, filter: PipelineFilter, today: PlainDate) {
  return (eb: ExpressionBuilder<MirrorTables, 'mirror_opportunity'>) =>
    eb.and([
      eb('catalog', '=', catalog),
      ...searchTerms(filter).map(contains),
      ...(filter.owner ? [eb('owner_email', '=', filter.owner)] : []),
      ...(filter.owners?.length ? [eb('owner_email', 'in', filter.owners)] : []),
      ...(filter.reviewStatus?.length ? [eb('review_status', 'in', filter.reviewStatus)] : []),
      ...(filter.overdue ? [eb('close_date', '<', today), eb('stage', 'in', openStages)] : []),
    ])
}
