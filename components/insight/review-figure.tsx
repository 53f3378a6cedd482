import { ShareBar, type SharePart } from '@/components/charts/share-bar'
import type { InsightFigures } from '@/lib/insight/figures'
import { sheetOf } from '@/lib/insight/sheets'
import { dayCount } from '@/lib/pipeline/words'
import { Figure, NothingYet } from './figure'
import { countText, percentText } from './figure-words'
import { ReasonTable } from './reason-table'

export interface ReviewFigureProps {
  figures: InsightFigures
  /** Since when, in words. */
  period: string
  locale: string
  csvHref: string
}

const printed = '[print-color-adjust:exact]'
const framed = 'border border-current bg-surface'

function outcomes({ approved, sentBack, rejected }: InsightFigures['reviews']): SharePart[] {
  return [
    { name: 'Approved', count: approved, look: `bg-current text-success-text ${printed}` },
    {
      name: 'Sent back',
      count: sentBack,
      look: `${framed} bg-[radial-gradient(currentColor_1px,transparent_1.25px)] bg-[length:5px_5px] text-warning-text ${printed}`,
    },
    {
      name: 'Rejected',
      count: rejected,
      look: `${framed} bg-[repeating-linear-gradient(135deg,currentColor_0_1.5px,transparent_1.5px_5px)] text-danger-text ${printed}`,
    },
  ]
}

/** How long AWS's reviews take, how they end, and why deals come back. */
export function ReviewFigure({ figures, period, locale, csvHref }: ReviewFigureProps) {
  const { reviews } = figures
  return (
    <Figure
      title="AWS’s review"
      meaning={`Answers by AWS, ${period}. A deal that was sent back and submitted again was reviewed twice.`}
      sheet={sheetOf(figures, 'reviews')}
      csvHref={csvHref}
    >
      {reviews.answered === 0 ? (
        <NothingYet>AWS answered no submission in this time.</NothingYet>
      ) : (
        <Answers reviews={reviews} locale={locale} />
      )}
    </Figure>
  )
}

function Answers({ reviews, locale }: { reviews: InsightFigures['reviews']; locale: string }) {
  const { approvalPercent, medianDays, answered, reasons } = reviews
  const parts = outcomes(reviews)
  return (
    <div className="space-y-4">
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Told name="Approved" value={percentText(approvalPercent)} />
        <Told
          name="Median time to the answer"
          value={medianDays === undefined ? '–' : daysText(medianDays)}
        />
        <Told name="Answered" value={countText(answered, locale)} />
      </dl>
      <div>
        <ShareBar parts={parts} />
        <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
          {parts.map(({ name, count, look }) => (
            <li key={name} className="inline-flex items-center gap-1.5">
              <span aria-hidden className={`size-3 rounded-[2px] ${look}`} />
              {name} <span className="font-medium tabular-nums">{countText(count, locale)}</span>
            </li>
          ))}
        </ul>
      </div>
      {reasons.length > 0 ? (
        <div>
          <h4 className="mb-1 font-medium text-muted text-xs">Why AWS sends deals back</h4>
          <ReasonTable
            caption="Reasons for which AWS sent deals back or rejected them"
            counted="Times"
            reasons={reasons}
            locale={locale}
          />
        </div>
      ) : null}
    </div>
  )
}

function daysText(days: number): string {
  return days === 0 ? 'The same day' : dayCount(days)
}

function Told({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="mt-0.5 font-semibold text-xl tabular-nums">{value}</dd>
    </div>
  )
}
