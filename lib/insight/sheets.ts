import { type Money, toAmount } from '@/lib/opportunity/money'
import { conversionPercent } from '@/lib/pipeline/conversion'
import type { ForecastCell, ForecastMonth } from '@/lib/pipeline/forecast'
import { currenciesIn, type InsightFigures } from './figures'

/** What can be downloaded and copied by itself. */
export const sheetNames = ['forecast', 'hygiene', 'origin', 'conversion', 'reviews', 'lost'] as const
export type SheetName = (typeof sheetNames)[number]

/** A table: its header first, all rows of one length. Amounts are plain decimals a month, days `YYYY-MM-DD`. */
export type Sheet = string[][]

/** `EUR at 1.08 of 2026-11-12` for each rate, so that a table says by what it was exchanged. */
export function rateNotes({ exchange }: Pick<InsightFigures, 'exchange'>): string[] {
  return exchange?.used.map(({ currency, rate, asOf }) => `${currency} at ${rate} of ${asOf}`) ?? []
}

interface AmountColumns {
  heads(name: string): string[]
  cells(sums: readonly Money[]): string[]
}

/** A column for each currency in which any of `all` is. */
function amountColumns(figures: InsightFigures, all: readonly Money[]): AmountColumns {
  const currencies = currenciesIn(all, figures.exchange)
  const notes = rateNotes(figures).join(', ')
  const ofBase = (currency: string) => (notes && currency === figures.exchange?.base ? ` (${notes})` : '')
  return {
    heads: (name) => currencies.map((currency) => `${name}, ${currency}${ofBase(currency)}`),
    cells: (sums) =>
      currencies.map((currency) => {
        const sum = sums.find((each) => each.currency === currency)
        return sum ? toAmount(BigInt(sum.minorUnits)) : '0.00'
      }),
  }
}

function monthName({ month, isPast }: ForecastMonth): string {
  if (month === undefined) return 'No close date'
  return isPast ? `${month} (past)` : month
}

function forecastSheet(figures: InsightFigures): Sheet {
  const { months, total } = figures.forecast
  const amounts = amountColumns(figures, total.open)
  const cells = ({ deals, open, weighted, committed }: Omit<ForecastCell, 'stage'>) => [
    String(deals),
    ...amounts.cells(open),
    ...amounts.cells(weighted),
    ...amounts.cells(committed),
  ]
  return [
    [
      'Close month',
      'Stage',
      'Deals',
      ...amounts.heads('Open'),
      ...amounts.heads('Weighted'),
      ...amounts.heads('Committed'),
    ],
    ...months.flatMap((month) => [
      ...month.stages.map((each) => [monthName(month), each.stage, ...cells(each)]),
      [monthName(month), 'All stages', ...cells(month.total)],
    ]),
    ['All months', 'All stages', ...cells(total)],
  ]
}

function hygieneSheet(figures: InsightFigures): Sheet {
  const { hygiene } = figures
  const amounts = amountColumns(
    figures,
    hygiene.flatMap(({ value }) => value),
  )
  return [
    [
      'Owner',
      'Email',
      'Open deals',
      'Overdue',
      'No close date',
      'No next step',
      'Old next step',
      'In order',
      ...amounts.heads('Open'),
    ],
    ...hygiene.map(({ owner, deals, overdue, noCloseDate, noNextStep, oldNextStep, inOrder, value }) => [
      owner?.name ?? 'Nobody',
      owner?.email ?? '',
      ...[deals, overdue, noCloseDate, noNextStep, oldNextStep, inOrder].map(String),
      ...amounts.cells(value),
    ]),
  ]
}

function originSheet(figures: InsightFigures): Sheet {
  const { origins } = figures
  const amounts = amountColumns(
    figures,
    origins.flatMap(({ open, launched }) => [...open, ...launched]),
  )
  return [
    ['Brought by', 'Open deals', ...amounts.heads('Open'), 'Launched deals', ...amounts.heads('Launched')],
    ...origins.map(({ origin, openDeals, open, launchedDeals, launched }) => [
      originName(origin),
      String(openDeals),
      ...amounts.cells(open),
      String(launchedDeals),
      ...amounts.cells(launched),
    ]),
  ]
}

/** Who brought a deal, in words. */
export function originName(origin: InsightFigures['origins'][number]['origin']): string {
  switch (origin) {
    case 'AWS Referral':
      return 'AWS'
    case 'Partner Referral':
      return 'Us'
    case undefined:
      return 'Not known yet'
  }
}

function conversionSheet({ conversion }: InsightFigures): Sheet {
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  return [
    ['Stage', 'Stays', 'Advanced', 'Moved back', 'Lost', 'Still there', 'Advanced, %', 'Median days'],
    ...conversion.map((row) => [
      row.stage,
      ...[row.stays, row.advanced, row.movedBack, row.lost, row.remaining].map(String),
      text(conversionPercent(row)),
      text(row.medianDays),
    ]),
  ]
}

function reviewSheet({ reviews }: InsightFigures): Sheet {
  const { answered, approved, sentBack, rejected, approvalPercent, medianDays, reasons } = reviews
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  return [
    ['Figure', 'Reason', 'Value'],
    ['Answered by AWS', '', String(answered)],
    ['Approved', '', String(approved)],
    ['Sent back', '', String(sentBack)],
    ['Rejected', '', String(rejected)],
    ['Approved, %', '', text(approvalPercent)],
    ['Median days to the answer', '', text(medianDays)],
    ...reasons.map(({ reason, count }) => [
      'Sent back or rejected',
      reason ?? 'No reason given',
      String(count),
    ]),
  ]
}

function lostSheet(figures: InsightFigures): Sheet {
  const { lost } = figures
  const amounts = amountColumns(
    figures,
    lost.flatMap(({ value }) => value),
  )
  return [
    ['Reason', 'Deals', ...amounts.heads('Lost')],
    ...lost.map(({ reason, count, value }) => [
      reason ?? 'No reason given',
      String(count),
      ...amounts.cells(value),
    ]),
  ]
}

const sheets: Record<SheetName, (figures: InsightFigures) => Sheet> = {
  forecast: forecastSheet,
  hygiene: hygieneSheet,
  origin: originSheet,
  conversion: conversionSheet,
  reviews: reviewSheet,
  lost: lostSheet,
}

/** One figure as a table: what screens show of it, to download and to copy. */
export function sheetOf(figures: InsightFigures, name: SheetName): Sheet {
  return sheets[name](figures)
}
