import type { InsightReading, Insights } from '@/lib/insight/insights'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { toPipelineFilter } from '../opportunities/board-filter'
import { firstDay, type InsightView } from './insight-view'

export interface InsightReader {
  insights: Insights
  catalog: Catalog
  /** Email of the signed-in person. */
  email: string
}

/** The figures of a view: for the page, its later readings and its downloads. */
export function readInsights(
  { insights, catalog, email }: InsightReader,
  { filter, period, currency }: InsightView,
): Promise<InsightReading> {
  return insights.read(catalog, {
    filter: toPipelineFilter(filter, email),
    since: firstDay(period, plainDateOf(new Date())),
    ...(currency && { currency }),
  })
}
