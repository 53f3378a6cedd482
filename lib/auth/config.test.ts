import type { NextAuthOptions } from 'next-auth'
import type { CredentialsConfig } from 'next-auth/providers/credentials'
import { beforeEach, expect, test } from 'vitest'
import { openSqlite } from '@/lib/sql/sqlite'
import { createAuthOptions } from './config'
import { sessionCookieName } from './session-cookie'
import { openUsers, type Users } from './users'
import { waitError, waitSecondsOf } from './wait-error'

const ana = {
  email: 'ana@example.com',
  name: 'Ana Ruiz',
  role: 'seller',
  password: 'correct horse battery',
} as const

let users: Users

beforeEach(async () => {
  users = await openUsers(openSqlite(':memory:'))
  await users.add(ana)
})

const optionsAt = (url: string) => createAuthOptions({ users, secret: 's'.repeat(32), url })

/** next-auth keeps what it was given under `options` until it runs. */
function authorize(options: NextAuthOptions, input: Record<string, string>, forwarded = '10.0.0.1') {
  const provider = options.providers[0] as unknown as { options: CredentialsConfig }
  return provider.options.authorize(input, { headers: { 'x-forwarded-for': forwarded } })
}

test('the token remembers the user and their version, and the session reads both back', async () => {
  const { callbacks, ...options } = optionsAt('http://127.0.0.1:3000')
  const user = await authorize(options, ana)
  expect(user).toMatchObject({ email: 'ana@example.com', version: 1 })

  const token = await callbacks?.jwt?.({ token: { sub: user?.id }, user } as never)
  const later = await callbacks?.jwt?.({ token } as never)
  expect(await callbacks?.session?.({ session: {}, token: later } as never)).toEqual({
    userId: user?.id,
    version: 1,
  })
})

test('a refusal does not tell why', async () => {
  const options = optionsAt('http://127.0.0.1:3000')
  expect(await authorize(options, { ...ana, password: 'wrong horse battery' })).toBeNull()
  expect(await authorize(options, { ...ana, email: 'nobody@example.com' })).toBeNull()
  expect(await authorize(options, { email: ana.email })).toBeNull()
})

test('a slowed-down attempt says how long to wait', async () => {
  const options = optionsAt('http://127.0.0.1:3000')
  const wrong = { ...ana, password: 'wrong horse battery' }
  for (let guess = 0; guess < 5; guess++) await authorize(options, wrong)
  await expect(authorize(options, wrong)).rejects.toThrow(waitError(1))
  expect(waitSecondsOf(waitError(1))).toBe(1)
})

test('the address counted is the one the nearest hop added', async () => {
  const options = optionsAt('http://127.0.0.1:3000')
  for (let guess = 0; guess < 5; guess++) {
    await authorize(options, { email: `user${guess}@example.com`, password: 'x' }, `1.2.3.${guess}, 10.0.0.9`)
  }
  await expect(authorize(options, ana, '9.9.9.9, 10.0.0.9')).rejects.toThrow('wait:1')
  expect(await authorize(options, ana, '10.0.0.10')).toMatchObject({ email: 'ana@example.com' })
})

test('the cookie is out of reach of scripts and other sites, and of http once there is https', () => {
  expect(optionsAt('http://127.0.0.1:3000').cookies?.sessionToken).toEqual({
    name: 'next-auth.session-token',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false },
  })
  expect(optionsAt('https://tandem.example.com').cookies?.sessionToken).toEqual({
    name: '__Secure-next-auth.session-token',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
  })
  expect(sessionCookieName('https://tandem.example.com')).toBe('__Secure-next-auth.session-token')
})

test('a session lasts a working day', () => {
  expect(optionsAt('http://127.0.0.1:3000').session).toEqual({ strategy: 'jwt', maxAge: 8 * 60 * 60 })
})
