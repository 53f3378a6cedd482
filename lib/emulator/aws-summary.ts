import {
  AwsClosedLostReason,
  type AwsMemberBusinessTitle,
  type AwsTeamMember,
  type GetAwsOpportunitySummaryResponse,
} from '@aws-sdk/client-partnercentral-selling'
import { toAmount, toMinorUnits } from '@/lib/opportunity/money'
import { addDays } from '@/lib/opportunity/plain-date'
import type { Chance } from './chance'
import { formatInstant } from './instant'
import type { OpportunityDocument, StoredOpportunity, Wire } from './record'

type Summary = Wire<GetAwsOpportunitySummaryResponse>

/**
 * What AWS says about the deal, worked out from the record and the time since approval: nothing of it is stored, and the
 * same moment always reads the same. Until approval AWS has no team and no opinion (reference, section 15).
 */
export function awsSummary(record: StoredOpportunity, chance: Chance, now: Date): Summary {
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
  if (state.approvedAt === undefined) return { ...common, LifeCycle: {}, OpportunityTeam: [] }
  return {
    ...common,
    LifeCycle: lifeCycle(document, state.approvedAt, chance, now),
    OpportunityTeam: team(record, chance),
    Insights: insights(document, chance),
    Project: { ExpectedCustomerSpend: forecast(document, chance) },
  }
}

function relatedEntities({ RelatedEntityIdentifiers }: OpportunityDocument): Summary['RelatedEntityIds'] {
  const { AwsProducts, Solutions, AwsMarketplaceSolutions, AwsMarketplaceProducts } =
    RelatedEntityIdentifiers ?? {}
  return { AwsProducts, Solutions, AwsMarketplaceSolutions, AwsMarketplaceProducts }
}

const dayMilliseconds = 24 * 60 * 60_000

/** What AWS's seller notes, by days since approval. */
const nextStepsByDay: readonly [day: number, text: string][] = [
  [0, 'Account team assigned; introduction call to be arranged with the partner.'],
  [3, 'Introduction call held; solution architect to review the proposed design.'],
  [14, 'Design reviewed; agree on pilot scope and success criteria with the customer.'],
  [40, 'Pilot under way; prepare the commercial proposal with the partner.'],
]

function lifeCycle(
  { Id, LifeCycle }: OpportunityDocument,
  approvedAt: number,
  chance: Chance,
  now: Date,
): Summary['LifeCycle'] {
  const history = nextStepsByDay
    .map(([day, Value]) => ({ Value, at: approvedAt + day * dayMilliseconds }))
    .filter(({ at }) => at <= now.getTime())
    .map(({ Value, at }) => ({ Value, Time: formatInstant(at) }))
  const close = LifeCycle.TargetCloseDate
  return {
    TargetCloseDate: close && addDays(close, Math.floor(chance.fraction(`aws close ${Id}`) * 30)),
    NextSteps: history.at(-1)?.Value,
    NextStepsHistory: history,
    ...closing(LifeCycle),
  }
}

/** AWS's own stage shows only once its side is launched or lost, which here follows the partner's. */
function closing({ Stage, ClosedLostReason }: OpportunityDocument['LifeCycle']): Summary['LifeCycle'] {
  if (Stage === 'Launched') return { Stage }
  if (Stage !== 'Closed Lost') return {}
  const known = Object.values(AwsClosedLostReason) as string[]
  const reason = known.includes(ClosedLostReason ?? '') ? ClosedLostReason : 'Other'
  return { Stage, ClosedLostReason: reason as AwsClosedLostReason }
}

const firstNames = ['Priya', 'Jonas', 'Sofia', 'Daniel', 'Amara', 'Lucas', 'Mei', 'Oliver', 'Hannah', 'Diego']
const lastNames = [
  'Sharma',
  'Lindqvist',
  'Moreau',
  'Okafor',
  'Weber',
  'Tanaka',
  'Costa',
  'Novak',
  'Reyes',
  'Shah',
]

function team({ document, state }: StoredOpportunity, chance: Chance): AwsTeamMember[] {
  const isPublicSector = document.Customer?.Account?.Industry === 'Government'
  const partnerManager: AwsMemberBusinessTitle = isPublicSector ? 'WWPSPDM' : 'PDM'
  const titles: AwsMemberBusinessTitle[] =
    state.involvement === 'For Visibility Only'
      ? [partnerManager]
      : ['AWSSalesRep', 'AWSAccountOwner', partnerManager]
  return titles.map((title) => member(title, `${title} ${document.Id}`, chance))
}

function member(title: AwsMemberBusinessTitle, purpose: string, chance: Chance): AwsTeamMember {
  const pick = (names: readonly string[], part: string) =>
    names[Math.floor(chance.fraction(`${part} ${purpose}`) * names.length)] ?? ''
  const FirstName = pick(firstNames, 'first')
  const LastName = pick(lastNames, 'last')
  const Email = `${FirstName}.${LastName}@aws.example`.toLowerCase()
  return { BusinessTitle: title, FirstName, LastName, Email }
}

function insights({ Id, LifeCycle }: OpportunityDocument, chance: Chance): Summary['Insights'] {
  const score = 55 + Math.floor(chance.fraction(`score ${Id}`) * 45)
  return {
    EngagementScore: score >= 85 ? 'High' : score >= 70 ? 'Medium' : 'Low',
    NextBestActions: nextBestAction(LifeCycle.Stage),
    OpportunityQuality: {
      Score: score,
      Trend: chance.fraction(`trend ${Id}`) < 0.3 ? 'Improving' : 'Stable',
    },
  }
}

function nextBestAction(stage: OpportunityDocument['LifeCycle']['Stage']): string {
  switch (stage) {
    case 'Prospect':
    case 'Qualified':
      return 'Share the qualification notes and agree on a joint discovery call.'
    case 'Technical Validation':
      return 'Book an architecture review with the AWS solutions architect.'
    case 'Business Validation':
      return 'Prepare a total cost of ownership comparison with the AWS account team.'
    case 'Committed':
      return 'Confirm the launch plan and the customer AWS account.'
    case 'Launched':
      return 'Collect a customer reference and look for the next workload.'
    case 'Closed Lost':
      return 'Record what was learned for the next opportunity with this customer.'
  }
}

type Forecast = NonNullable<NonNullable<Summary['Project']>['ExpectedCustomerSpend']>

/** AWS's own monthly estimate, within a fifth of the partner's. */
function forecast({ Id, Project }: OpportunityDocument, chance: Chance): Forecast {
  const percent = BigInt(80 + Math.floor(chance.fraction(`forecast ${Id}`) * 40))
  return (Project?.ExpectedCustomerSpend ?? [])
    .filter(({ TargetCompany }) => TargetCompany !== 'Self')
    .map((entry) => ({
      Amount: toAmount(((toMinorUnits(entry.Amount) ?? 0n) * percent) / 100n),
      CurrencyCode: entry.CurrencyCode,
      Frequency: 'Monthly',
      TargetCompany: 'AWS',
    }))
}
