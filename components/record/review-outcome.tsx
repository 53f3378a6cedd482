'use client'

import { ArrowRight, CircleCheck } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { Banner } from '@/components/ui/banner'
import { buttonStyle } from '@/components/ui/button'
import { ReviewPill } from '@/components/ui/review-pill'
import { type ReviewStatus, reviewMeaning } from '@/lib/opportunity/review'

export interface ReviewOutcomeProps {
  status: ReviewStatus
  /** Which review this is: 1 for the first, one more each time AWS has sent the deal back. */
  round: number
  /** The reader has just sent it: the cursor goes on to what comes next. */
  justSent: boolean
  recordHref: Route
  next?: { href: Route; company: string }
}

function headline(status: ReviewStatus, round: number): string {
  const underReview = status === 'Submitted' || status === 'In review'
  return underReview ? `Waiting for AWS, round ${round}` : `AWS has answered: ${status}`
}

/** In place of the form once the deal no longer waits for the partner. */
export function ReviewOutcome({ status, round, justSent, recordHref, next }: ReviewOutcomeProps) {
  const onward = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (justSent) onward.current?.focus()
  }, [justSent])
  return (
    <section aria-label="Review" className="rounded-lg border bg-surface px-5 py-8 shadow-sm">
      <div className="mx-auto flex max-w-md flex-col items-center gap-3 text-center">
        <CircleCheck aria-hidden className="size-8 text-success-text" />
        <div role="status">
          <h2 className="font-semibold text-lg">{headline(status, round)}</h2>
        </div>
        <ReviewPill status={status} />
        <p className="text-balance text-muted">{reviewMeaning(status)}</p>
        <div className="mt-2 flex flex-wrap justify-center gap-2">
          <Link ref={next ? undefined : onward} href={recordHref} className={buttonStyle()}>
            Open the opportunity
          </Link>
          {next ? (
            <Link ref={onward} href={next.href} className={buttonStyle({ variant: 'primary' })}>
              Next: {next.company}
              <ArrowRight aria-hidden />
            </Link>
          ) : null}
        </div>
      </div>
    </section>
  )
}

/** The edit is saved, but AWS did not take the deal back into review. */
export function ResubmissionRefused({ reason }: { reason: string }) {
  return (
    <Banner tone="danger" title="Your changes are saved, but AWS did not take the opportunity back">
      {reason}
    </Banner>
  )
}
