import type { GetAwsOpportunitySummaryResponse } from '@aws-sdk/client-partnercentral-selling'
import { toAmount, toMinorUnits } from '@/lib/opportunity/money'
import type { AwsSide } from './aws-side/aws-side'
import { nextBestAction, recommendationsOf } from './aws-side/recommendations'
import { firstRound } from './aws-side/rounds'
import { cosellMotionOf, engagementScoreOf, trendOf } from './aws-side/score'
import { spendInsightsOf } from './aws-side/spend-insights'
import { teamOf } from './aws-side/team'
import type { Chance } from './chance'
import type { OpportunityDocument, StoredOpportunity, Wire } from './record'

type Summary = Wire<GetAwsOpportunitySummaryResponse>

/**
 * What AWS says about the deal. Until approval it has no team and no opinion (reference, section 15); from then on its
 * seller works on the deal, and nothing here changes but by that or by the partner.
 */
export function awsSummary(record: StoredOpportunity, chance: Chance): Summary {
  const { catalog, document, state } = record
  const common: Summary = {
    Catalog: catalog,
    RelatedOpportunityId: document.Id,
    Origin: state.origin,
    InvolvementType: state.involvement,
    Visibility: state.visibility,
    Customer: { Contacts: [] },
    Project: { ExpectedCustomerSpend: [] },
    RelatedEntityIds: relatedEntities(document),
  }
  const aws = awsSideOf(record, chance)
  if (!aws) return { ...common, LifeCycle: {}, OpportunityTeam: [] }
  return {
    ...common,
    InvolvementTypeChangeReason: aws.involvementReason,
    CosellMotion: cosellMotionOf(state, aws.score),
    LifeCycle: lifeCycle(aws),
    OpportunityTeam: teamOf(record, chance),
    Insights: insights(document, aws, chance),
    Project: {
      ExpectedCustomerSpend: forecast(document, chance),
      AwsPartition: document.Project?.AwsPartition,
    },
  }
}

/** Files of before AWS had a side of its own know only when they approved a deal. */
function awsSideOf(record: StoredOpportunity, chance: Chance): AwsSide | undefined {
  const { aws, approvedAt } = record.state
  return aws ?? (approvedAt === undefined ? undefined : firstRound(record, approvedAt, chance))
}

function relatedEntities({ RelatedEntityIdentifiers }: OpportunityDocument): Summary['RelatedEntityIds'] {
  const { AwsProducts, Solutions, AwsMarketplaceSolutions, AwsMarketplaceProducts } =
    RelatedEntityIdentifiers ?? {}
  return { AwsProducts, Solutions, AwsMarketplaceSolutions, AwsMarketplaceProducts }
}

/** AWS's stage and lost reason show only once its side is launched or lost. Source: reference, section 15. */
function lifeCycle({ stage, closedLostReason, closeDate, nextSteps }: AwsSide): Summary['LifeCycle'] {
  const isOver = stage === 'Launched' || stage === 'Closed Lost'
  return {
    TargetCloseDate: closeDate,
    NextSteps: nextSteps.at(-1)?.Value,
    NextStepsHistory: nextSteps,
    ...(isOver && { Stage: stage, ClosedLostReason: closedLostReason }),
  }
}

function insights(
  document: OpportunityDocument,
  { seen, score, scoreBefore }: AwsSide,
  chance: Chance,
): Summary['Insights'] {
  return {
    EngagementScore: engagementScoreOf(score),
    NextBestActions: nextBestAction(document, seen),
    OpportunityQuality: { Score: score, Trend: trendOf(score, scoreBefore) },
    Recommendations: recommendationsOf(document, seen),
    AwsProductsSpendInsightsBySource: spendInsightsOf(document, chance),
  }
}

/** An amount has 31 digits before the point and two behind, and a forecast of one near that may not have more. */
const largestAmount = 10n ** 33n - 1n

function atMost(amount: bigint, most: bigint): bigint {
  return amount < most ? amount : most
}

type Forecast = NonNullable<NonNullable<Summary['Project']>['ExpectedCustomerSpend']>

/** AWS's own monthly estimate, within a fifth of the partner's. */
function forecast({ Id, Project }: OpportunityDocument, chance: Chance): Forecast {
  const percent = BigInt(80 + Math.floor(chance.fraction(`forecast ${Id}`) * 40))
  return (Project?.ExpectedCustomerSpend ?? [])
    .filter(({ TargetCompany }) => TargetCompany !== 'Self')
    .map((entry) => ({
      Amount: toAmount(atMost(((toMinorUnits(entry.Amount) ?? 0n) * percent) / 100n, largestAmount)),
      CurrencyCode: entry.CurrencyCode,
      Frequency: 'Monthly',
      TargetCompany: 'AWS',
    }))
}
