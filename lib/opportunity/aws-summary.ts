import * as z from 'zod'

const text = z.string().nullish()

const AwsSpend = z.looseObject({
  Amount: text,
  CurrencyCode: text,
  Frequency: text,
  TargetCompany: text,
})

const AwsTeamMember = z.looseObject({ Email: text, FirstName: text, LastName: text, BusinessTitle: text })

const AwsInsights = z.looseObject({
  NextBestActions: text,
  EngagementScore: text,
  OpportunityQuality: z.looseObject({ Score: z.number().nullish(), Trend: text }).nullish(),
  Recommendations: z.array(z.looseObject({ Type: text, Details: text })).nullish(),
})

/**
 * AWS's side of a deal, as GetAwsOpportunitySummary tells it. The only read that names the deal's origin. Stage, close
 * date and lost reason are AWS's own, filled once AWS has launched or lost it (reference 15).
 */
export const AwsOpportunitySummary = z.looseObject({
  Catalog: text,
  RelatedOpportunityId: text,
  Origin: z.enum(['AWS Referral', 'Partner Referral']).nullish(),
  InvolvementType: text,
  InvolvementTypeChangeReason: text,
  Visibility: text,
  CosellMotion: text,
  LifeCycle: z
    .looseObject({
      Stage: text,
      TargetCloseDate: text,
      ClosedLostReason: text,
      NextSteps: text,
      NextStepsHistory: z.array(z.looseObject({ Value: z.string(), Time: z.string() })).nullish(),
    })
    .nullish(),
  OpportunityTeam: z.array(AwsTeamMember).nullish(),
  Insights: AwsInsights.nullish(),
  Project: z.looseObject({ ExpectedCustomerSpend: z.array(AwsSpend).nullish() }).nullish(),
})
export type AwsOpportunitySummary = z.infer<typeof AwsOpportunitySummary>

/**
 * When AWS wrote its newest next steps down; undefined when it has none.
 * Nobody says in which order the history comes, so the time decides.
 */
export function lastNextStepsTime({ LifeCycle }: AwsOpportunitySummary): string | undefined {
  const times = (LifeCycle?.NextStepsHistory ?? []).map(({ Time }) => Time)
  return times.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1)
}
