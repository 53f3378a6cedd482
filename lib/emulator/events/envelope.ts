import { region } from '../access/verify'
import { formatSecond } from '../instant'
import type { ServiceEvent } from './service-event'

/** An event as EventBridge delivers it. Source: reference, section 17. */
export interface EventEnvelope {
  version: '0' | '1'
  /** The same at every delivery of one event: receivers tell repeats by it. */
  id: string
  'detail-type': ServiceEvent['detailType']
  source: 'aws.partnercentral-selling'
  /** Who is told, 12 digits. */
  account: string
  /** When it happened, to the second: `2026-03-01T10:15:00Z`. */
  time: string
  region: string
  resources: string[]
  detail: Record<string, unknown>
}

/** @param at The service's time of what happened. */
export function envelopeOf(event: ServiceEvent, id: string, at: Date): EventEnvelope {
  return {
    version: event.detailType.startsWith('Opportunity') ? '1' : '0',
    id,
    'detail-type': event.detailType,
    source: 'aws.partnercentral-selling',
    account: event.to.account,
    time: formatSecond(at.getTime()),
    region,
    resources: event.resources,
    detail: event.detail,
  }
}
