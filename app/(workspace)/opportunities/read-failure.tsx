import Link from 'next/link'
import { Banner } from '@/components/ui/banner'
import { Button, buttonStyle } from '@/components/ui/button'
import { ReadError } from './queries'

/** @param what Is not there. @param isStale Whether an earlier reading is still on the screen. */
export function ReadFailure({
  error,
  what = 'board',
  isStale,
  onRetry,
}: {
  error: Error
  what?: 'board' | 'list' | 'insights'
  isStale: boolean
  onRetry: () => void
}) {
  if (error instanceof ReadError && error.status === 401) {
    return (
      <Banner
        tone="warning"
        title="You have been signed out"
        className="mx-4 mt-3"
        actions={
          <Link href="/sign-in?callbackUrl=/opportunities" className={buttonStyle({ size: 'sm' })}>
            Sign in
          </Link>
        }
      >
        Sign in again to see what has changed since.
      </Banner>
    )
  }
  return (
    <Banner
      tone="warning"
      title={`The ${what} cannot be read right now`}
      className="mx-4 mt-3"
      actions={
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {isStale
        ? 'What you see is how it was a moment ago. It updates by itself once Tandem can be reached.'
        : 'Tandem could not be reached.'}
    </Banner>
  )
}
