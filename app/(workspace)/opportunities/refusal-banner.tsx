import Link from 'next/link'
import { Banner } from '@/components/ui/banner'
import { Button, buttonStyle } from '@/components/ui/button'
import type { RefusedMove } from './use-moves'

/** Over the board, not above it: nothing on the screen moves when AWS says no. */
export function RefusalBanner({
  refused,
  onRetry,
  onDismiss,
}: {
  refused: RefusedMove
  onRetry: () => void
  onDismiss: () => void
}) {
  return (
    <div className="pointer-events-none absolute inset-x-3 bottom-3 z-10 mx-auto max-w-2xl">
      <Banner
        tone="danger"
        title={refused.title}
        details={refused.details}
        className="pointer-events-auto shadow-lg"
        actions={
          <>
            {refused.isMendable ? (
              <Link href={`/opportunities/${refused.card.id}`} className={buttonStyle({ size: 'sm' })}>
                Open deal
              </Link>
            ) : null}
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
            <Button size="sm" variant="ghost" onClick={onDismiss}>
              Dismiss
            </Button>
          </>
        }
      >
        {refused.text}
      </Banner>
    </div>
  )
}
