'use client'

import type { Route } from 'next'
import { ForecastFigure } from '@/components/insight/forecast-figure'
import { type DealsWanted, HygieneFigure } from '@/components/insight/hygiene-figure'
import { RateLine } from '@/components/insight/rate-line'
import { Summary } from '@/components/insight/summary'
import type { InsightReading } from '@/lib/insight/insights'
import type { BoardFilter } from '../opportunities/board-filter'
import { viewParams, wholeList } from '../opportunities/list/list-view'
import { csvHref, type InsightView } from './insight-view'

export interface PresentFiguresProps {
  data: InsightReading
  view: InsightView
  locale: string
  onWeights?: () => void
}

/** The list of an owner's deals that a count is of; what is missing or oldest comes first where no filter tells. */
export function dealsHref(filter: BoardFilter, owner: string, wanted: DealsWanted): Route {
  const own = { ...filter, ...(owner && { owner }) }
  const params = viewParams({
    ...wholeList,
    filter: wanted === 'overdue' ? { ...own, overdue: true } : own,
    ...(wanted === 'nextStep' && { by: 'nextStepSince' as const }),
    ...(wanted === 'noCloseDate' && { by: 'closeDate' as const, descending: true }),
  })
  return `/opportunities/list?${params}` as Route
}

/** What is open now. */
export function PresentFigures({ data, view, locale, onWeights }: PresentFiguresProps) {
  const { figures, settings } = data
  return (
    <>
      {figures.exchange ? (
        <RateLine exchange={figures.exchange} today={figures.today} locale={locale} />
      ) : null}
      <Summary figures={figures} locale={locale} overdueHref={dealsHref(view.filter, '', 'overdue')} />
      <ForecastFigure
        figures={figures}
        weights={settings.weights}
        locale={locale}
        csvHref={csvHref(view, 'forecast')}
        {...(onWeights && { onWeights })}
      />
      <HygieneFigure
        figures={figures}
        locale={locale}
        csvHref={csvHref(view, 'hygiene')}
        hrefOf={(email, wanted) => dealsHref(view.filter, email, wanted)}
      />
    </>
  )
}
