import { type NextRequest, NextResponse } from 'next/server'
import { sessionCookieNames } from './lib/auth/session-cookie'
import { pathHeader, signInPath } from './lib/auth/sign-in-path'

/**
 * Sends browsers without a session cookie to the sign-in page before anything is rendered, and tells pages their own
 * path. A convenience, not the guard: whether the cookie is worth anything is asked by each page, action and route.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  if (!sessionCookieNames.some((name) => request.cookies.has(name)) && !isAction(request)) {
    return NextResponse.redirect(
      new URL(signInPath({ callbackUrl: `${pathname}${search}` }), originOf(request)),
    )
  }
  const headers = new Headers(request.headers)
  headers.set(pathHeader, `${pathname}${search}`)
  return NextResponse.next({ request: { headers } })
}

/** An action answers "signed out" itself, so that a form can say so and keep its text; a redirect it could not read. */
function isAction(request: NextRequest): boolean {
  return request.method === 'POST' && request.headers.has('next-action')
}

/** As the browser wrote it: Next calls every loopback address localhost, which has no cookies of 127.0.0.1. */
function originOf(request: NextRequest): string {
  const { protocol, host } = request.nextUrl
  return `${protocol}//${request.headers.get('host') ?? host}`
}

// Not the API, which answers 401 itself and whose signatures cover its headers; not files; not the sign-in page.
export const config = { matcher: ['/((?!api/|_next/|sign-in|[^/]+\\.[a-z]+$).*)'] }
