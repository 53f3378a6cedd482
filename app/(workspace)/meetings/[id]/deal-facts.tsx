'use client'

import { ChangeList } from '@/components/meeting/change-list'
import { DecisionList, type DecisionListProps } from '@/components/meeting/decision-list'
import { FactSection } from '@/components/meeting/fact-section'
import type { MeetingDeal } from '@/components/meeting/meeting-deal'
import { NextStepList } from '@/components/meeting/next-step-list'
import { PromiseList } from '@/components/meeting/promise-list'
import { ReasonList } from '@/components/meeting/reason-list'
import { LocalTime } from '@/components/ui/local-time'
import type { AgendaItem } from '@/lib/meeting/meeting'
import type { Promised } from '@/lib/meeting/promised'
import { daysBetween, plainDateOf } from '@/lib/opportunity/plain-date'

export interface DealFactsProps {
  deal: MeetingDeal
  item?: AgendaItem
  /** What the meeting before decided on it. */
  promises: readonly Promised[]
  decisions: DecisionListProps
  /** What "last time" means. RFC 3339. */
  since: string
  userId: string
}

function nextStepDays({ card, today }: MeetingDeal): number | undefined {
  if (card.nextStepSince === undefined) return undefined
  return Math.max(0, daysBetween(plainDateOf(new Date(card.nextStepSince)), today))
}

/** Our side: why it is here, what was promised, what changed, what happens next. */
export function DealFacts({ deal, item, promises, decisions, since, userId }: DealFactsProps) {
  const { changes, isNew, knownSince, reviewComments } = deal
  return (
    <div className="space-y-5 xl:space-y-6">
      {decisions.decisions.length > 0 ? (
        <FactSection title="Decided in this meeting">
          <DecisionList {...decisions} />
        </FactSection>
      ) : null}
      <FactSection title="Why it is here">
        <ReasonList reasons={item?.reasons ?? []} risks={deal.risks} />
        {reviewComments ? (
          <p className="mt-2 border-l-2 pl-3 text-muted">AWS asks: {reviewComments}</p>
        ) : null}
      </FactSection>
      <FactSection title="Next step">
        <NextStepList current={deal.nextStep} days={nextStepDays(deal)} history={deal.nextSteps} />
      </FactSection>
      {promises.length > 0 ? (
        <FactSection title="Decided last time">
          <PromiseList promises={promises} />
        </FactSection>
      ) : null}
      <FactSection
        title={
          <>
            Changed since <LocalTime instant={since} format="date" />
          </>
        }
      >
        {isNew ? <p className="mb-1.5">The deal is new since then.</p> : null}
        {changes.length > 0 ? (
          <ChangeList changes={changes} userId={userId} />
        ) : isNew ? null : (
          <p className="text-muted">Nothing that Tandem saw.</p>
        )}
        {knownSince ? (
          <p className="mt-1.5 text-muted">
            Tandem has followed this deal since <LocalTime instant={knownSince} format="date" />; it does not
            know of changes before.
          </p>
        ) : null}
      </FactSection>
    </div>
  )
}
