import type { Owner } from '../caller'

/** One thing that happened, as EventBridge would tell the account it concerns. Source: reference, section 17. */
export interface ServiceEvent {
  /** Who is told. */
  to: Owner
  detailType:
    | 'Opportunity Created'
    | 'Opportunity Updated'
    | 'Engagement Invitation Created'
    | 'Engagement Invitation Accepted'
    | 'Engagement Invitation Rejected'
    | 'Engagement Invitation Expired'
    | 'Engagement Member Added'
    | 'Engagement Resource Snapshot Created'
    | 'Engagement Created'
    | 'Engagement Updated'
  /** ARNs of what it is about; opportunity events name none. */
  resources: string[]
  /** As it travels. */
  detail: Record<string, unknown>
}
