import type { Opportunity } from '@/lib/opportunity/opportunity'

/** On the record, but not UpdateOpportunity's to take (reference 4): it has operations of its own for them, or none. */
const notTaken = [
  'Arn',
  'CreatedDate',
  'Id',
  'LastModifiedDate',
  'OpportunityTeam',
  'RelatedEntityIdentifiers',
]

/**
 * What of a record UpdateOpportunity takes, members that we do not know included: whatever is left out becomes null at
 * AWS. Identifier and version are for the caller to add.
 */
export function updateMembers(record: Opportunity): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([member]) => !notTaken.includes(member)))
}

/**
 * Null means the same as left out, and AWS's own clients never send it, save for the contract duration: left out it is
 * kept, null clears it (reference 9).
 */
const clearedByNull = new Set(['Project.ExpectedContractDuration'])

/** The value without nulls and without the `__type` notes that AWS leaks into some entries. */
export function withoutNulls(value: unknown, path = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, path))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).flatMap(([member, inner]) => {
    const at = path === '' ? member : `${path}.${member}`
    if (member === '__type' || inner === undefined) return []
    if (inner === null && !clearedByNull.has(at)) return []
    return [[member, withoutNulls(inner, at)]]
  })
  return Object.fromEntries(kept)
}
