import { ShareBar, ShareLegend, type SharePart } from '@/components/charts/share-bar'
import type { InsightFigures } from '@/lib/insight/figures'
import { sheetOf } from '@/lib/insight/sheets'
import { conversionPercent, type StageConversion } from '@/lib/pipeline/conversion'
import { Figure, NothingYet } from './figure'
import { type Column, FigureTable, type Row } from './figure-table'
import { countText, percentText } from './figure-words'

export interface ConversionFigureProps {
  figures: InsightFigures
  /** Since when, in words. */
  period: string
  locale: string
  csvHref: string
}

const printed = '[print-color-adjust:exact]'
const hatch =
  'border border-current bg-surface bg-[repeating-linear-gradient(135deg,currentColor_0_1.5px,transparent_1.5px_5px)]'
const dots =
  'border border-current bg-surface bg-[radial-gradient(currentColor_1px,transparent_1.25px)] bg-[length:5px_5px]'

const looks = {
  advanced: { name: 'Advanced', look: `bg-current text-success-text ${printed}` },
  remaining: { name: 'Still there', look: `border border-control bg-surface ${printed}` },
  movedBack: { name: 'Moved back', look: `text-warning-text ${dots} ${printed}` },
  lost: { name: 'Lost', look: `text-danger-text ${hatch} ${printed}` },
} as const
type Fate = keyof typeof looks
const fates = Object.keys(looks) as Fate[]

const columns: Column[] = [
  { head: 'Stage', className: 'whitespace-nowrap' },
  { head: 'What became of them', isDrawing: true, className: 'w-full min-w-28' },
  { head: 'Deals', isNumber: true },
  { head: 'Advanced', isNumber: true },
  { head: 'Moved back', isNumber: true },
  { head: 'Lost', isNumber: true },
  { head: 'Still there', isNumber: true },
  { head: 'Conversion', isNumber: true },
  { head: 'Median days', isNumber: true },
]

/** What became of the deals at each stage, and how long they stayed. */
export function ConversionFigure({ figures, period, locale, csvHref }: ConversionFigureProps) {
  const { conversion } = figures
  return (
    <Figure
      title="Conversion and time in stage"
      meaning={`What became of deals at each stage, ${period}. Conversion is the share that advanced of those that left; days are the median of the stays that ended.`}
      sheet={sheetOf(figures, 'conversion')}
      csvHref={csvHref}
    >
      {conversion.every(({ stays }) => stays === 0) ? (
        <NothingYet>No deal was at an open stage in this time.</NothingYet>
      ) : (
        <div className="space-y-3">
          <FigureTable
            caption="Conversion and days per stage"
            columns={columns}
            rows={conversion.map((row) => stageRow(row, locale))}
          />
          <ShareLegend parts={fates.map((fate) => looks[fate])} />
        </div>
      )}
    </Figure>
  )
}

function stageRow(row: StageConversion, locale: string): Row {
  const { stage, stays, advanced, movedBack, lost, remaining, medianDays } = row
  const parts: SharePart[] = fates.map((fate) => ({ ...looks[fate], count: row[fate] }))
  return {
    key: stage,
    cells: [
      stage,
      <ShareBar key="bar" parts={parts} />,
      ...[stays, advanced, movedBack, lost, remaining].map((count) => countText(count, locale)),
      percentText(conversionPercent(row)),
      medianDays === undefined ? '–' : countText(medianDays, locale),
    ],
  }
}
