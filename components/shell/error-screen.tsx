'use client'

import { CloudAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** What `error.tsx` is given: in production only a digest, which the server's log has too. */
export interface ErrorScreenProps {
  error: Error & { digest?: string }
  retry: () => void
}

/** See `DatabaseUnavailableError`. */
const databaseAway = 'database-away'

export function ErrorScreen({ error, retry }: ErrorScreenProps) {
  const isAway = error.digest === databaseAway
  return (
    <EmptyState
      icon={CloudAlert}
      heading="h1"
      title={isAway ? 'Tandem’s database cannot be reached' : 'This page could not be shown'}
      action={
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      }
      className="pt-[18vh]"
    >
      <p>
        {isAway
          ? 'Everything you have saved is safe. Try again in a moment; if it stays so, tell whoever runs Tandem for you.'
          : 'Something went wrong on our side. If trying again does not help, tell whoever runs Tandem for you.'}
      </p>
      {error.digest && !isAway ? <p className="mt-2 font-mono text-xs">Reference {error.digest}</p> : null}
    </EmptyState>
  )
}
