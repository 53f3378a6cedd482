import { signedAmount } from '@/components/charts/amount-words'
import type { Exchange, InsightFigures } from '@/lib/insight/figures'
import type { Money } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'

/** `12 Nov 2026` in the reader's order; the year is left out when it is that of `today`. */
export function dayText(day: PlainDate, today: PlainDate, locale: string): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4)
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
    timeZone: 'UTC',
  })
  return format.format(Date.parse(`${day}T00:00:00Z`))
}

/** An amount of one currency in full, without its code: `62,136.10` or `75,800`. A dash for none. */
export function amountText(sums: readonly Money[], currency: string, locale: string): string {
  const sum = sums.find((each) => each.currency === currency)
  if (!sum) return '–'
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  })
  // The formatter takes a decimal string exactly; a number would lose cents of a large sum.
  return format.format(signedAmount(BigInt(sum.minorUnits)) as `${number}`)
}

/** `EUR at 1.08 of 12 Nov`, for each rate that was used. */
export function rateTexts({ used }: Exchange, today: PlainDate, locale: string): string[] {
  return used.map(({ currency, rate, asOf }) => `${currency} at ${rate} of ${dayText(asOf, today, locale)}`)
}

/**
 * A sentence for figures of the past, whose deals closed on days that had other rates; nothing where none was exchanged.
 * Rates of those days would leave apart whatever closed before the first one was set.
 */
export function byTodaysRates(
  { exchange, today }: Pick<InsightFigures, 'exchange' | 'today'>,
  locale: string,
): string {
  if (!exchange || exchange.used.length === 0) return ''
  const rates = rateTexts(exchange, today, locale).join(', ')
  return ` All in ${exchange.base} by the rates that hold today: ${rates}.`
}

/** `38%`, or a dash when there is nothing to be a part of. */
export function percentText(percent: number | undefined): string {
  return percent === undefined ? '–' : `${percent}%`
}

export function countText(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count)
}
