import { waitSecondsOf } from '@/lib/auth/wait-error'

/** How a sign-in ended, for the form. `wait` is in whole seconds. */
export type SignInResult =
  | { kind: 'signed-in' }
  | { kind: 'refused' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'unreachable' }

/** next-auth answers with the address it would send the browser to; a refusal is written into its `error` parameter. */
function resultOf(address: string): SignInResult {
  const error = new URL(address, window.location.origin).searchParams.get('error')
  if (!error) return { kind: 'signed-in' }
  const seconds = waitSecondsOf(error)
  return seconds === undefined ? { kind: 'refused' } : { kind: 'wait', seconds }
}

/** Signs in by next-auth's two requests: a token against cross-site posts, then the credentials with it. */
export async function submitCredentials(email: string, password: string): Promise<SignInResult> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
    const response = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    })
    const { url } = (await response.json()) as { url?: string }
    return url ? resultOf(url) : { kind: 'unreachable' }
  } catch {
    return { kind: 'unreachable' }
  }
}
