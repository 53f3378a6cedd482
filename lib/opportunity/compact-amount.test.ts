import { expect, test } from 'vitest'
import { compactAmount } from './compact-amount'

test.each([
  ['0', '0'],
  ['980', '980'],
  ['12.5', '12.5'],
  ['999.96', '1K'],
  ['42000', '42K'],
  ['12345', '12.3K'],
  ['999950', '1M'],
  ['1125000.00', '1.13M'],
  ['3640000', '3.64M'],
  ['-1500000', '-1.5M'],
  ['2500000000', '2.5B'],
  ['999999999999999.99', '1,000T'],
])('%s is %s', (amount, words) => {
  expect(compactAmount(amount, 'en')).toBe(words)
})

test('has the reader’s decimal sign and the same letters everywhere', () => {
  expect(compactAmount('3640000', 'en-GB')).toBe('3.64M')
  expect(compactAmount('3640000', 'de-DE')).toBe('3,64M')
  expect(compactAmount('3640000', 'es-ES')).toBe('3,64M')
})

test('says what was added with its sign', () => {
  expect(compactAmount('42000', 'en', 'exceptZero')).toBe('+42K')
  expect(compactAmount('0', 'en', 'exceptZero')).toBe('0')
})
