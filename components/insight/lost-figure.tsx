import { currenciesIn, type InsightFigures } from '@/lib/insight/figures'
import { sheetOf } from '@/lib/insight/sheets'
import { Figure, NothingYet } from './figure'
import { byTodaysRates } from './figure-words'
import { ReasonTable } from './reason-table'

export interface LostFigureProps {
  figures: InsightFigures
  /** Since when, in words. */
  period: string
  locale: string
  csvHref: string
}

/** Why deals were lost, and what they were worth. */
export function LostFigure({ figures, period, locale, csvHref }: LostFigureProps) {
  const { lost, exchange } = figures
  return (
    <Figure
      title="Why deals were lost"
      meaning={`Deals closed as lost, ${period}, by the reason given to AWS.${byTodaysRates(figures, locale)}`}
      sheet={sheetOf(figures, 'lost')}
      csvHref={csvHref}
    >
      {lost.length === 0 ? (
        <NothingYet>No deal was lost in this time.</NothingYet>
      ) : (
        <ReasonTable
          caption="Lost deals by reason"
          counted="Deals"
          reasons={lost}
          currencies={currenciesIn(
            lost.flatMap(({ value }) => value),
            exchange,
          )}
          locale={locale}
        />
      )}
    </Figure>
  )
}
