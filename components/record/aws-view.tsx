import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { LocalTime } from '@/components/ui/local-time'
import { type AwsComparison, compareWithAws } from '@/lib/opportunity/aws-comparison'
import { type AwsOpportunitySummary, lastNextStepsTime } from '@/lib/opportunity/aws-summary'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { engagementTone, memberName, qualityWords } from './aws-words'
import { MoneyList } from './money-list'
import { PlainDay } from './plain-day'
import { Section } from './section'

export interface AwsViewProps {
  opportunity: Opportunity
  /** Undefined while AWS has none: it makes one once the deal has been submitted. */
  summary?: AwsOpportunitySummary
  /** The summary is still on its way. */
  loading: boolean
}

export function AwsView({ opportunity, summary, loading }: AwsViewProps) {
  return (
    <Section title="AWS’s view">
      {summary ? (
        <div className="space-y-4">
          <Comparison rows={compareWithAws(opportunity, summary)} />
          <Involvement summary={summary} />
          <AwsNextSteps summary={summary} />
          <Insights summary={summary} />
          <Team summary={summary} />
        </div>
      ) : (
        <p className="text-muted">
          {loading ? 'Asking AWS…' : 'AWS shows its side once the opportunity has been submitted.'}
        </p>
      )}
    </Section>
  )
}

function Side({ row, side }: { row: AwsComparison; side: 'ours' | 'aws' }) {
  if (row.kind === 'money') {
    const money = row[side]
    return money.length > 0 ? <MoneyList money={money} /> : <Unknown side={side} />
  }
  const text = row[side]
  if (!text) return <Unknown side={side} />
  return row.kind === 'date' ? <PlainDay date={text} /> : text
}

function Unknown({ side }: { side: 'ours' | 'aws' }) {
  return <span className="text-muted">{side === 'aws' ? 'Not shared' : 'None'}</span>
}

function Comparison({ rows }: { rows: AwsComparison[] }) {
  return (
    <table className="w-full text-left">
      <thead className="text-faint text-xs">
        <tr>
          <td />
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
          <tr key={row.label} className="border-t">
            <th scope="row" className="py-2 pr-3 font-normal text-muted">
              {row.label}
            </th>
            <td className="break-words py-2 pr-3">
              <Side row={row} side="ours" />
            </td>
            <td className="break-words py-2">
              <Side row={row} side="aws" />
              {row.differs ? (
                <span className="mt-1 block">
                  <Badge tone="warning">Differs</Badge>
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface FactRow {
  label: string
  value: ReactNode
}

function Facts({ facts }: { facts: FactRow[] }) {
  const known = facts.filter(({ value }) => value !== undefined && value !== null && value !== '')
  if (known.length === 0) return null
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
      {known.map(({ label, value }) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Involvement({ summary }: { summary: AwsOpportunitySummary }) {
  return (
    <Facts
      facts={[
        { label: 'Involvement', value: summary.InvolvementType },
        { label: 'Changed because', value: summary.InvolvementTypeChangeReason },
        { label: 'Visibility', value: summary.Visibility },
        { label: 'Co-sell motion', value: summary.CosellMotion },
        { label: 'Origin', value: summary.Origin },
      ]}
    />
  )
}

function AwsNextSteps({ summary }: { summary: AwsOpportunitySummary }) {
  const { NextSteps } = summary.LifeCycle ?? {}
  const time = lastNextStepsTime(summary)
  if (!NextSteps) return null
  return (
    <div>
      <h3 className="mb-1 font-medium text-muted text-xs">AWS’s next step</h3>
      <p className="whitespace-pre-line break-words">{NextSteps}</p>
      {time ? <LocalTime instant={time} className="text-muted text-xs" /> : null}
    </div>
  )
}

function Insights({ summary }: { summary: AwsOpportunitySummary }) {
  const { EngagementScore: score, NextBestActions, Recommendations } = summary.Insights ?? {}
  const badge = score ? <Badge tone={engagementTone[score] ?? 'neutral'}>{score}</Badge> : undefined
  return (
    <>
      <Facts
        facts={[
          { label: 'Engagement', value: badge },
          { label: 'Quality', value: qualityWords(summary) },
          { label: 'AWS suggests', value: NextBestActions },
        ]}
      />
      {Recommendations?.length ? (
        <div>
          <h3 className="mb-1 font-medium text-muted text-xs">Recommendations</h3>
          <ul className="space-y-1.5">
            {Recommendations.map(({ Type, Details }) => (
              <li key={`${Type} ${Details}`}>
                <span className="font-medium">{recommenders[Type ?? ''] ?? Type}</span> {Details}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}

/** AWS's codes for where a recommendation comes from, in words. */
const recommenders: Record<string, string> = {
  OpportunityQuality: 'Quality:',
  SolutionRecommendation: 'Solution:',
  SpecialistRecommendation: 'Specialist:',
}

/** AWS's codes for its people's roles, as its own pages spell them out. */
const roles: Record<string, string> = {
  AWSSalesRep: 'AWS sales representative',
  AWSAccountOwner: 'AWS account owner',
  WWPSPDM: 'Public sector partner development manager',
  PDM: 'Partner development manager',
  PSM: 'Partner sales manager',
  ISVSM: 'ISV success manager',
}

function Team({ summary }: { summary: AwsOpportunitySummary }) {
  const team = summary.OpportunityTeam ?? []
  if (team.length === 0) return null
  return (
    <div>
      <h3 className="mb-2 font-medium text-muted text-xs">AWS team</h3>
      <ul className="space-y-2">
        {team.map((member) => {
          const name = memberName(member)
          return (
            <li key={`${member.Email} ${member.BusinessTitle}`} className="flex items-start gap-2.5">
              <Avatar name={name} />
              <span className="min-w-0">
                <span className="block truncate">{name}</span>
                <span className="block text-muted text-xs">
                  {roles[member.BusinessTitle ?? ''] ?? member.BusinessTitle}
                </span>
                <span className="block break-all text-muted text-xs">{member.Email}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
