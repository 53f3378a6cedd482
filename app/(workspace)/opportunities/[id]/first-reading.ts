import { failureOf } from '@/lib/action/failure'
import type { Mirror } from '@/lib/mirror/mirror'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { withPending } from '@/lib/opportunity/pending'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { readRecord } from '@/lib/partner-central/record-reading'
import type { ActionError } from '@/lib/result'
import type { KnownRecord } from './queries'

export interface Sources {
  mirror: Mirror
  partnerCentral: PartnerCentral
  catalog: Catalog
}

/**
 * What to draw a record from: the mirror's copy, which costs nothing and is there at once; AWS itself only for a deal
 * the mirror has not met yet, such as one made a moment ago by another tool.
 */
export async function firstReading(
  { mirror, partnerCentral, catalog }: Sources,
  id: string,
): Promise<KnownRecord | 'missing' | { failure: ActionError }> {
  const copy = await mirror.opportunity(catalog, id)
  if (copy) {
    const { opportunity, complete, pending } = copy
    const shown = pending ? withPending(opportunity, pending) : opportunity
    return { opportunity: shown, complete, tasks: [], readAt: null }
  }
  try {
    const reading = await readRecord(partnerCentral, id)
    await mirror.saveOpportunity(catalog, reading.opportunity)
    return { ...reading, complete: true, readAt: new Date().toISOString() }
  } catch (error) {
    if (error instanceof PartnerCentralError && error.code === 'ResourceNotFoundException') return 'missing'
    const failure = failureOf(error)
    if (!failure) throw error
    return { failure }
  }
}
