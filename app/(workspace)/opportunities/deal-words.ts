import { type Money, toAmount } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'

/** Making a formatter costs more than a hundred uses of it, and a board formats hundreds of amounts. */
function remembered<T>(make: (locale: string, style: string) => T): (locale: string, style: string) => T {
  const made = new Map<string, T>()
  return (locale, style) => {
    const key = `${locale} ${style}`
    const known = made.get(key) ?? make(locale, style)
    made.set(key, known)
    return known
  }
}

const numberFormat = remembered((locale, style) =>
  style === 'compact'
    ? new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 })
    : new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
)

const dateFormat = remembered(
  (locale, style) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      ...(style === 'year' ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    }),
)

/**
 * Monthly spend per currency: `USD 210K/mo · EUR 40K/mo` (compact) or `USD 12,500/mo`. Empty without any. Currencies go
 * by their code: a dollar sign does not tell whose dollars.
 */
export function monthlyWords(spend: readonly Money[], style: 'compact' | 'full', locale: string): string {
  const format = numberFormat(locale, style)
  return spend
    .map(({ currency, minorUnits }) => {
      // The formatter takes a decimal string exactly; a number would lose cents of a large sum.
      const amount = toAmount(BigInt(minorUnits)) as `${number}`
      return `${currency} ${format.format(amount)}/mo`
    })
    .join(' · ')
}

/** `28 Nov`, with the year when it is not this one. */
export function dayWords(date: PlainDate, today: PlainDate, locale: string): string {
  const style = date.slice(0, 4) === today.slice(0, 4) ? 'day' : 'year'
  return dateFormat(locale, style).format(Date.parse(`${date}T00:00:00Z`))
}

export function countWords(count: number, locale: string): string {
  return numberFormat(locale, 'full').format(count)
}
