import type { SheetName } from '@/lib/insight/sheets'
import { addDays, isPlainDate, type PlainDate } from '@/lib/opportunity/plain-date'
import { type BoardFilter, filterOf, noFilter, paramsOf } from '../opportunities/board-filter'

/**
 * What insights show, as the address says it: `?owner=me&since=30&currency=USD`. `period` is a number of days, `all`, or
 * the day it begins on; `currency` is the one to tell figures in, empty for each by itself.
 */
export interface InsightView {
  filter: BoardFilter
  period: string
  currency: string
}

/** Days, and what they are called. */
export const periods = [
  { value: '30', label: 'Last 30 days' },
  { value: '90', label: 'Last 90 days' },
  { value: '365', label: 'Last 12 months' },
  { value: 'all', label: 'All there is' },
] as const

export const usualPeriod = '90'

export const everything: InsightView = { filter: noFilter, period: usualPeriod, currency: '' }

function isPeriod(text: string): boolean {
  return periods.some(({ value }) => value === text) || isPlainDate(text)
}

/** Reads the view out of an address. What it does not understand is as if it were not there. */
export function insightViewOf(params: URLSearchParams): InsightView {
  const period = params.get('since') ?? ''
  const currency = params.get('currency') ?? ''
  return {
    filter: filterOf(params),
    period: isPeriod(period) ? period : usualPeriod,
    currency: /^[A-Z]{3}$/.test(currency) ? currency : '',
  }
}

/** The view as the address carries it: always the same text for the same view, without what goes without saying. */
export function insightParams({ filter, period, currency }: InsightView): URLSearchParams {
  const params = paramsOf(filter)
  if (period !== usualPeriod) params.set('since', period)
  if (currency) params.set('currency', currency)
  return params
}

/** The first day of a period; undefined for all there is. */
export function firstDay(period: string, today: PlainDate): PlainDate | undefined {
  if (period === 'all') return undefined
  return isPlainDate(period) ? period : addDays(today, -Number(period))
}

/** Where a figure is downloaded as this view shows it. */
export function csvHref(view: InsightView, figure: SheetName): string {
  const params = insightParams(view)
  params.set('figure', figure)
  return `/api/insights/csv?${params}`
}
