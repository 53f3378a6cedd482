import type { OpportunityCard, StageTotals } from '@/lib/opportunity/card'
import type { Author, FieldChange, HistoryEntry } from '@/lib/opportunity/history'
import type { Money } from '@/lib/opportunity/money'
import type { Catalog, Opportunity, OpportunitySummary } from '@/lib/opportunity/opportunity'
import type { PendingEdit } from '@/lib/opportunity/pending'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import type { Stage } from '@/lib/opportunity/stage'
import type { InsightReadings } from './insight-readings'
import type { MeetingReadings } from './meeting-readings'
import type { Writer } from './observe'

/** Cards by close date, no date last. `next` is the cursor of the following page, absent on the last. */
export interface ColumnPage {
  cards: OpportunityCard[]
  next?: string
}

export type PipelineColumn = StageTotals & ColumnPage

/** All seven columns. `asOf` is when we last had everything from AWS, null before the first complete reading. */
export interface Pipeline {
  asOf: string | null
  revision: number
  /** Deals there are without any filter. */
  total: number
  columns: PipelineColumn[]
}

/** What a board read at an earlier revision has to learn to be as new as the mirror. */
export interface PipelineChanges extends Omit<Pipeline, 'columns'> {
  /** Of all seven columns; empty when nothing changed. */
  totals: StageTotals[]
  /** Changed deals that match the filter. */
  cards: OpportunityCard[]
  /** Ids of changed deals that do not match, or no longer. */
  gone: string[]
}

export const sortColumns = [
  'company',
  'title',
  'stage',
  'reviewStatus',
  'closeDate',
  'owner',
  'stageSince',
  'nextStepSince',
  'modified',
] as const
export type SortColumn = (typeof sortColumns)[number]

/** Stages and review statuses sort in the order a deal meets them, texts without regard to case and accents. */
export interface ListSort {
  by: SortColumn
  descending: boolean
}

export interface ListQuery {
  filter: PipelineFilter
  sort: ListSort
  /** From 1. */
  page: number
  pageSize: number
}

/** One page of the list, and what all deals that match come to. `asOf` and `revision` as the board's. */
export interface ListPage {
  cards: OpportunityCard[]
  /** Rows on all pages, deals that AWS no longer returns among them. */
  total: number
  /** Rows on all pages without them: what something can be done with. */
  present: number
  /** Monthly spend per currency, without them. */
  spend: Money[]
  asOf: string | null
  revision: number
}

/** What AWS sent back. `since` is when the mirror first saw it so: the API does not tell when it happened. */
export interface ActionRequiredItem {
  card: OpportunityCard
  reviewComments?: string
  reviewStatusReason?: string
  since: string
}

export interface Owner {
  name: string
  email: string
  /** Deals in all stages. */
  count: number
}

/**
 * The record as AWS has it. `complete`: the details were read too, at this version; otherwise some members may be
 * missing or old. `pending` is what AWS does not have yet: lay it over with `withPending`.
 */
export interface MirroredOpportunity {
  opportunity: Opportunity
  complete: boolean
  pending?: PendingEdit
  /** AWS no longer returns it. */
  gone?: true
}

/** Newest first. `next` is where the following page begins, absent on the last. */
export interface HistoryPage {
  entries: HistoryEntry[]
  next?: number
}

/** What changed in one record since an instant: of each field what it was then and is now. */
export interface RecordChanges {
  id: string
  /** Created since then, not merely first seen. */
  isNew: boolean
  changes: FieldChange[]
  /** Everybody who had a part in it. */
  who: Author[]
  /** When the last of it was seen, by our clock. */
  lastSeenAt: string
}

/** Whole days, by UTC days. */
export interface DealAges {
  daysInStage: number
  /** It was at its stage already when we first saw it, so it may be longer. */
  isAtLeast: boolean
  /** Age of the next step; absent without one. */
  nextStepDays?: number
  /** How often AWS has sent the deal back, as far as we saw. */
  timesSentBack: number
}

