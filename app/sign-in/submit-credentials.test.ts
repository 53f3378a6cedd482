// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { submitCredentials } from './submit-credentials'

afterEach(() => vi.unstubAllGlobals())

/** A server that gives out a token and then answers the credentials. */
function answer(body: unknown, status = 200) {
  const fetch = vi.fn(async (path: string, _init?: RequestInit) =>
    path === '/api/auth/csrf' ? Response.json({ csrfToken: 'token' }) : Response.json(body, { status }),
  )
  vi.stubGlobal('fetch', fetch)
  return fetch
}

test('sends the credentials with the token it was given', async () => {
  const fetch = answer({ url: 'http://127.0.0.1:3000/' })
  expect(await submitCredentials('ana@example.com', 'a&b=c')).toEqual({ kind: 'signed-in' })
  const sent = fetch.mock.calls[1]?.[1]?.body as URLSearchParams
  expect(Object.fromEntries(sent)).toEqual({
    csrfToken: 'token',
    email: 'ana@example.com',
    password: 'a&b=c',
    json: 'true',
  })
})

test.each([
  ['a wrong password', 'CredentialsSignin', { kind: 'refused' }],
  ['a slowed-down attempt', 'wait:900', { kind: 'wait', seconds: 900 }],
  ['an error we do not know', 'wait:soon', { kind: 'refused' }],
])('reads %s out of the address', async (_what, error, result) => {
  answer({ url: `http://127.0.0.1:3000/sign-in?error=${encodeURIComponent(error)}` }, 401)
  expect(await submitCredentials('ana@example.com', 'x')).toEqual(result)
})

test('a server that does not answer, or not in JSON, is unreachable', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await submitCredentials('ana@example.com', 'x')).toEqual({ kind: 'unreachable' })
  vi.stubGlobal('fetch', async () => new Response('<html>Bad gateway</html>', { status: 502 }))
  expect(await submitCredentials('ana@example.com', 'x')).toEqual({ kind: 'unreachable' })
})
