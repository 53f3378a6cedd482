import { compactAmount } from '@/lib/opportunity/compact-amount'
import { type Money, toAmount } from '@/lib/opportunity/money'

/** `-1200050n` → `"-1200.50"`. */
export function signedAmount(minorUnits: bigint): string {
  return minorUnits < 0n ? `-${toAmount(-minorUnits)}` : toAmount(minorUnits)
}

/**
 * An amount without its currency, which stands beside it: `42K` or `42,000.5`.
 * @param sign Writes a plus, too: for what was added.
 */
export function amountWords(
  minorUnits: bigint,
  { locale, style = 'compact', sign }: { locale: string; style?: 'compact' | 'full'; sign?: true },
): string {
  const amount = signedAmount(minorUnits)
  const signDisplay = sign ? 'exceptZero' : 'auto'
  const full = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay })
  // The formatter takes a decimal string exactly; a number would lose cents of a large sum.
  const text =
    style === 'compact' ? compactAmount(amount, locale, signDisplay) : full.format(amount as `${number}`)
  return text.replace('-', '−')
}

/** `USD 42K · EUR 1.5K`, per currency; with signs for what was added: `USD +42K`. */
export function sumWords(
  sums: readonly Money[],
  words: { locale: string; style?: 'compact' | 'full'; sign?: true },
): string {
  return sums
    .map(({ currency, minorUnits }) => `${currency} ${amountWords(BigInt(minorUnits), words)}`)
    .join(' · ')
}

/** `1 deal`, `1,204 deals`. */
export function dealWords(count: number, locale: string): string {
  return count === 1 ? '1 deal' : `${new Intl.NumberFormat(locale).format(count)} deals`
}
