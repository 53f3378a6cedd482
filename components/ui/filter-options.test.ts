import { expect, test } from 'vitest'
import { filterOptions } from './filter-options'

const countries = ['Angola', 'Curaçao', 'French Guiana', 'Guinea', 'Papua New Guinea'].map((label) => ({
  value: label,
  label,
}))

const found = (query: string) => filterOptions(countries, query).map((option) => option.label)

test('an empty query finds everything, in the given order', () => {
  expect(found('  ')).toEqual(countries.map((country) => country.label))
})

test('labels that begin with the query come first, then words that do, then the rest', () => {
  expect(found('gui')).toEqual(['Guinea', 'French Guiana', 'Papua New Guinea'])
  expect(found('a')).toEqual(['Angola', 'Curaçao', 'French Guiana', 'Guinea', 'Papua New Guinea'])
  expect(found('an')).toEqual(['Angola', 'French Guiana'])
})

test('accents and case do not matter', () => {
  expect(found('CURACAO')).toEqual(['Curaçao'])
})

test('keywords find an option too, after every label', () => {
  const options = [
    { value: 'GB', label: 'United Kingdom', keywords: 'GB England' },
    { value: 'BE', label: 'Belgium, not England' },
  ]
  expect(filterOptions(options, 'england').map((option) => option.value)).toEqual(['BE', 'GB'])
})

test('what nothing matches finds nothing', () => {
  expect(found('atlantis')).toEqual([])
})
