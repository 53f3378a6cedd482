'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import type { InsightReading } from '@/lib/insight/insights'
import type { Owner } from '@/lib/mirror/mirror'
import { type BoardFilter, isFiltering, noFilter } from '../opportunities/board-filter'
import { FilterBar } from '../opportunities/filter-bar'
import { NoDeals } from '../opportunities/no-deals'
import { ReadFailure } from '../opportunities/read-failure'
import { CurrencyChoice } from './currency-choice'
import { HistoryFigures } from './history-figures'
import { type ChangeSettings, InsightDialogs, type OpenDialog } from './insight-dialogs'
import { insightQuery } from './insight-queries'
import type { InsightView } from './insight-view'
import { PresentFigures } from './present-figures'
import { useInsightView } from './use-insight-view'

export interface InsightsScreenProps {
  /** What the address asked for when the page was made. */
  view: InsightView
  owners: readonly Owner[]
  /** Email of the reader. */
  me: string
  locale: string
  /** A manager's way to set rates and weights. */
  change?: ChangeSettings
}

function isEmpty({ figures }: InsightReading): boolean {
  const { forecast, origins, lost, conversion } = figures
  return (
    forecast.total.deals === 0 &&
    lost.length === 0 &&
    origins.every(({ launchedDeals }) => launchedDeals === 0) &&
    conversion.every(({ stays }) => stays === 0)
  )
}

/** Insights: owns the view, its reading and the dialogs of what a manager sets. */
export function InsightsScreen({ view: fromAddress, owners, me, locale, change }: InsightsScreenProps) {
  const [view, setView] = useInsightView(fromAddress)
  const { data, error, isPlaceholderData, refetch } = useQuery(insightQuery(me, view))
  const [dialog, setDialog] = useState<OpenDialog>()
  const queries = useQueryClient()
  const filterBy = (part: Partial<BoardFilter>) => setView({ filter: { ...view.filter, ...part } })
  // What was set holds for every view that was read.
  const changed = () => queries.invalidateQueries({ queryKey: ['insights'] })

  return (
    <div>
      <PageHeader
        title="Insights"
        meta={data ? `Open deals on ${dayName(data.figures.today, locale)}` : null}
        actions={
          data ? (
            <CurrencyChoice
              settings={data.settings}
              currency={view.currency}
              maySet={change !== undefined}
              onChange={(currency) => setView({ currency })}
              onRates={() => setDialog('rates')}
            />
          ) : null
        }
      />
      <FilterBar filter={view.filter} owners={owners} me={me} onChange={filterBy} />
      {error ? (
        <ReadFailure
          error={error}
          what="insights"
          isStale={data !== undefined}
          onRetry={() => void refetch()}
        />
      ) : null}
      {data && isEmpty(data) ? (
        <NoDeals
          asOf={data.figures.asOf}
          isFiltering={isFiltering(view.filter)}
          mayCreate={false}
          onClearFilter={() => filterBy(noFilter)}
        />
      ) : null}
      {data && !isEmpty(data) ? (
        <div
          aria-busy={isPlaceholderData}
          className="mx-auto max-w-[100rem] space-y-4 p-4 transition-opacity delay-150 aria-busy:opacity-60 sm:p-5"
        >
          <PresentFigures
            data={data}
            view={view}
            locale={locale}
            {...(change && { onWeights: () => setDialog('weights') })}
          />
          <HistoryFigures
            figures={data.figures}
            view={view}
            locale={locale}
            onPeriod={(period) => setView({ period })}
          />
        </div>
      ) : null}
      {data ? (
        <InsightDialogs
          open={dialog}
          data={data}
          locale={locale}
          change={change}
          onChanged={changed}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </div>
  )
}

function dayName(today: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return format.format(Date.parse(`${today}T00:00:00Z`))
}
