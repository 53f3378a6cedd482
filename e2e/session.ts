import { request } from '@playwright/test'
import type { DemoAccount } from '@/lib/auth/demo-accounts'

interface Cookie {
  name: string
  value: string
  url: string
}

const known = new Map<string, Promise<Cookie>>()

/**
 * A session cookie for that account, made once per worker: hashing a password takes its time on purpose. Each worker
 * claims an address of its own, so that a test that types wrong passwords slows down nobody else.
 */
export function sessionCookie(baseURL: string, account: DemoAccount): Promise<Cookie> {
  const key = `${baseURL} ${account.email}`
  const cookie = known.get(key) ?? signInByHttp(baseURL, account)
  known.set(key, cookie)
  return cookie
}

async function signInByHttp(baseURL: string, { email, password }: DemoAccount): Promise<Cookie> {
  const address = `10.0.${process.env.TEST_PARALLEL_INDEX ?? 0}.1`
  const http = await request.newContext({ baseURL, extraHTTPHeaders: { 'x-forwarded-for': address } })
  try {
    const { csrfToken } = await (await http.get('/api/auth/csrf')).json()
    await http.post('/api/auth/callback/credentials', { form: { csrfToken, email, password, json: 'true' } })
    const { cookies } = await http.storageState()
    const session = cookies.find(({ name }) => name.endsWith('session-token'))
    if (!session) throw new Error(`Signing in as ${email} set no session cookie`)
    return { name: session.name, value: session.value, url: baseURL }
  } finally {
    await http.dispose()
  }
}
