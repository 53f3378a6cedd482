import { describe, expect, test } from 'vitest'
import { createPager, pagerOf } from './paging'

const query = { Catalog: 'Sandbox', LifeCycleStage: ['Prospect'], MaxResults: 20 }
const pager = createPager('secret')
const token = pager.write('ListOpportunities', query, { key: 1_700_000_000_000, number: 5_000_003 })

const readWith = (input: object, operation = 'ListOpportunities') => pager.read(operation, input)

describe('a next token', () => {
  test('leads back to where it was given', () => {
    expect(readWith({ ...query, NextToken: token })).toEqual({ key: 1_700_000_000_000, number: 5_000_003 })
  })

  test('may come with another page size', () => {
    expect(readWith({ ...query, MaxResults: 100, NextToken: token })).toBeDefined()
  })

  test('survives a restart with the same secret', () => {
    expect(createPager('secret').read('ListOpportunities', { ...query, NextToken: token })).toBeDefined()
  })

  test.each([
    ['another filter', { ...query, LifeCycleStage: ['Qualified'], NextToken: token }],
    ['another catalog', { ...query, Catalog: 'AWS', NextToken: token }],
    ['another sort', { ...query, Sort: { SortBy: 'Identifier', SortOrder: 'ASCENDING' }, NextToken: token }],
    ['a changed position', { ...query, NextToken: `A${token.slice(1)}` }],
    ['something added', { ...query, NextToken: `${token}!` }],
    ['nonsense', { ...query, NextToken: 'nonsense' }],
    ['nothing in it', { ...query, NextToken: '' }],
  ])('is refused with %s', (_what, input) => {
    expect(() => readWith(input)).toThrowError(expect.objectContaining({ type: 'ValidationException' }))
  })

  test('is refused for another account', () => {
    const [mine, theirs] = [pagerOf(pager, '111122223333'), pagerOf(pager, '444455556666')]
    const given = mine.write('ListOpportunities', query, { key: 1, number: 2 })
    expect(mine.read('ListOpportunities', { ...query, NextToken: given })).toEqual({ key: 1, number: 2 })
    expect(() => theirs.read('ListOpportunities', { ...query, NextToken: given })).toThrow()
  })

  test('is refused by another operation', () => {
    expect(() => readWith({ ...query, NextToken: token }, 'ListSolutions')).toThrow()
  })
})
