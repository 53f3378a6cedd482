import type { Catalog } from '@/lib/opportunity/opportunity'
import { region } from './verify'

/*
 * Forms of the service's ARNs; the namespace is `partnercentral`, not the signing name. Convenience tasks,
 * engagements and invitations belong to no account. Source: reference, section 3.
 */

export function opportunityArn(account: string, catalog: Catalog, id: string): string {
  return `arn:aws:partnercentral:${region}:${account}:catalog/${catalog}/opportunity/${id}`
}

export function solutionArn(account: string, catalog: Catalog, id: string): string {
  return `arn:aws:partnercentral:${region}:${account}:catalog/${catalog}/solution/${id}`
}

export function snapshotJobArn(account: string, catalog: Catalog, id: string): string {
  return `arn:aws:partnercentral:${region}:${account}:catalog/${catalog}/resource-snapshot-job/${id}`
}

export function submissionTaskArn(catalog: Catalog, id: string): string {
  return `arn:aws:partnercentral:${region}::catalog/${catalog}/engagement-from-opportunity-task/${id}`
}

export function engagementArn(catalog: Catalog, id: string): string {
  return `arn:aws:partnercentral:${region}::catalog/${catalog}/engagement/${id}`
}

export function engagementInvitationArn(catalog: Catalog, id: string): string {
  return `arn:aws:partnercentral:${region}::catalog/${catalog}/engagement-invitation/${id}`
}
