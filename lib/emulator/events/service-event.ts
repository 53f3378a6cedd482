import type { Owner } from '../access/caller'

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
  /** Id of the opportunity or engagement that it is about: what one of these went through is told in that order. */
  subject: string
  /** ARNs of what it is about; opportunity events name none. */
  resources: string[]
  /** As it travels. */
  detail: Record<string, unknown>
}
