import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import * as z from 'zod'
import { isSecure, sessionCookieName } from './session-cookie'
import type { Users } from './users'
import { waitError } from './wait-error'

/** A working day; after it the seller signs in again. */
const sessionSeconds = 8 * 60 * 60

declare module 'next-auth' {
  interface Session {
    userId: string
    /** The user's version at sign-in: see `User`. */
    version: number
  }
  interface User {
    version: number
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    version: number
  }
}

const Attempt = z.object({ email: z.string().max(320), password: z.string().max(4096) })

/**
 * The nearest hop's address. A client can write the header itself when no proxy stands in front, which lets it dodge the
 * limit per address; the limit per account still holds.
 */
function addressOf(headers: Record<string, unknown> | undefined): string {
  const forwarded = headers?.['x-forwarded-for']
  return typeof forwarded === 'string' ? (forwarded.split(',').at(-1)?.trim() ?? '') : ''
}

/**
 * A token that cannot be read (forged, or of an earlier secret) is no session and no event. Of anything else the code
 * is enough: next-auth's details may hold what was sent.
 */
function logError(code: string): void {
  if (code !== 'JWT_SESSION_ERROR') console.error(`Sign-in failed inside next-auth: ${code}`)
}

/** How people sign in and what their session remembers. Pure: `session.ts` brings the store and the secret. */
export function createAuthOptions(setup: { users: Users; secret: string; url: string }): NextAuthOptions {
  const { users, secret, url } = setup
  const secure = isSecure(url)
  return {
    secret,
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: sessionCookieName(url),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    logger: { error: logError, warn: () => {}, debug: () => {} },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(input, request) {
          const attempt = Attempt.safeParse(input)
          if (!attempt.success) return null
          const signIn = await users.signIn({ ...attempt.data, address: addressOf(request.headers) })
          switch (signIn.outcome) {
            case 'signed-in': {
              const { id, name, email, version } = signIn.user
              return { id, name, email, version }
            }
            case 'wait':
              throw new Error(waitError(signIn.retryAfterSeconds))
            case 'refused':
              return null
          }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        return user ? { ...token, version: user.version } : token
      },
      session({ session, token }) {
        return { ...session, userId: token.sub ?? '', version: token.version }
      },
    },
  }
}
