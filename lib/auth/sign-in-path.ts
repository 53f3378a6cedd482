import type { Route } from 'next'

/** Where a signed-in user starts. */
export const homePath = '/opportunities'

/** The request header in which proxy.ts tells pages their own path, which Next does not. */
export const pathHeader = 'x-tandem-path'

/**
 * The path to go to after signing in, out of an untrusted `callbackUrl`: a path of this site, or home. Anything that a
 * browser might read as another origin (`//evil`, `/\evil`, a scheme, control characters) goes home.
 */
export function safeCallback(callbackUrl: string | undefined | null): Route {
  if (!callbackUrl?.startsWith('/') || callbackUrl.length > 2000) return homePath
  const here = 'http://tandem.invalid'
  if (!URL.canParse(callbackUrl, here)) return homePath
  const url = new URL(callbackUrl, here)
  if (url.origin !== here || url.pathname.startsWith('//')) return homePath
  if (['/', '/sign-in'].includes(url.pathname) || url.pathname.startsWith('/api/')) return homePath
  return `${url.pathname}${url.search}${url.hash}` as Route
}

/** The sign-in page's address. `expired` makes it say that a session ended. */
export function signInPath({ callbackUrl, expired }: { callbackUrl?: string; expired?: boolean }): Route {
  const query = new URLSearchParams()
  const target = safeCallback(callbackUrl)
  if (target !== homePath) query.set('callbackUrl', target)
  if (expired) query.set('expired', '1')
  return (query.size > 0 ? `/sign-in?${query}` : '/sign-in') as Route
}
