import type {
  GetOpportunityResponse,
  OpportunityOrigin,
  OpportunitySummary,
  SalesInvolvementType,
  Visibility,
} from '@aws-sdk/client-partnercentral-selling'
import type { RecordState } from '@/lib/opportunity/editability'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { AwsSide } from './aws-side/aws-side'
import { formatInstant } from './instant'

/** An SDK type as it travels: instants are ISO 8601 strings. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Name in keyof T]: Wire<T[Name]> }
      : T

/** Exactly what GetOpportunity answers. */
export type OpportunityDocument = Wire<GetOpportunityResponse> & { LifeCycle: LifeCycleDocument }

type LifeCycleDocument = NonNullable<Wire<GetOpportunityResponse>['LifeCycle']> & {
  Stage: NonNullable<RecordState['stage']>
  ReviewStatus: NonNullable<RecordState['reviewStatus']>
}

/** What the service knows beside the document. */
export interface OpportunityState {
  origin: OpportunityOrigin
  /** How often it was sent to review. */
  submissions: number
  involvement?: SalesInvolvementType
  visibility?: Visibility
  /** The account of the partner whose invitation it was made of. */
  receivedFrom?: string
  /** The opportunity of another partner whose review decides this one's too. */
  follows?: string
  /** Weaknesses the reviewer named last time. */
  raised?: string[]
  /** Epoch milliseconds. */
  approvedAt?: number
  /** From the approval on. */
  aws?: AwsSide
}

export interface StoredOpportunity {
  number: number
  account: string
  catalog: Catalog
  visible: boolean
  document: OpportunityDocument
  state: OpportunityState
  /** Epoch milliseconds of LastModifiedDate: the optimistic lock. */
  modified: number
  /** When the reviewer acts next, epoch milliseconds. */
  reviewDue: number | null
}

/**
 * Gives the record its next LastModifiedDate. It differs from the last one even within a millisecond, and never goes
 * back, or the optimistic lock would let a stale write pass. Source: reference, section 9.
 */
export function touch(record: StoredOpportunity, now: Date): void {
  record.modified = Math.max(now.getTime(), record.modified + 1)
  record.document.LastModifiedDate = formatInstant(record.modified)
}

export function recordState({ document, state }: StoredOpportunity): RecordState {
  return {
    reviewStatus: document.LifeCycle.ReviewStatus,
    stage: document.LifeCycle.Stage,
    origin: state.origin,
  }
}

/** The members a list shows: no title, contacts, team, needs or related entities. Source: reference, section 4, column L. */
export function summaryOf(document: OpportunityDocument): Wire<OpportunitySummary> {
  const { Customer, Project } = document
  const { NextStepsHistory: _history, ...lifeCycle } = document.LifeCycle
  return {
    Catalog: document.Catalog,
    Id: document.Id,
    Arn: document.Arn,
    PartnerOpportunityIdentifier: document.PartnerOpportunityIdentifier,
    OpportunityType: document.OpportunityType,
    LastModifiedDate: document.LastModifiedDate,
    CreatedDate: document.CreatedDate,
    LifeCycle: lifeCycle,
    Customer: Customer?.Account && { Account: accountSummary(Customer.Account) },
    Project: Project && {
      DeliveryModels: Project.DeliveryModels,
      ExpectedCustomerSpend: Project.ExpectedCustomerSpend,
      ExpectedContractDuration: Project.ExpectedContractDuration,
    },
  }
}

type AccountDocument = NonNullable<NonNullable<OpportunityDocument['Customer']>['Account']>

function accountSummary({ Industry, OtherIndustry, CompanyName, WebsiteUrl, Address }: AccountDocument) {
  return {
    Industry,
    OtherIndustry,
    CompanyName,
    WebsiteUrl,
    Address: Address && {
      City: Address.City,
      PostalCode: Address.PostalCode,
      StateOrRegion: Address.StateOrRegion,
      CountryCode: Address.CountryCode,
    },
  }
}

/** AWS keeps the newest 50. Source: reference, sections 4 and 9. */
const longestHistory = 50

/** Notes a change of the next steps, newest last. */
export function rememberNextSteps(record: StoredOpportunity, before: string | undefined, now: Date): void {
  const { LifeCycle } = record.document
  if (!LifeCycle.NextSteps || LifeCycle.NextSteps === before) return
  const entry = { Value: LifeCycle.NextSteps, Time: formatInstant(now.getTime()) }
  LifeCycle.NextStepsHistory = [...(LifeCycle.NextStepsHistory ?? []), entry].slice(-longestHistory)
}
