import type { StoredEngagement } from '../engagements/engagements'

/** The customer that an engagement is about, as far as it says. */
export interface Prospect {
  company: string
  industry?: string | undefined
  country?: string | undefined
  segment?: string | undefined
}

/** From the engagement's lead or, without one, from its customer project; undefined when neither names a customer. */
export function prospectOf({ contexts }: StoredEngagement): Prospect | undefined {
  return contexts.map(fromLead).find(Boolean) ?? contexts.map(fromProject).find(Boolean)
}

type Context = StoredEngagement['contexts'][number]

function fromLead({ Payload }: Context): Prospect | undefined {
  const { CompanyName, Industry, Address, MarketSegment } = Payload?.Lead?.Customer ?? {}
  if (!CompanyName) return undefined
  return { company: CompanyName, industry: Industry, country: Address?.CountryCode, segment: MarketSegment }
}

function fromProject({ Payload }: Context): Prospect | undefined {
  const { CompanyName, Industry, CountryCode } = Payload?.CustomerProject?.Customer ?? {}
  return CompanyName ? { company: CompanyName, industry: Industry, country: CountryCode } : undefined
}
