import { type Money, sumByCurrency } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { dividedHalfEven } from './half-even'

/** From `asOf` on, one unit of `currency` is worth `rate` (a decimal string) units of the base currency. */
export interface ExchangeRate {
  currency: string
  rate: string
  asOf: PlainDate
}

/** What the manager has set. A currency may have a rate for every time; `base` needs none. */
export interface RateTable {
  base: string
  rates: readonly ExchangeRate[]
}

/**
 * Sums of several currencies as one. `apart` has no rate on that day and is not in `total`; whoever shows the total names
 * it beside. `used` are the rates behind the total, to be shown with it.
 */
export interface Exchanged {
  total: Money
  used: ExchangeRate[]
  apart: Money[]
}

const ratePattern = /^(0|[1-9]\d{0,11})(?:\.(\d{1,12}))?$/

/** A rate as a fraction of whole numbers. Undefined for what is not a decimal above zero with at most 12 decimals. */
function fraction(rate: string): { numerator: bigint; denominator: bigint } | undefined {
  const [matched, whole = '', decimals = ''] = ratePattern.exec(rate) ?? []
  if (matched === undefined) return undefined
  const numerator = BigInt(`${whole}${decimals}`)
  return numerator === 0n ? undefined : { numerator, denominator: 10n ** BigInt(decimals.length) }
}

/** Whether the text can be set as a rate: `"1.0837"`. */
export function isRate(text: string): boolean {
  return fraction(text) !== undefined
}

/** The rate that holds on a day: the youngest that is not younger than the day. */
export function rateOn(
  rates: readonly ExchangeRate[],
  currency: string,
  day: PlainDate,
): ExchangeRate | undefined {
  return rates
    .filter((rate) => rate.currency === currency && rate.asOf <= day)
    .reduce<ExchangeRate | undefined>(
      (best, rate) => (best && best.asOf > rate.asOf ? best : rate),
      undefined,
    )
}

/**
 * An amount at a rate, in minor units, rounded once, half to even. AWS writes every currency's amounts with two decimals,
 * so a minor unit is a hundredth on both sides.
 * @throws RangeError when `rate` is none (see `isRate`).
 */
export function exchangedMinorUnits(minorUnits: string, rate: string): bigint {
  const by = fraction(rate)
  if (!by) throw new RangeError('Not a rate')
  return dividedHalfEven(BigInt(minorUnits) * by.numerator, by.denominator)
}

/**
 * Sums in the base currency. Each currency is added up first and exchanged once, so that the total is off by at most half
 * a minor unit per currency.
 */
export function exchanged(sums: Iterable<Money>, { base, rates }: RateTable, day: PlainDate): Exchanged {
  const used: ExchangeRate[] = []
  const apart: Money[] = []
  let total = 0n
  for (const sum of sumByCurrency(sums)) {
    const rate = rateOn(rates, sum.currency, day)
    if (sum.currency === base) total += BigInt(sum.minorUnits)
    else if (rate) {
      total += exchangedMinorUnits(sum.minorUnits, rate.rate)
      used.push(rate)
    } else if (BigInt(sum.minorUnits) !== 0n) apart.push(sum)
  }
  return { total: { currency: base, minorUnits: total.toString() }, used, apart }
}