/** Our copy of AWS's records: what lists and boards read, so that they cost no API quota. */
export interface Mirror extends MeetingReadings, InsightReadings {
  /** The board: totals over all deals that match, and each column's first page (20 cards unless told). */
  pipeline(catalog: Catalog, filter?: PipelineFilter, pageSize?: number): Promise<Pipeline>
  /** One more page of a column. @throws InvalidCursorError when `cursor` is not one of ours. */
  column(
    catalog: Catalog,
    stage: Stage,
    cursor: string,
    filter?: PipelineFilter,
    pageSize?: number,
  ): Promise<ColumnPage>
  /** What changed after revision `since`; undefined when it is too much to list, so that the board is better read anew. */
  changes(catalog: Catalog, since: number, filter?: PipelineFilter): Promise<PipelineChanges | undefined>
  /** Deals that match, sorted; among equals the id decides, and deals whose value is unknown come last, either way. */
  list(catalog: Catalog, query: ListQuery): Promise<ListPage>
  /**
   * Ids of the first deals of a list, `limit` at most, in its order. Those that AWS no longer returns are left out: nothing
   * can be done with them.
   */
  matchingIds(catalog: Catalog, query: Pick<ListQuery, 'filter' | 'sort'>, limit: number): Promise<string[]>
  card(catalog: Catalog, id: string): Promise<OpportunityCard | undefined>
  opportunity(catalog: Catalog, id: string): Promise<MirroredOpportunity | undefined>
  /** Longest waiting first. */
  actionRequired(catalog: Catalog): Promise<ActionRequiredItem[]>
  actionRequiredCount(catalog: Catalog): Promise<number>
  /** How often AWS has sent the deal back for changes, as far as we saw; 0 for a deal we do not have. */
  timesSentBack(catalog: Catalog, id: string): Promise<number>
  /** By name. */
  owners(catalog: Catalog): Promise<Owner[]>
  /** Deals with a company like `text`, at most five, the closest first: duplicate hints. */
  similarCompanies(catalog: Catalog, text: string): Promise<OpportunityCard[]>
  /** What was seen to change in a record, newest first: 30 entries unless told, those numbered below `before`. */
  history(catalog: Catalog, id: string, page?: { size?: number; before?: number }): Promise<HistoryPage>
  /** What changed after `since` by our clock, in deals the filter keeps now. Deals whose changes undo each other are left out. */
  changedSince(catalog: Catalog, since: Date, filter?: PipelineFilter): Promise<RecordChanges[]>
  /** Undefined for a deal we do not have. */
  ages(catalog: Catalog, id: string): Promise<DealAges | undefined>
  /**
   * Stores a whole record. An older version than the stored one is ignored. Inside a transaction use `saveOpportunityIn`.
   * @param by Whose write brought the record, for its history; left out for a mere reading.
   * @returns The revision that consists of this change alone; undefined when the record was known already.
   */
  saveOpportunity(catalog: Catalog, opportunity: Opportunity, by?: Writer): Promise<number | undefined>
  /** Stores list rows, keeping details that rows do not carry. Older versions than the stored ones are ignored. */
  saveSummaries(catalog: Catalog, summaries: OpportunitySummary[]): Promise<unknown>
  /**
   * Says what a record waits for, in place of what it waited for before; undefined for nothing any more. Cards, totals
   * and filters show what is on its way as made. Known of a record we do not have yet, it shows once we do. Inside a
   * transaction use `setPendingIn`.
   * @returns The revision this made, or undefined when no card changed.
   */
  setPending(catalog: Catalog, id: string, pending: PendingEdit | undefined): Promise<number | undefined>
  /** Grows with each observed change, and only then. */
  revision(catalog: Catalog): Promise<number>
  /** When we last had everything from AWS, by our clock; null before the first complete reading. */
  asOf(catalog: Catalog): Promise<string | null>
}

export class InvalidCursorError extends Error {
  /** By name: the server's bundles hold several copies of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'InvalidCursorError'
  }

  constructor() {
    super('This cursor does not belong to the board')
    this.name = 'InvalidCursorError'
  }
}
