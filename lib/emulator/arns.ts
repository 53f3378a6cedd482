import type { Catalog } from '@/lib/opportunity/opportunity'
import { region } from './access/verify'
import type { TaskKind } from './tasks/tasks'

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

export function taskArn(catalog: Catalog, kind: TaskKind, id: string): string {
  return `arn:aws:partnercentral:${region}::catalog/${catalog}/${kind}-task/${id}`
}

/** The one thing whose namespace is the signing name. */
export function prospectingTaskArn(account: string, catalog: Catalog, id: string): string {
  return `arn:aws:partnercentral-selling:${region}:${account}:catalog/${catalog}/prospecting-from-engagement-task/${id}`
}

export function snapshotArn(
  catalog: Catalog,
  engagementId: string,
  opportunityId: string,
  template: string,
  revision: number,
): string {
  const resource = `${engagementArn(catalog, engagementId)}/resource/Opportunity/${opportunityId}`
  return `${resource}/template/${template}/snapshot/${revision}`
}

export function engagementArn(catalog: Catalog, id: string): string {
  return `arn:aws:partnercentral:${region}::catalog/${catalog}/engagement/${id}`
}

export function engagementInvitationArn(catalog: Catalog, id: string): string {
  return `arn:aws:partnercentral:${region}::catalog/${catalog}/engagement-invitation/${id}`
}

/** @param name With its path, if it has one. */
export function roleArn(account: string, name: string): string {
  return `arn:aws:iam::${account}:role/${name}`
}

/** The catalog that an ARN of the service names, whether there is such a one or not. */
export function catalogOf(arn: string): string | undefined {
  return /:catalog\/([a-zA-Z]+)\//.exec(arn)?.[1]
}
