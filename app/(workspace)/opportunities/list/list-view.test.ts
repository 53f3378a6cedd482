import { describe, expect, test } from 'vitest'
import { sortedBy, viewOf, viewParams, wholeList } from './list-view'

const read = (search: string) => viewOf(new URLSearchParams(search))
const written = (search: string) => viewParams(read(search)).toString()

describe('the list’s address', () => {
  test('says nothing of the view that everybody starts with', () => {
    expect(read('')).toEqual(wholeList)
    expect(viewParams(wholeList).toString()).toBe('')
  })

  test('carries filter, order and page, always in the same words', () => {
    expect(written('page=3&dir=desc&sort=closeDate&overdue=1&q=acme')).toBe(
      'q=acme&overdue=1&sort=closeDate&dir=desc&page=3',
    )
  })

  test.each(['sort=password', 'page=0', 'page=-2', 'page=1.5', 'page=NaN', 'dir=sideways', 'page=9e99'])(
    'ignores what it does not understand: %s',
    (search) => expect(read(search)).toEqual(wholeList),
  )
})

describe('a press on a title', () => {
  test('sorts by it from the first page, and again turns it round', () => {
    const once = sortedBy({ ...wholeList, page: 4 }, 'closeDate')
    expect(once).toMatchObject({ by: 'closeDate', descending: false, page: 1 })
    expect(sortedBy(once, 'closeDate').descending).toBe(true)
    expect(sortedBy(once, 'modified').descending).toBe(true)
  })
})
