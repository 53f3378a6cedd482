import { expect, test } from 'vitest'
import { readerLocale } from './reader-locale'

test.each([
  ['de-DE,de;q=0.9,en;q=0.8', 'de-DE'],
  ['en', 'en'],
  ['*', 'en'],
  ['not a language', 'en'],
  ['', 'en'],
  [null, 'en'],
])('%j is read as %s', (header, locale) => {
  expect(readerLocale(header)).toBe(locale)
})
