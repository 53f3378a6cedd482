import { ArrowLeft } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { ReviewPill } from '@/components/ui/review-pill'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { stateOf } from '@/lib/opportunity/record-state'
import { reviewMeaning } from '@/lib/opportunity/review'
import { isClosed } from '@/lib/opportunity/stage'
import { ownerOf } from '@/lib/opportunity/team'
import { CopyButton } from './copy-button'
import { StageStepper } from './stage-stepper'

/** How long a deal has been where it is, in days. */
export interface RecordAges {
  daysInStage: number
  /** It was at its stage already when we first saw it. */
  isAtLeast: boolean
  /** Absent without a next step. */
  nextStepDays?: number
}

export interface RecordHeaderProps {
  opportunity: Opportunity
  /** Undefined while nobody knows. */
  ages?: RecordAges
  /** When and where from the record was last read. */
  freshness: ReactNode
  /** The board. */
  backHref: Route
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-center gap-1.5">
      <dt className="text-faint">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1.5">{children}</dd>
    </div>
  )
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)

function StageFact({ daysInStage, isAtLeast }: Omit<RecordAges, 'nextStepDays'>) {
  // First seen today, at a stage it may have had for long: that says nothing.
  if (isAtLeast && daysInStage === 0) return null
  if (daysInStage === 0) return <Fact label="In stage">since today</Fact>
  return <Fact label="In stage">{isAtLeast ? `at least ${days(daysInStage)}` : days(daysInStage)}</Fact>
}

/** A closed deal waits for nobody, so only an open one says how long it has. */
function AgeFacts({ daysInStage, isAtLeast, nextStepDays }: RecordAges) {
  return (
    <>
      <StageFact daysInStage={daysInStage} isAtLeast={isAtLeast} />
      <Fact label="Next step">
        {nextStepDays === undefined ? (
          <span className="text-muted">None</span>
        ) : nextStepDays === 0 ? (
          'from today'
        ) : (
          `${days(nextStepDays)} old`
        )}
      </Fact>
    </>
  )
}

export function RecordHeader({ opportunity, ages, freshness, backHref }: RecordHeaderProps) {
  const { reviewStatus, stage } = stateOf(opportunity)
  const owner = ownerOf(opportunity)
  const company = opportunity.Customer?.Account?.CompanyName || 'No company name'
  return (
    <header className="space-y-4">
      <Link href={backHref} className="inline-flex items-center gap-1.5 rounded-sm text-muted hover:text-ink">
        <ArrowLeft aria-hidden className="size-4" />
        Pipeline
      </Link>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 space-y-1">
          <p className="text-balance font-medium text-base text-muted">{company}</p>
          <h1 className="text-balance break-words font-semibold text-2xl">
            {opportunity.Project?.Title || opportunity.PartnerOpportunityIdentifier || opportunity.Id}
          </h1>
        </div>
        <div className="max-w-xs space-y-1 sm:text-right">
          <ReviewPill status={reviewStatus} />
          <p className="text-balance text-muted text-xs">{reviewMeaning(reviewStatus)}</p>
        </div>
      </div>
      <StageStepper stage={stage} />
      <dl className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
        <Fact label="AWS id">
          <span className="font-mono text-xs">{opportunity.Id}</span>
          <CopyButton text={opportunity.Id} what="AWS id" />
        </Fact>
        <Fact label="Owner">
          {owner ? (
            <>
              <Avatar name={owner.name} />
              <span className="truncate">{owner.name}</span>
            </>
          ) : (
            <span className="text-muted">Nobody yet</span>
          )}
        </Fact>
        <Fact label="Catalog">
          <Badge tone={opportunity.Catalog === 'AWS' ? 'accent' : 'neutral'}>{opportunity.Catalog}</Badge>
        </Fact>
        {ages && !isClosed(stage) ? <AgeFacts {...ages} /> : null}
        <Fact label="Last synced">{freshness}</Fact>
      </dl>
    </header>
  )
}
