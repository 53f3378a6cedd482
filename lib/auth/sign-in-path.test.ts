import { expect, test } from 'vitest'
import { safeCallback, signInPath } from './sign-in-path'

test.each([
  '/opportunities/O1234',
  '/opportunities?text=acme&owner=ana%40tandem.example#top',
  '/action-required',
])('%s is where signing in goes back to', (path) => {
  expect(safeCallback(path)).toBe(path)
})

test.each([
  ['nothing', undefined],
  ['another site', 'https://evil.example/'],
  ['a protocol-relative address', '//evil.example/'],
  ['a backslash that browsers read as a slash', '/\\evil.example/'],
  ['a tab that browsers drop', '/\t/evil.example/'],
  ['dots that lead to a double slash', '/.//evil.example/'],
  ['a script', 'javascript:alert(1)'],
  ['a relative path', 'opportunities'],
  ['the front door', '/'],
  ['the sign-in page itself', '/sign-in?callbackUrl=/sign-in'],
  ['an endpoint', '/api/auth/signout'],
  ['an endless path', `/${'x'.repeat(2000)}`],
])('%s goes home instead', (_what, callbackUrl) => {
  expect(safeCallback(callbackUrl)).toBe('/opportunities')
})

test('the address says where to go on and whether a session ended', () => {
  expect(signInPath({})).toBe('/sign-in')
  expect(signInPath({ callbackUrl: '/opportunities' })).toBe('/sign-in')
  expect(signInPath({ callbackUrl: '/action-required?id=O1', expired: true })).toBe(
    '/sign-in?callbackUrl=%2Faction-required%3Fid%3DO1&expired=1',
  )
})
