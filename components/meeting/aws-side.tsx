'use client'

import { engagementTone, memberName, qualityWords } from '@/components/record/aws-words'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { LocalTime } from '@/components/ui/local-time'
import type { AwsComparison } from '@/lib/opportunity/aws-comparison'
import { type AwsOpportunitySummary, lastNextStepsTime } from '@/lib/opportunity/aws-summary'
import { FactSection } from './fact-section'
import { far } from './far'
import type { MeetingDeal } from './meeting-deal'
import { useWords } from './words'

function Side({ row, side }: { row: AwsComparison; side: 'ours' | 'aws' }) {
  const { day, money } = useWords()
  const text = row.kind === 'money' ? money(row[side], 'full') : row[side]
  if (!text) return <span className="text-muted">{side === 'aws' ? 'Not shared' : 'None'}</span>
  return row.kind === 'date' ? day(text) : text
}

function Comparison({ rows }: { rows: AwsComparison[] }) {
  return (
    <table className="w-full table-fixed text-left align-top">
      <thead className={cn('text-faint', far.small)}>
        <tr>
          <td className="w-[24%]" />
          <th scope="col" className="pb-1 font-medium">
            Ours
          </th>
          <th scope="col" className="pb-1 font-medium">
            AWS
          </th>
        </tr>
      </thead>
      <tbody className="align-top">
        {rows.map((row) => (
          <tr key={row.label} className={cn('border-t', row.differs && 'bg-warning-soft')}>
            <th scope="row" className={cn('px-2 py-2 font-normal text-muted', far.small)}>
              {row.label}
            </th>
            <td className="break-words py-2 pr-3">
              <Side row={row} side="ours" />
            </td>
            <td className={cn('break-words py-2 pr-2', row.differs && 'font-medium text-warning-text')}>
              <Side row={row} side="aws" />
              {row.differs ? <span className={cn('block font-normal', far.small)}>Differs</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Score({ summary }: { summary: AwsOpportunitySummary }) {
  const engagement = summary.Insights?.EngagementScore
  const quality = qualityWords(summary)
  if (!engagement && !quality) return <span className="text-muted">AWS has not scored it.</span>
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {engagement ? (
        <Badge tone={engagementTone[engagement] ?? 'neutral'} className="xl:h-7 xl:px-3 xl:text-sm">
          {engagement} engagement
        </Badge>
      ) : null}
      {quality ? `Quality ${quality}` : null}
    </span>
  )
}

function Team({ summary }: { summary: AwsOpportunitySummary }) {
  const names = [...new Set((summary.OpportunityTeam ?? []).map(memberName))]
  return names.length > 0 ? (
    <p className="break-words">{names.join(', ')}</p>
  ) : (
    <p className="text-muted">AWS has named nobody.</p>
  )
}

function NextSteps({ summary }: { summary: AwsOpportunitySummary }) {
  const time = lastNextStepsTime(summary)
  const text = summary.LifeCycle?.NextSteps
  if (!text) return <p className="text-muted">AWS has written none.</p>
  return (
    <>
      <p className="whitespace-pre-line break-words">{text}</p>
      {time ? <LocalTime instant={time} format="date" className={cn('text-faint', far.small)} /> : null}
    </>
  )
}

/** AWS answered, and told nothing of its own: rows of "not shared" would say that over and over. */
function isSilent({ summary, rows }: NonNullable<MeetingDeal['aws']>): boolean {
  return (
    rows.every(({ aws }) => !aws?.length) &&
    !summary.LifeCycle?.NextSteps &&
    !summary.Insights?.EngagementScore &&
    !qualityWords(summary) &&
    !summary.OpportunityTeam?.length
  )
}

export interface AwsSideProps {
  aws: MeetingDeal['aws']
  /** AWS keeps no side of its own of a deal that it has not been sent. */
  isSubmitted: boolean
}

/** AWS's account of the deal beside ours. It is as old as our copy of it: a meeting does not wait for AWS. */
export function AwsSide({ aws, isSubmitted }: AwsSideProps) {
  if (!aws) {
    return (
      <FactSection title="AWS’s view">
        <p className="text-muted">
          {isSubmitted
            ? 'Tandem has not read AWS’s side of this deal yet.'
            : 'AWS shows its side once the opportunity has been submitted.'}
        </p>
      </FactSection>
    )
  }
  const readAt = (
    <span className="text-faint">
      read <LocalTime instant={aws.readAt} />
    </span>
  )
  if (isSilent(aws)) {
    return (
      <FactSection title="AWS’s view" aside={readAt}>
        <p className="text-muted">AWS has shared nothing of its own on this deal yet.</p>
      </FactSection>
    )
  }
  return (
    <div className="space-y-5 xl:space-y-6">
      <FactSection title="AWS’s view" aside={readAt}>
        <Comparison rows={aws.rows} />
      </FactSection>
      <FactSection title="AWS’s next step">
        <NextSteps summary={aws.summary} />
      </FactSection>
      <FactSection title="AWS’s score">
        <Score summary={aws.summary} />
      </FactSection>
      <FactSection title="AWS’s team">
        <Team summary={aws.summary} />
      </FactSection>
    </div>
  )
}
