import { compactAmount } from '@/lib/opportunity/compact-amount'
import { type Money, toAmount } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { rememberedFormat } from '@/lib/opportunity/remembered-format'

const numberFormat = rememberedFormat(
  (locale, _style: 'full') => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
)

const dateFormat = rememberedFormat(
  (locale, style: 'day' | 'year') =>
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
  return spend
    .map(({ currency, minorUnits }) => {
      const amount = toAmount(BigInt(minorUnits))
      // The formatter takes a decimal string exactly; a number would lose cents of a large sum.
      const full = () => numberFormat(locale, 'full').format(amount as `${number}`)
      return `${currency} ${style === 'compact' ? compactAmount(amount, locale) : full()}/mo`
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
