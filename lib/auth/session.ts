import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { NextAuthOptions } from 'next-auth'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { env } from '@/lib/env'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { services } from '@/lib/services'
import { createAuthOptions } from './config'
import { liveUser } from './live-user'
import type { Role } from './roles'
import { sessionCookieName } from './session-cookie'
import { pathHeader, signInPath } from './sign-in-path'

export interface Session {
  userId: string
  name: string
  email: string
  role: Role
  catalog: Catalog
}

/** next-auth's options for this process. */
export async function authOptions(): Promise<NextAuthOptions> {
  const { users } = await services()
  const { authSecret, authUrl } = env()
  return createAuthOptions({ users, secret: authSecret, url: authUrl })
}

/**
 * Who is asking, or null: no cookie, an expired or forged one, or a user who was disabled or changed since signing in.
 * For actions and GET routes, which answer for themselves. Read once per request.
 */
export const getSession = cache(async (): Promise<Session | null> => {
  // The build tries each page until it asks for the request; that must come before any database is opened.
  await headers()
  const signedIn = await getServerSession(await authOptions())
  if (!signedIn) return null
  const { users, catalog } = await services()
  const user = await liveUser(users, signedIn)
  if (!user) return null
  return { userId: user.id, name: user.name, email: user.email, role: user.role, catalog }
})

/**
 * Who is asking, for pages: without a session the browser goes to the sign-in page and comes back here afterwards.
 * A layout's check does not protect its pages, so every page calls this itself.
 */
export async function requireSession(): Promise<Session> {
  const session = await getSession()
  if (session) return session
  const callbackUrl = (await headers()).get(pathHeader) ?? undefined
  const expired = (await cookies()).has(sessionCookieName(env().authUrl))
  redirect(signInPath({ callbackUrl, expired }))
}
