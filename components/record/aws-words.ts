import type { Tone } from '@/components/ui/tone'
import type { AwsOpportunitySummary } from '@/lib/opportunity/aws-summary'

/** By AWS's engagement score. */
export const engagementTone: Record<string, Tone> = { High: 'success', Medium: 'info', Low: 'warning' }

/** `63 of 100, declining`; undefined while AWS has not judged the deal. */
export function qualityWords({ Insights }: AwsOpportunitySummary): string | undefined {
  const { Score, Trend } = Insights?.OpportunityQuality ?? {}
  if (typeof Score !== 'number') return undefined
  return [`${Score} of 100`, Trend?.toLowerCase()].filter(Boolean).join(', ')
}

type Member = NonNullable<AwsOpportunitySummary['OpportunityTeam']>[number]

/** What somebody of AWS's team is called. */
export function memberName({ FirstName, LastName, Email }: Member): string {
  return [FirstName, LastName].filter(Boolean).join(' ') || Email || 'Unnamed'
}
