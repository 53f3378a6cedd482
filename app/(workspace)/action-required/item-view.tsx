'use client'

import { ArrowLeft, ExternalLink } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { AnswerForm } from '@/components/record/answer-form'
import { ReadFailure } from '@/components/record/read-failure'
import { RecordFormSkeleton } from '@/components/record/record-form-skeleton'
import { ResubmissionRefused, ReviewOutcome } from '@/components/record/review-outcome'
import { ReviewRequest } from '@/components/record/review-request'
import { editProgress } from '@/components/record/waiting-change'
import { WaitingNotice } from '@/components/record/waiting-notice'
import { Banner } from '@/components/ui/banner'
import type { OpportunityDraft } from '@/lib/opportunity/draft'
import { recordSpecs } from '@/lib/opportunity/record-specs'
import { stateOf } from '@/lib/opportunity/record-state'
import type { ActionResult } from '@/lib/result'
import type { KnownRecord } from '../opportunities/[id]/queries'
import type { Saved } from '../opportunities/[id]/saved'
import { useRecord } from '../opportunities/[id]/use-record'
import { notifyQueued } from '../opportunities/notify-queued'

interface SentBack extends Saved {
  /** Why AWS did not take it back into review, though the edit is saved. */
  refusal?: string
}

export interface ItemViewProps {
  id: string
  first: KnownRecord
  /** When it began to wait, as far as Tandem saw. */
  since?: string
  /** Which review an answer leads to. */
  round: number
  next?: { href: Route; company: string }
  readOnly?: string
  userId: string
  sendBack: (input: { id: string; seen: string; draft: OpportunityDraft }) => Promise<ActionResult<SentBack>>
}

/** Keeps the item in the address, so that it stays on screen when it leaves the queue. A phone shows the queue instead. */
function useAddressOf(id: string): void {
  useEffect(() => {
    const address = new URL(window.location.href)
    if (address.searchParams.has('item') || !window.matchMedia('(min-width: 48rem)').matches) return
    address.searchParams.set('item', id)
    window.history.replaceState(null, '', address)
  }, [id])
}

export function ItemView({ id, first, since, round, next, readOnly, userId, sendBack }: ItemViewProps) {
  const { record, failure, ownVersion, waiting, keep, movedOn, retry } = useRecord(id, first)
  const isOnItsWay = editProgress(waiting) === 'under way'
  const [refusal, setRefusal] = useState<string>()
  const [sent, setSent] = useState(false)
  useAddressOf(id)

  const { opportunity, summary } = record
  const state = stateOf(opportunity, summary?.Origin)
  const company = opportunity.Customer?.Account?.CompanyName || id
  const recordHref = `/opportunities/${id}` as Route
  const isWaiting = state.reviewStatus === 'Action Required'

  const onSaved = (data: SentBack) => {
    setRefusal(data.refusal)
    setSent(data.refusal === undefined && !data.queued)
    keep(data)
    if (data.queued) notifyQueued('Your answer is safe')
  }

  return (
    <article className="mx-auto max-w-4xl space-y-4 px-4 py-4 sm:px-6">
      <Link
        href="/action-required"
        className="inline-flex items-center gap-1.5 rounded-sm text-muted hover:text-ink md:hidden"
      >
        <ArrowLeft aria-hidden className="size-4" />
        All that wait
      </Link>
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="break-words text-muted">{company}</p>
          <h2 className="text-balance break-words font-semibold text-xl">
            {opportunity.Project?.Title || id}
          </h2>
        </div>
        <Link
          href={recordHref}
          className="inline-flex items-center gap-1.5 rounded-sm text-accent-text hover:underline"
        >
          The whole opportunity
          <ExternalLink aria-hidden className="size-3.5" />
        </Link>
      </header>
      {isWaiting ? (
        <>
          <ReviewRequest
            reason={opportunity.LifeCycle?.ReviewStatusReason ?? undefined}
            comments={opportunity.LifeCycle?.ReviewComments ?? undefined}
            since={since}
          />
          {failure ? <ReadFailure failure={failure} readAt={record.readAt} onRetry={retry} /> : null}
          {refusal ? <ResubmissionRefused reason={refusal} /> : null}
          <WaitingNotice
            changes={waiting}
            specs={recordSpecs}
            resendHref={(change) => `${recordHref}?resend=${change}` as Route}
            queueHref="/queue"
          />
          {readOnly ? <Banner tone="neutral">{readOnly}</Banner> : null}
          {record.complete ? (
            <AnswerForm
              latest={opportunity}
              state={state}
              ownVersion={ownVersion}
              readOnly={readOnly ?? (isOnItsWay ? 'Your change is on its way to AWS.' : undefined)}
              draftKey={`answer:${id}:${userId}`}
              signInHref={`/sign-in?callbackUrl=${encodeURIComponent(`/action-required?item=${id}`)}`}
              onSave={(edit) => sendBack({ id, ...edit })}
              onSaved={onSaved}
              onMovedOn={movedOn}
            />
          ) : (
            <RecordFormSkeleton failed={failure !== undefined} />
          )}
        </>
      ) : (
        <ReviewOutcome
          status={state.reviewStatus}
          round={round}
          justSent={sent}
          recordHref={recordHref}
          next={next}
        />
      )}
    </article>
  )
}
