import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { errorWords } from '@/components/ui/error-words'
import { LocalTime } from '@/components/ui/local-time'
import type { ActionError } from '@/lib/result'

export interface ReadFailureProps {
  failure: ActionError
  /** The age of what is shown instead. */
  readAt: string | null
  onRetry: () => void
}

/** The record on screen could not be read anew: what is shown, how old it is, and what that means for saving. */
export function ReadFailure({ failure, readAt, onRetry }: ReadFailureProps) {
  const { title, details } = errorWords(failure)
  return (
    <Banner
      tone="warning"
      title={title}
      details={details}
      actions={
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      You see Tandem’s copy
      {readAt ? (
        <>
          {' '}
          from <LocalTime instant={readAt} />
        </>
      ) : null}
      . You can go on reading and typing; saving works once AWS answers again.
    </Banner>
  )
}
