'use client'

import { useState } from 'react'
import { columnName, monthName } from '@/components/charts/column-name'
import { ForecastChart, ForecastLegend } from '@/components/charts/forecast-chart'
import { forecastColumns } from '@/components/charts/forecast-columns'
import { Button } from '@/components/ui/button'
import { currenciesIn, type InsightFigures } from '@/lib/insight/figures'
import { type StageWeightSetting, weighedStages } from '@/lib/insight/settings'
import { sheetOf } from '@/lib/insight/sheets'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { ForecastFigures, ForecastMonth } from '@/lib/pipeline/forecast'
import { Figure, NothingYet } from './figure'
import { type Column, FigureTable, type Row } from './figure-table'
import { amountText, countText } from './figure-words'

export interface ForecastFigureProps {
  figures: InsightFigures
  weights: readonly StageWeightSetting[]
  locale: string
  csvHref: string
  /** Left out for whoever may not change weights. */
  onWeights?: () => void
}

/** The open pipeline by close month and stage: a chart for each currency, and its table. */
export function ForecastFigure({ figures, weights, locale, csvHref, onWeights }: ForecastFigureProps) {
  const [isTable, setIsTable] = useState(false)
  const { forecast, today, exchange } = figures
  const currencies = currenciesIn(forecast.total.open, exchange)
  const thisMonth = today.slice(0, 7)
  return (
    <Figure
      title="Forecast"
      meaning="Monthly spend of open deals by the month they close in, fuller the surer. Months are by UTC."
      sheet={sheetOf(figures, 'forecast')}
      csvHref={csvHref}
      actions={
        <>
          {onWeights ? (
            <Button variant="ghost" size="sm" onClick={onWeights}>
              Stage weights…
            </Button>
          ) : null}
          {forecast.months.length > 0 ? (
            <Button variant="ghost" size="sm" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
              {isTable ? 'Show as chart' : 'Show as table'}
            </Button>
          ) : null}
        </>
      }
    >
      {forecast.months.length === 0 ? <NothingYet>No open deal to forecast.</NothingYet> : null}
      {forecast.months.length > 0 && currencies.length === 0 ? (
        <NothingYet>
          {countText(forecast.total.deals, locale)} open deals, and none says what it is worth.
        </NothingYet>
      ) : null}
      {isTable ? (
        <div className="space-y-6">
          {currencies.map((currency) => (
            <ForecastTable key={currency} {...{ currency, forecast, today, locale }} />
          ))}
        </div>
      ) : (
        <div className="space-y-5">
          {currencies.map((currency) => (
            <ForecastChart
              key={currency}
              currency={currency}
              columns={forecastColumns(forecast.months, currency, today)}
              thisMonth={thisMonth}
              locale={locale}
            />
          ))}
          {currencies.length > 0 ? <ForecastLegend weights={weights} /> : null}
        </div>
      )}
    </Figure>
  )
}

interface TableProps {
  currency: string
  forecast: InsightFigures['forecast']
  today: PlainDate
  locale: string
}

function nameOf({ month, isPast }: ForecastMonth, today: PlainDate, locale: string): string {
  if (month === undefined) return 'No close date'
  const name = monthName(month, today.slice(0, 7), locale)
  return isPast ? `${name}, ${columnName({ kind: 'past' }, month, locale).toLowerCase()}` : name
}

/** What each month and each stage comes to in one currency; "Committed" is the committed figure. */
function ForecastTable({ currency, forecast, today, locale }: TableProps) {
  const columns: Column[] = [
    { head: 'Closes in', className: 'whitespace-nowrap' },
    { head: 'Deals', isNumber: true },
    ...weighedStages.map((head): Column => ({ head, isNumber: true })),
    { head: 'Open', isNumber: true, className: 'font-semibold' },
    { head: 'Weighted', isNumber: true },
  ]
  const cells = (total: ForecastFigures, stages: ForecastMonth['stages']) => [
    countText(total.deals, locale),
    ...weighedStages.map((stage) =>
      amountText(stages.find((each) => each.stage === stage)?.open ?? [], currency, locale),
    ),
    amountText(total.open, currency, locale),
    amountText(total.weighted, currency, locale),
  ]
  const rows: Row[] = forecast.months.map((month) => ({
    key: month.month ?? 'none',
    cells: [nameOf(month, today, locale), ...cells(month.total, month.stages)],
  }))
  return (
    <div>
      <p className="mb-1 text-muted text-xs">
        <span className="font-semibold text-ink">{currency}</span> a month; deals of every currency
      </p>
      <FigureTable
        caption={`Forecast by close month and stage, ${currency}`}
        columns={columns}
        rows={[
          ...rows,
          { key: 'total', cells: ['All', ...cells(forecast.total, forecast.stages)], isTotal: true },
        ]}
      />
    </div>
  )
}
