/**
 * AWS sends amounts as decimal strings with up to 31 integer digits and two decimals (`Amount` in the model). We keep the
 * string, and count in integer minor units as bigint: a float loses cents, an int64 overflows.
 */
const amountPattern = /^(0|[1-9][0-9]{0,30})(?:\.([0-9]{0,2}))?$/

/** `"12000.5"` → `1200050n`. Returns undefined for the empty string and anything AWS would not accept as an amount. */
export function toMinorUnits(amount: string | undefined | null): bigint | undefined {
  const match = amount ? amountPattern.exec(amount) : null
  if (!match) return undefined
  return BigInt(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`)
}

/** `1200050n` → `"12000.50"`, the form AWS takes. */
export function toAmount(minorUnits: bigint): string {
  const digits = minorUnits.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A sum in one currency. `minorUnits` is a decimal integer string, so that it crosses JSON unharmed. */
export interface Money {
  currency: string
  minorUnits: string
}

/** Adds up per currency, most frequent use first kept stable by name: USD and EUR never become one number. */
export function sumByCurrency(parts: Iterable<Money>): Money[] {
  const sums = new Map<string, bigint>()
  for (const { currency, minorUnits } of parts) {
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minorUnits))
  }
  return [...sums]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([currency, minorUnits]) => ({ currency, minorUnits: minorUnits.toString() }))
}

/**
 * `{USD, "21000000"}` → `"USD 210,000"`, the number in the reader's locale. By its code: a dollar sign does not tell whose
 * dollars.
 * The number formatter takes decimal strings exactly, so a 31-digit amount still prints right.
 */
export function formatMoney(money: Money, locale = 'en-US'): string {
  const negative = money.minorUnits.startsWith('-')
  const amount = toAmount(BigInt(negative ? money.minorUnits.slice(1) : money.minorUnits))
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  })
  return `${money.currency} ${format.format((negative ? `-${amount}` : amount) as `${number}`)}`
}
