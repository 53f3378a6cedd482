import type { Money } from '@/lib/opportunity/money'
import type { Waterfall } from '@/lib/pipeline/waterfall'
import { movementWords } from '@/lib/pipeline/words'
import { signedAmount } from './amount-words'
import { currenciesOf } from './waterfall-bars'

/** Names are not in it, so no cell can be a formula. Nothing stays an empty cell, so that columns add up. */
function cells(sums: readonly Money[], currencies: readonly string[]): string[] {
  return currencies.map((currency) => {
    const sum = sums.find((each) => each.currency === currency)
    return sum ? signedAmount(BigInt(sum.minorUnits)) : ''
  })
}

/**
 * The waterfall to paste into a spreadsheet: cells apart by tabs, amounts as plain decimals. Opening and changes add up to
 * closing; what deals that only moved are worth has columns of its own.
 */
export function waterfallText(waterfall: Waterfall): string {
  const { opening, closing, steps } = waterfall
  const currencies = currenciesOf(waterfall)
  const moved = [...new Set(steps.flatMap(({ worth }) => worth.map(({ currency }) => currency)))].sort()
  const rows = [
    ['', 'Deals', ...currencies, ...moved.map((currency) => `Worth of these deals, ${currency}`)],
    ['Opening', '', ...cells(opening, currencies), ...moved.map(() => '')],
    ...steps.map(({ kind, deals, delta, worth }) => [
      movementWords[kind],
      String(deals),
      ...cells(delta, currencies),
      ...cells(worth, moved),
    ]),
    ['Closing', '', ...cells(closing, currencies), ...moved.map(() => '')],
  ]
  return rows.map((row) => row.join('\t')).join('\n')
}
