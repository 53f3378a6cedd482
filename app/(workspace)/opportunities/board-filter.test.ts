import { describe, expect, test } from 'vitest'
import { type BoardFilter, filterOf, isFiltering, noFilter, paramsOf, toPipelineFilter } from './board-filter'

const everything: BoardFilter = {
  text: 'müller & söhne',
  owner: 'ana@tandem.example',
  review: ['Submitted', 'Action Required'],
  overdue: true,
}

describe('the filter in the address', () => {
  test('comes back from the address as it went in', () => {
    expect(filterOf(new URLSearchParams(paramsOf(everything).toString()))).toEqual(everything)
  })

  test('is an empty address when nothing filters', () => {
    expect(paramsOf(noFilter).toString()).toBe('')
    expect(filterOf(new URLSearchParams(''))).toEqual(noFilter)
  })

  test('says the same filter in the same words, in whatever order it was chosen', () => {
    const chosenBackwards: BoardFilter = { ...everything, review: ['Action Required', 'Submitted'] }
    expect(paramsOf(chosenBackwards).toString()).toBe(paramsOf(everything).toString())
  })

  test('ignores what it does not understand', () => {
    expect(filterOf(new URLSearchParams('review=Blessed&overdue=yes&page=4'))).toEqual(noFilter)
  })

  test('cuts a text that nobody typed', () => {
    expect(filterOf(new URLSearchParams({ q: 'x'.repeat(5000) })).text).toHaveLength(200)
  })

  test('does not count blanks as a search', () => {
    expect(isFiltering({ ...noFilter, text: '   ' })).toBe(false)
    expect(isFiltering({ ...noFilter, overdue: true })).toBe(true)
  })
})

describe('the filter for the mirror', () => {
  test('names the reader where the address says me', () => {
    expect(toPipelineFilter({ ...noFilter, owner: 'me' }, 'ana@tandem.example')).toEqual({
      owner: 'ana@tandem.example',
    })
  })

  test('leaves out what does not filter', () => {
    expect(toPipelineFilter(noFilter, 'ana@tandem.example')).toEqual({})
  })

  test('carries every part', () => {
    expect(toPipelineFilter(everything, 'marc@tandem.example')).toEqual({
      text: 'müller & söhne',
      owner: 'ana@tandem.example',
      reviewStatus: ['Submitted', 'Action Required'],
      overdue: true,
    })
  })
})
