import type { OpportunityCard } from '@/lib/opportunity/card'
import { type Money, sumByCurrency, toMinorUnits } from '@/lib/opportunity/money'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { Stage } from '@/lib/opportunity/stage'

/** The service fills these in when nobody said otherwise (reference 4). */
export function stageOf(record: Opportunity): Stage {
  return record.LifeCycle?.Stage ?? 'Prospect'
}

export function reviewStatusOf(record: Opportunity): ReviewStatus {
  return record.LifeCycle?.ReviewStatus ?? 'Pending Submission'
}

/**
 * Monthly spend per currency. The `Self` entry is the deal's total contract value; AWS derives the monthly entry from
 * it, so counting both would count twice.
 */
export function monthlySpend(record: Opportunity): Money[] {
  const parts = (record.Project?.ExpectedCustomerSpend ?? []).flatMap((entry): Money[] => {
    const minorUnits = toMinorUnits(entry.Amount)
    if (entry.Frequency !== 'Monthly' || entry.TargetCompany === 'Self') return []
    if (minorUnits === undefined || !entry.CurrencyCode) return []
    return [{ currency: entry.CurrencyCode, minorUnits: minorUnits.toString() }]
  })
  return sumByCurrency(parts)
}

/** The team's owner, or its first member when AWS names none. */
function ownerOf(record: Opportunity): OpportunityCard['owner'] {
  const team = (record.OpportunityTeam ?? []).filter((member) => member.Email)
  const owner = team.find((member) => member.BusinessTitle === 'OpportunityOwner') ?? team[0]
  if (!owner?.Email) return undefined
  const name = [owner.FirstName, owner.LastName].filter(Boolean).join(' ')
  return { name: name || owner.Email, email: owner.Email }
}

/** What AWS asks for at Committed and Launched (reference 6.4). A described solution does not count. */
function lacksSolution({ RelatedEntityIdentifiers: related }: Opportunity): true | undefined {
  const listed = [related?.Solutions, related?.AwsMarketplaceSolutions, related?.AwsMarketplaceProducts]
  return listed.some((ids) => ids?.length) ? undefined : true
}

/**
 * What a card shows of a record. Members the record does not have are absent, not empty.
 * @param isComplete Whether the details are those of this version, so that what they lack is really not there.
 */
export function cardOf(record: Opportunity, isComplete: boolean): OpportunityCard {
  return {
    id: record.Id,
    company: record.Customer?.Account?.CompanyName ?? '',
    title: record.Project?.Title || undefined,
    partnerId: record.PartnerOpportunityIdentifier || undefined,
    stage: stageOf(record),
    reviewStatus: reviewStatusOf(record),
    spend: monthlySpend(record),
    closeDate: record.LifeCycle?.TargetCloseDate || undefined,
    owner: ownerOf(record),
    lacksSolution: isComplete ? lacksSolution(record) : undefined,
    version: record.LastModifiedDate,
  }
}
