import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { config, proxy } from '@/proxy'

function visit(path: string, headers: Record<string, string> = {}): Response {
  return proxy(
    new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { host: '127.0.0.1:3000', ...headers } }),
  )
}

test('without a session cookie a page leads to sign-in and back', () => {
  const response = visit('/opportunities/O1?tab=aws')
  expect(response.status).toBe(307)
  expect(response.headers.get('location')).toBe(
    'http://127.0.0.1:3000/sign-in?callbackUrl=%2Fopportunities%2FO1%3Ftab%3Daws',
  )
})

test('without a session cookie an action is let through, to answer for itself', () => {
  const request = new NextRequest('http://127.0.0.1:3000/opportunities/O1', {
    method: 'POST',
    headers: { host: '127.0.0.1:3000', 'next-action': '7f00' },
  })
  expect(proxy(request).headers.get('x-middleware-next')).toBe('1')
})

test.each(['next-auth.session-token=x', '__Secure-next-auth.session-token=x'])(
  'with %s it is served',
  (cookie) => {
    const response = visit('/opportunities', { cookie })
    expect(response.headers.get('x-middleware-next')).toBe('1')
  },
)

test('pages learn their own path from us, whatever the browser claims', () => {
  const response = visit('/opportunities?owner=a', {
    cookie: 'next-auth.session-token=x',
    'x-tandem-path': '//evil',
  })
  expect(response.headers.get('x-middleware-request-x-tandem-path')).toBe('/opportunities?owner=a')
})

test.each([
  ['/', true],
  ['/opportunities', true],
  ['/opportunities/O1', true],
  ['/action-required', true],
  ['/sign-in', false],
  ['/api/partner-central', false],
  ['/api/partner-central/', false],
  ['/api/health', false],
  ['/_next/static/chunks/a.js', false],
  ['/icon.svg', false],
])('%s is looked at: %s', (path, looked) => {
  const pattern = new RegExp(`^${config.matcher[0]}$`)
  expect(pattern.test(path)).toBe(looked)
})
