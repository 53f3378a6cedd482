import { expect, test } from 'vitest'
import { amountFromText } from '@/lib/opportunity/amount-text'
import { groupedAmount } from './grouped-amount'

test.each([
  ['182000.00', '182,000.00'],
  ['1250000', '1,250,000'],
  ['999', '999'],
  ['1000.5', '1,000.5'],
  ['', ''],
  ['12,500', '12,500'],
  ['12.500', '12.500'],
  ['twelve', 'twelve'],
])('%j is shown as %j', (amount, shown) => expect(groupedAmount(amount)).toBe(shown))

test.each(['182000.00', '1250000', '999', '123456789012345678901234567890.99'])(
  '%j comes back from what is shown',
  (amount) => expect(amountFromText(groupedAmount(amount))).toBe(amount),
)
