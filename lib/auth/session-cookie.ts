const plainName = 'next-auth.session-token'

/** Whether this address is reached over https, and so its cookies are kept off http. */
export function isSecure(url: string): boolean {
  return url.startsWith('https:')
}

/** The cookie that carries the session. Behind https its prefix makes browsers refuse it over http. */
export function sessionCookieName(url: string): string {
  return isSecure(url) ? `__Secure-${plainName}` : plainName
}

/** Both names, for those who do not know the address. */
export const sessionCookieNames = [plainName, `__Secure-${plainName}`] as const

/** What to set so that the browser drops a cookie: with other attributes it would keep the `__Secure-` one. */
export function expiredCookie(name: string) {
  const secure = name.startsWith('__Secure-')
  return { name, value: '', maxAge: 0, path: '/', httpOnly: true, sameSite: 'lax', secure } as const
}
