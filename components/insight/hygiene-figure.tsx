import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { dealWords } from '@/components/charts/amount-words'
import { CountBar } from '@/components/charts/share-bar'
import { currenciesIn, type InsightFigures } from '@/lib/insight/figures'
import { sheetOf } from '@/lib/insight/sheets'
import { percentOf } from '@/lib/pipeline/conversion'
import { oldNextStepDays } from '@/lib/pipeline/limits'
import { Figure, NothingYet } from './figure'
import { type Column, FigureTable, type Row } from './figure-table'
import { amountText, countText, percentText } from './figure-words'

/** Which of an owner's deals a count leads to. */
export type DealsWanted = 'all' | 'overdue' | 'noCloseDate' | 'nextStep'

export interface HygieneFigureProps {
  figures: InsightFigures
  locale: string
  csvHref: string
  /** Where an owner's deals are listed. */
  hrefOf: (email: string, wanted: DealsWanted) => Route
}

const counts = ['overdue', 'noCloseDate', 'noNextStep', 'oldNextStep'] as const
const wantedBy = {
  overdue: 'overdue',
  noCloseDate: 'noCloseDate',
  noNextStep: 'nextStep',
  oldNextStep: 'nextStep',
} as const satisfies Record<(typeof counts)[number], DealsWanted>

/** What each owner's open deals lack, and the way to them. */
export function HygieneFigure({ figures, locale, csvHref, hrefOf }: HygieneFigureProps) {
  const { hygiene, exchange } = figures
  const currencies = currenciesIn(
    hygiene.flatMap(({ value }) => value),
    exchange,
  )
  const columns: Column[] = [
    { head: 'Owner', className: 'whitespace-nowrap' },
    { head: 'Open deals', isNumber: true },
    { head: 'Overdue', isNumber: true },
    { head: 'No close date', isNumber: true },
    { head: 'No next step', isNumber: true },
    { head: 'Old next step', isNumber: true },
    { head: 'In order', isNumber: true },
    { head: 'Share in order', isDrawing: true, className: 'w-24 min-w-16' },
    ...currencies.map((currency): Column => ({ head: `${currency} a month`, isNumber: true })),
  ]
  const rows = hygiene.map((row) => ownerRow(row, { currencies, locale, hrefOf }))
  return (
    <Figure
      title="How well deals are kept"
      meaning={`Open deals by owner. A next step is old when it has said the same for ${oldNextStepDays} days; a deal may lack several things.`}
      sheet={sheetOf(figures, 'hygiene')}
      csvHref={csvHref}
    >
      {hygiene.length === 0 ? (
        <NothingYet>No open deal.</NothingYet>
      ) : (
        <FigureTable
          caption="What each owner’s open deals lack"
          columns={columns}
          rows={[...rows, totalRow(figures, { currencies, locale })]}
        />
      )}
    </Figure>
  )
}

type OwnerLine = InsightFigures['hygiene'][number]
interface Look {
  currencies: readonly string[]
  locale: string
}

function ownerRow(
  row: OwnerLine,
  { currencies, locale, hrefOf }: Look & Pick<HygieneFigureProps, 'hrefOf'>,
): Row {
  const { owner, deals, inOrder, value } = row
  const link = (count: number, wanted: DealsWanted, what: string) =>
    owner && count > 0 ? (
      <CountLink
        href={hrefOf(owner.email, wanted)}
        label={`${owner.name}: ${dealWords(count, locale)} ${what}. Show the deals`}
      >
        {countText(count, locale)}
      </CountLink>
    ) : (
      <span className={count === 0 ? 'text-faint' : undefined}>{countText(count, locale)}</span>
    )
  return {
    key: owner?.email ?? '',
    cells: [
      owner?.name ?? 'Nobody',
      link(deals, 'all', 'open'),
      ...counts.map((each) => link(row[each], wantedBy[each], wordsOf[each])),
      `${countText(inOrder, locale)} (${percentText(percentOf(inOrder, deals))})`,
      <CountBar key="bar" count={inOrder} most={deals} className="rounded-[1px] bg-sunken" />,
      ...currencies.map((currency) => amountText(value, currency, locale)),
    ],
  }
}

const wordsOf: Record<(typeof counts)[number], string> = {
  overdue: 'overdue',
  noCloseDate: 'without a close date',
  noNextStep: 'without a next step',
  oldNextStep: 'with an old next step',
}

/** Its value is the forecast's, which is exchanged as a whole. */
function totalRow({ hygiene, forecast }: InsightFigures, { currencies, locale }: Look): Row {
  const sum = (member: (typeof counts)[number] | 'deals' | 'inOrder') =>
    hygiene.reduce((total, row) => total + row[member], 0)
  const [deals, inOrder] = [sum('deals'), sum('inOrder')]
  return {
    key: 'total',
    isTotal: true,
    cells: [
      'All',
      countText(deals, locale),
      ...counts.map((each) => countText(sum(each), locale)),
      `${countText(inOrder, locale)} (${percentText(percentOf(inOrder, deals))})`,
      <CountBar key="bar" count={inOrder} most={deals} className="rounded-[1px] bg-sunken" />,
      ...currencies.map((currency) => amountText(forecast.total.open, currency, locale)),
    ],
  }
}

function CountLink({ href, label, children }: { href: Route; label: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      aria-label={label}
      className="rounded-sm underline decoration-line underline-offset-4 hover:decoration-current"
    >
      {children}
    </Link>
  )
}
