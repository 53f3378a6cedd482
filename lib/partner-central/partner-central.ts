import type { Stage as AwsStage, RelatedEntityType } from '@aws-sdk/client-partnercentral-selling'
import type { AwsOpportunitySummary } from '@/lib/opportunity/aws-summary'
import type { Catalog, Opportunity, OpportunitySummary } from '@/lib/opportunity/opportunity'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { Solution } from '@/lib/opportunity/solution'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'

/** Filters combine with AND, the values of one list with OR. Instants are RFC 3339, days `YYYY-MM-DD`. */
export interface OpportunityQuery {
  /** At or after this instant. One that AWS gave us (a stored `LastModifiedDate`), never our own clock. */
  modifiedAfter?: string
  modifiedBefore?: string
  createdAfter?: string
  createdBefore?: string
  closesAfter?: string
  closesBefore?: string
  /** At most 20. */
  ids?: string[]
  stages?: AwsStage[]
  reviewStatuses?: ReviewStatus[]
  companies?: string[]
  sort?: {
    by: 'LastModifiedDate' | 'Identifier' | 'CustomerCompanyName' | 'CreatedDate' | 'TargetCloseDate'
    order: 'ASCENDING' | 'DESCENDING'
  }
  nextToken?: string
  /** 1–100; AWS's default is 20. */
  maxResults?: number
}

export interface OpportunityPage {
  summaries: OpportunitySummary[]
  nextToken?: string
}

export interface SolutionQuery {
  statuses?: ('Active' | 'Inactive' | 'Draft')[]
  ids?: string[]
  categories?: string[]
  nextToken?: string
  /** 1–100; AWS's default is 20. */
  maxResults?: number
}

export interface SolutionPage {
  solutions: Solution[]
  nextToken?: string
}

export interface Assignee {
  Email: string
  FirstName: string
  LastName: string
  /** `OpportunityOwner` replaces the owner, `PartnerAccountManager` the sales contact. */
  BusinessTitle: string
  Phone?: string
}

export interface Involvement {
  InvolvementType: 'Co-Sell' | 'For Visibility Only'
  Visibility?: 'Full' | 'Limited'
}

/** AWS's receipt for a write: the version the next edit starts from. */
export interface Receipt {
  Id: string
  LastModifiedDate: string
}

/**
 * The Selling API in our verbs, for one catalog. Every call is signed, spends quota and is answered by the embedded
 * service, AWS or any endpoint that speaks the protocol.
 *
 * Every method throws `PartnerCentralError` and nothing else. Reads are retried; a write is retried only when AWS
 * certainly did not do it (throttling) or would recognise the repetition (`clientToken`).
 */
export interface PartnerCentral {
  readonly catalog: Catalog
  getOpportunity(id: string): Promise<Opportunity>
  listOpportunities(query?: OpportunityQuery): Promise<OpportunityPage>
  /** `input` holds CreateOpportunity's members without Catalog and ClientToken. */
  createOpportunity(input: Record<string, unknown>, clientToken?: string): Promise<Receipt>
  /** Replaces the whole record; what Update does not take is left out. `LastModifiedDate` is the version that was seen. */
  updateOpportunity(record: Opportunity): Promise<Receipt>
  associate(id: string, type: RelatedEntityType, entity: string): Promise<void>
  disassociate(id: string, type: RelatedEntityType, entity: string): Promise<void>
  assign(id: string, assignee: Assignee): Promise<void>
  submit(id: string, involvement: Involvement): Promise<void>
  /** A `FAILED` task is an answer, not an error: its `Message` says what is missing. A new attempt needs a new token. */
  startSubmission(id: string, involvement: Involvement, clientToken?: string): Promise<SubmissionTask>
  listSubmissionTasks(query: { taskIds?: string[]; opportunityIds?: string[] }): Promise<SubmissionTask[]>
  listSolutions(query?: SolutionQuery): Promise<SolutionPage>
  getAwsOpportunitySummary(id: string): Promise<AwsOpportunitySummary>
}

export { createPartnerCentral, type PartnerCentralOptions } from './create-partner-central'
