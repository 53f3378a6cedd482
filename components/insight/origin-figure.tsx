import { CountBar } from '@/components/charts/share-bar'
import { currenciesIn, type InsightFigures } from '@/lib/insight/figures'
import { originName, sheetOf } from '@/lib/insight/sheets'
import { Figure, NothingYet } from './figure'
import { type Column, FigureTable } from './figure-table'
import { amountText, byTodaysRates, countText } from './figure-words'

export interface OriginFigureProps {
  figures: InsightFigures
  /** Since when, in words: of what was launched. */
  period: string
  locale: string
  csvHref: string
}

/** What AWS brought beside what we did: open now, and launched. */
export function OriginFigure({ figures, period, locale, csvHref }: OriginFigureProps) {
  const { origins, exchange } = figures
  const currencies = currenciesIn(
    origins.flatMap(({ open, launched }) => [...open, ...launched]),
    exchange,
  )
  const most = Math.max(...origins.map(({ openDeals }) => openDeals))
  const isEmpty = origins.every(({ openDeals, launchedDeals }) => openDeals + launchedDeals === 0)
  const columns: Column[] = [
    { head: 'Brought by', className: 'whitespace-nowrap' },
    { head: 'Share of open deals', isDrawing: true, className: 'w-1/4 min-w-16' },
    { head: 'Open deals', isNumber: true },
    ...currencies.map((currency): Column => ({ head: `Open, ${currency} a month`, isNumber: true })),
    { head: 'Launched', isNumber: true },
    ...currencies.map((currency): Column => ({ head: `Launched, ${currency} a month`, isNumber: true })),
  ]
  return (
    <Figure
      title="Who brought them"
      meaning={`Open deals now, and those launched ${period}, by AWS’s word on who referred them.${byTodaysRates(figures, locale)}`}
      sheet={sheetOf(figures, 'origin')}
      csvHref={csvHref}
    >
      {isEmpty ? (
        <NothingYet>No open or launched deal.</NothingYet>
      ) : (
        <FigureTable
          caption="Deals by who brought them"
          columns={columns}
          rows={origins.map(({ origin, openDeals, open, launchedDeals, launched }) => ({
            key: origin ?? '',
            cells: [
              originName(origin),
              <CountBar key="bar" count={openDeals} most={most} />,
              countText(openDeals, locale),
              ...currencies.map((currency) => amountText(open, currency, locale)),
              countText(launchedDeals, locale),
              ...currencies.map((currency) => amountText(launched, currency, locale)),
            ],
          }))}
        />
      )}
    </Figure>
  )
}
