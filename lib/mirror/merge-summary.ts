import type { Opportunity, OpportunitySummary } from '@/lib/opportunity/opportunity'

type Members = Record<string, unknown>
/** The members a list row speaks for: `true` for a whole member, more members for an object it shows only part of. */
interface Scope {
  [member: string]: true | Scope
}

/**
 * What ListOpportunities shows of a record (reference 4, column L). Absent there means cleared; anything outside is
 * simply not said.
 */
const rowScope: Scope = {
  Catalog: true,
  Id: true,
  Arn: true,
  PartnerOpportunityIdentifier: true,
  OpportunityType: true,
  LastModifiedDate: true,
  CreatedDate: true,
  LifeCycle: {
    Stage: true,
    ClosedLostReason: true,
    NextSteps: true,
    TargetCloseDate: true,
    ReviewStatus: true,
    ReviewComments: true,
    ReviewStatusReason: true,
  },
  Customer: {
    Account: {
      CompanyName: true,
      Industry: true,
      OtherIndustry: true,
      WebsiteUrl: true,
      Address: { City: true, PostalCode: true, StateOrRegion: true, CountryCode: true },
    },
  },
  Project: { DeliveryModels: true, ExpectedCustomerSpend: true, ExpectedContractDuration: true },
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function merged(stored: unknown, row: unknown, scope: Scope): Members {
  const before = isMembers(stored) ? stored : {}
  const now = isMembers(row) ? row : {}
  const unsaid = Object.entries(before).filter(([member]) => !(member in scope))
  const said = Object.entries(now).map(([member, value]) => {
    const inner = scope[member]
    return [member, inner && inner !== true ? merged(before[member], value, inner) : value]
  })
  // An object that the row left out altogether still keeps the members no row shows.
  const leftOut = Object.entries(scope).flatMap(([member, inner]) =>
    inner === true || member in now || !(member in before)
      ? []
      : [[member, merged(before[member], {}, inner)]],
  )
  return Object.fromEntries([...unsaid, ...leftOut, ...said])
}

function within(value: unknown, scope: Scope): Members {
  const said = Object.entries(isMembers(value) ? value : {}).flatMap(([member, part]) => {
    const inner = scope[member]
    if (inner === undefined) return []
    return [[member, inner === true ? part : within(part, inner)]]
  })
  return Object.fromEntries(said)
}

/** Of a whole record or a row, what a row can say. */
export function rowPart(record: Opportunity): Members {
  return within(record, rowScope)
}

/** The stored record brought to the row's version: what the row says is new, what no row can say is kept. */
export function mergeSummary(stored: Opportunity, row: OpportunitySummary): Opportunity {
  return merged(stored, row, rowScope) as Opportunity
}
