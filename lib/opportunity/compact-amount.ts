import { rememberedFormat } from './remembered-format'

const digits = 3
const units = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
] as const

const format = rememberedFormat(
  (locale, signDisplay: 'auto' | 'exceptZero') =>
    new Intl.NumberFormat(locale, { maximumSignificantDigits: digits, signDisplay }),
)

/**
 * A decimal string to three digits that matter: `42K`, `1.5M`, `980`; in the reader's own digits and decimal sign.
 * The letters are ours: Intl's compact forms (`1.5m`, `1,5 M`) differ between a server's version and a browser's, and a
 * page whose text differs from what the server drew is drawn anew.
 * @param signDisplay As `Intl.NumberFormat` has it.
 */
export function compactAmount(
  amount: string,
  locale: string,
  signDisplay: 'auto' | 'exceptZero' = 'auto',
): string {
  // Rounded first, so that 999,950 is a million.
  const rounded = Number(Number(amount).toPrecision(digits))
  const [unit, letter] = units.find(([least]) => Math.abs(rounded) >= least) ?? [1, '']
  return format(locale, signDisplay).format(rounded / unit) + letter
}
