import type { AwsOpportunitySummary } from './aws-summary'
import type { Money } from './money'
import type { Opportunity } from './opportunity'
import { monthlySpend } from './spend'

/** One fact both sides keep. `aws` is undefined while AWS does not share its value. */
export type AwsComparison = { label: string; differs: boolean } & (
  | { kind: 'text' | 'date'; ours?: string; aws?: string }
  | { kind: 'money'; ours: Money[]; aws: Money[] }
)

function texts(
  kind: 'text' | 'date',
  label: string,
  ours: string | null | undefined,
  aws: string | null | undefined,
): AwsComparison {
  const [mine, theirs] = [ours || undefined, aws || undefined]
  return { kind, label, ours: mine, aws: theirs, differs: theirs !== undefined && theirs !== mine }
}

function isSameMoney(ours: Money[], aws: Money[]): boolean {
  return JSON.stringify(ours) === JSON.stringify(aws)
}

/**
 * Our figures beside AWS's. A value AWS has not filled in is no difference: it fills stage, close date and lost reason
 * only once its own side is launched or lost (reference 15). Next steps are two separate histories, so they are not
 * compared here.
 */
export function compareWithAws(opportunity: Opportunity, summary: AwsOpportunitySummary): AwsComparison[] {
  const [ours, aws] = [opportunity.LifeCycle, summary.LifeCycle]
  const spend = monthlySpend(opportunity.Project?.ExpectedCustomerSpend)
  const forecast = monthlySpend(summary.Project?.ExpectedCustomerSpend)
  const rows = [
    texts('text', 'Stage', ours?.Stage, aws?.Stage),
    texts('date', 'Close date', ours?.TargetCloseDate, aws?.TargetCloseDate),
    texts('text', 'Lost reason', ours?.ClosedLostReason, aws?.ClosedLostReason),
    {
      kind: 'money',
      label: 'Monthly spend',
      ours: spend,
      aws: forecast,
      differs: forecast.length > 0 && !isSameMoney(spend, forecast),
    } as const,
  ]
  return rows.filter((row) => row.label !== 'Lost reason' || row.ours || row.aws)
}
