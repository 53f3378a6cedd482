'use client'

import { History } from 'lucide-react'
import { ConversionFigure } from '@/components/insight/conversion-figure'
import { dayText } from '@/components/insight/figure-words'
import { LostFigure } from '@/components/insight/lost-figure'
import { OriginFigure } from '@/components/insight/origin-figure'
import { ReviewFigure } from '@/components/insight/review-figure'
import type { InsightFigures } from '@/lib/insight/figures'
import { dayOf } from '@/lib/pipeline/days'
import { csvHref, type InsightView } from './insight-view'
import { PeriodChoice } from './period-choice'
import { historyWords, isCutOff, periodWords } from './period-words'

export interface HistoryFiguresProps {
  figures: InsightFigures
  view: InsightView
  locale: string
  onPeriod: (period: string) => void
}

/** What happened over time. */
export function HistoryFigures({ figures, view, locale, onPeriod }: HistoryFiguresProps) {
  const [history, period] = [historyWords(figures, locale), periodWords(figures, locale)]
  const shared = { figures, locale }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 pt-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 className="font-semibold text-lg">Over time</h2>
          {isCutOff(figures) ? <Gap figures={figures} locale={locale} /> : null}
        </div>
        <PeriodChoice period={view.period} today={figures.today} onChange={onPeriod} />
      </div>
      <ConversionFigure {...shared} period={history} csvHref={csvHref(view, 'conversion')} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <ReviewFigure {...shared} period={history} csvHref={csvHref(view, 'reviews')} />
        <LostFigure {...shared} period={period} csvHref={csvHref(view, 'lost')} />
      </div>
      <OriginFigure {...shared} period={period} csvHref={csvHref(view, 'origin')} />
    </>
  )
}

/** AWS does not tell what was before the first reading, and nothing is made up for it. */
function Gap({ figures: { historySince, today }, locale }: Pick<HistoryFiguresProps, 'figures' | 'locale'>) {
  if (historySince === null) return null
  return (
    <p className="mt-0.5 flex items-start gap-1.5 text-muted">
      <History aria-hidden className="mt-0.5 size-3.5 shrink-0 text-faint" />
      <span>
        Tandem’s history begins on {dayText(dayOf(historySince), today, locale)}. Of deals that were closed
        before, AWS tells only when they last changed.
      </span>
    </p>
  )
}
