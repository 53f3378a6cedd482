import * as z from 'zod'
import { OpportunityId } from '@/lib/opportunity/opportunity'

/** What we read of an event as EventBridge delivers it. Source: reference, section 17. */
export const EventEnvelope = z.object({
  id: z.string().min(1).max(256),
  source: z.string().max(256),
  account: z.string().max(256),
  'detail-type': z.string().max(256),
  detail: z.record(z.string(), z.unknown()),
})
export type EventEnvelope = z.infer<typeof EventEnvelope>

/** What an API destination POSTs: one event, or several. */
export const EventDelivery = z.union([
  EventEnvelope.transform((envelope) => [envelope]),
  z.array(EventEnvelope).max(100),
])

const OpportunityEvent = z.looseObject({
  source: z.literal('aws.partnercentral-selling'),
  'detail-type': z.enum(['Opportunity Created', 'Opportunity Updated']),
  detail: z.looseObject({
    catalog: z.string(),
    opportunity: z.looseObject({ identifier: OpportunityId }),
  }),
})

/** The opportunity an event is about, in its catalog; undefined for every other kind of event. */
export function subjectOf(envelope: EventEnvelope): { catalog: string; id: string } | undefined {
  const { success, data } = OpportunityEvent.safeParse(envelope)
  return success ? { catalog: data.detail.catalog, id: data.detail.opportunity.identifier } : undefined
}
