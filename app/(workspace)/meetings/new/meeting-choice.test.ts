import { describe, expect, test } from 'vitest'
import { scopeKey } from '@/lib/meeting/scope'
import { choiceOf, choiceParams, everything, filterName, filterOf, scopeOf } from './meeting-choice'

const people = ['Ana', 'Ben', 'Cem', 'Dora'].map((name) => ({
  name,
  email: `${name.toLowerCase()}@tandem.example`,
}))
const reader = { me: 'ana@tandem.example', people, saved: [] }
const read = (search: string) => choiceOf(new URLSearchParams(search))

describe('the address', () => {
  test.each([
    '',
    'scope=7f0f2a54-2b47-4b6e-9c7f-0c3e5f1f0f11',
    'q=bank&owner=me&owner=ben%40tandem.example&review=Approved&overdue=1&since=2026-11-01T08%3A00%3A00.000Z',
  ])('carries a choice there and back: %s', (search) => {
    expect(choiceParams(read(search)).toString()).toBe(search)
  })

  test('leaves out what it does not understand', () => {
    expect(read('review=Wonderful&overdue=maybe&since=yesterday&owner=')).toEqual(everything)
  })

  test('takes a day that was typed by hand', () => {
    expect(read('since=2026-11-01').since).toBe('2026-11-01T00:00:00.000Z')
  })
})

describe('the scope', () => {
  test('of one’s own deals is the same as of oneself by name, and as of a team of one', () => {
    const key = (search: string) => scopeKey({ filter: filterOf(read(search), reader.me) })
    expect(key('owner=me')).toBe(key('owner=ana%40tandem.example'))
    expect(key('owner=me')).not.toBe(key('owner=ben%40tandem.example'))
  })

  test.each([
    ['', 'All deals'],
    ['owner=me', 'Ana'],
    ['owner=me&owner=ben%40tandem.example&overdue=1', 'Ana, Ben, overdue'],
    [
      'owner=me&owner=ben%40tandem.example&owner=cem%40tandem.example&owner=dora%40tandem.example',
      'Ana, Ben and 2 more',
    ],
    ['overdue=1', 'Overdue'],
    ['q=bank&review=Approved&review=Rejected', 'Approved or Rejected, “bank”'],
  ])('is named by what it keeps: %s', (search, name) => {
    expect(scopeOf(read(search), reader)?.name).toBe(name)
  })

  test('fits a name however long its parts are', () => {
    expect(filterName({ text: 'x'.repeat(200) }, people).length).toBeLessThanOrEqual(80)
  })

  test('that was saved and is gone is not quietly everything', () => {
    expect(scopeOf(read('scope=7f0f2a54-2b47-4b6e-9c7f-0c3e5f1f0f11'), reader)).toBeUndefined()
  })
})
