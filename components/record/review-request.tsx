import { MessageSquareWarning } from 'lucide-react'
import { LocalTime } from '@/components/ui/local-time'

export interface ReviewRequestProps {
  /** `ReviewStatusReason`. */
  reason?: string
  /** `ReviewComments`. */
  comments?: string
  /** When Tandem first saw it waiting: AWS does not say when it decided. */
  since?: string
}

/** What AWS asks for, in its own words. Somebody else's text: shown as it is, never as markup or links. */
export function ReviewRequest({ reason, comments, since }: ReviewRequestProps) {
  return (
    // The canvas around it hides what scrolls past.
    <section
      aria-label="What AWS asks for"
      className="z-10 bg-canvas md:sticky md:top-0 md:-mt-3 md:mb-1 md:py-3"
    >
      <div className="flex gap-3 rounded-lg border border-warning-line bg-warning-soft px-4 py-3">
        <MessageSquareWarning aria-hidden className="mt-0.5 size-4 shrink-0 text-warning-text" />
        <div className="min-w-0 space-y-1">
          <h2 className="font-semibold text-base text-warning-text">{reason || 'AWS asks for a change'}</h2>
          <p className="max-h-48 overflow-y-auto whitespace-pre-line break-words text-base text-ink">
            {comments || 'AWS left no comment. Check the fields below and send it back.'}
          </p>
          {since ? (
            <p className="text-muted text-xs">
              Waiting since <LocalTime instant={since} format="date" />
            </p>
          ) : null}
        </div>
      </div>
    </section>
  )
}
