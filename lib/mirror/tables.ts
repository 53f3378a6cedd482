import type { Kysely } from 'kysely'

/*
 * What is filtered, sorted or counted is a column; the document itself lies apart, so that a scan over 100,000 deals
 * reads a few megabytes. Totals are kept as the deals change (see `totals.ts`).
 */
export interface MirrorTables {
  mirror_opportunity: OpportunityRow
  mirror_document: DocumentRow
  mirror_pending: PendingRow
  mirror_history: HistoryRow
  mirror_spend: SpendRow
  mirror_total: TotalRow
  mirror_owner: OwnerRow
  mirror_state: StateRow
  mirror_seen: SeenRow
  mirror_event: EventRow
  mirror_reader: ReaderRow
  mirror_stay: StayRow
  mirror_round: RoundRow
  mirror_aws_view: AwsViewRow
}

export interface OpportunityRow {
  catalog: string
  id: string
  stage: string
  review_status: string
  /** `YYYY-MM-DD`, or `noCloseDate`. */
  close_date: string
  /** Empty when unknown. */
  owner_email: string
  /** See `companyKey`. */
  company_key: string
  /** See `searchKey`. */
  search: string
  /** The instant of the first version we saw with this review status, in milliseconds of precision. */
  status_since: string
  /** LastModifiedDate as epoch milliseconds: which of two versions is newer. */
  version_ms: number
  /** 1 when the details were read at this version. */
  complete: number
  /** How often we saw AWS send the deal back to the partner. */
  times_sent_back: number
  /** The mirror's revision that this deal last changed in. */
  revision: number
  /** Entries its history has. */
  entries: number
  /** 1 when the details have been read at any version. */
  detailed: number
  /** Since when it is at its stage, null while nobody knows; `stage_or_earlier` is 1 when it may be longer. */
  stage_since: string | null
  stage_or_earlier: number
  /** Since when it says its next step; null without one. */
  next_step_since: string | null
  /** Since when AWS no longer returns it, by our clock; null while it does. */
  gone_since: string | null
  /** What lists are sorted by, of what the card shows; null where it is unknown. See `sort-keys.ts`. */
  by_company: string | null
  by_title: string | null
  /** Places in `stages` and `reviewStatuses`. */
  by_stage: number
  by_status: number
  by_owner: string | null
  by_stage_since: string | null
  by_step_since: string | null
  /** 1 while its stage, as the card shows it, is open and AWS returns it. */
  in_play: number
  /** Since when it says its next step, as the card shows it: empty without one, `~` while it is on its way. */
  next_step_key: string
  /** See `worthKey`. */
  worth_key: string
  /** CreatedDate, in milliseconds of precision. */
  created_at: string
  /** Empty without one. */
  lost_reason: string
  /** AWS's own facts, null while it does not tell. */
  aws_stage: string | null
  aws_close_date: string | null
  aws_origin: string | null
  /** When AWS was last asked for its view, by our clock; empty for never. */
  aws_read_at: string
  /** 1 when the deal is in play and AWS has another stage or close date. */
  aws_differs: number
}

export interface DocumentRow {
  catalog: string
  id: string
  /** JSON of an OpportunityCard, with what is on its way to AWS laid over. */
  card: string
  /** JSON of the record as AWS sent it. */
  doc: string
}

/** What a record waits for. Apart from the deal: it may be known before the deal is, and outlives a newer version. */
export interface PendingRow {
  catalog: string
  id: string
  state: string
  /** JSON of PendingChange[]. */
  changes: string
}

/** See HistoryEntry. Instants are RFC 3339 in UTC with milliseconds, so that they sort as texts. */
export interface HistoryRow {
  catalog: string
  id: string
  number: number
  kind: string
  at: string
  seen_at: string
  version: string
  /** JSON of an Author. */
  who: string
  /** JSON of FieldChange[]. */
  changes: string
}

/** A deal's monthly spend in one currency, in minor units (see `limbs.ts`). */
export interface SpendRow extends LimbColumns {
  catalog: string
  id: string
  currency: string
}

/**
 * How many deals there are of an owner, at a review status, closing at any time or `overdue`, and their monthly spend in a
 * currency: `anything` stands for all owners, all statuses, any time; as the currency, for the deals whether they have spend
 * or not.
 */
export interface TotalRow extends LimbColumns {
  catalog: string
  owner_email: string
  review_status: string
  stage: string
  close_date: string
  currency: string
  deals: number
}

export interface OwnerRow {
  catalog: string
  email: string
  name: string
  deals: number
}

export interface StateRow {
  catalog: string
  revision: number
  as_of: string | null
  /** The newest LastModifiedDate up to which we have everything, as epoch milliseconds. */
  synced_through_ms: number | null
  /** When everything was last read from the beginning. */
  full_sync_at: string | null
  /** The Partner Central all this came from; null when nobody said. */
  source: string | null
  /** When the full reading under way began, by our clock; null while there is none. */
  reading_at: string | null
  /** How far it has come, as `synced_through_ms`. */
  reading_through_ms: number | null
  /** When the details of every deal had been read for the first time. */
  detailed_at: string | null
  /** When the list had been read for the first time: the history begins there. */
  listed_at: string | null
  /** Code of what keeps AWS from being read; null while it can be. */
  failure: string | null
  failing_since: string | null
  next_try_at: string | null
  /** The day that the kept totals of what is overdue are of; empty while there are none. */
  overdue_before: string
}

/** A deal that the full reading under way has met. */
export interface SeenRow {
  catalog: string
  id: string
}

/** A process that reads a catalog from a Partner Central, until `expires_ms` by the database's clock unless it says so again. */
export interface ReaderRow {
  catalog: string
  holder: string
  source: string
  expires_ms: number
}

/** An event that was taken, so that its repetitions are known. */
export interface EventRow {
  id: string
  seen_ms: number
}

/** The time a deal spent at a stage. Instants as in the history. */
export interface StayRow {
  catalog: string
  id: string
  entered_at: string
  /** 1 when it was at the stage already at `entered_at`. */
  or_earlier: number
  stage: string
  /** Null while it is there; so are the other two. */
  left_at: string | null
  next_stage: string | null
  /** Whole UTC days from `entered_at` to `left_at`. */
  days: number | null
}

/** One round of AWS's review: from a submission to the answer. */
export interface RoundRow {
  catalog: string
  id: string
  began_at: string
  /** 1 when it began before that, so that nobody knows how long it took. */
  or_earlier: number
  /** Null while AWS is reviewing. */
  ended_at: string | null
  /** The review status it ended with; null when it was taken back. */
  outcome: string | null
  /** ReviewStatusReason of the answer. */
  reason: string | null
  /** Whole UTC days it took, null while or because nobody knows. */
  days: number | null
}

/** AWS's side of a deal as last read. */
export interface AwsViewRow {
  catalog: string
  id: string
  /** JSON of an AwsOpportunitySummary. */
  doc: string
  /** By our clock. */
  read_at: string
}

export interface LimbColumns {
  l0: number
  l1: number
  l2: number
  l3: number
}

export type MirrorDatabase = Kysely<MirrorTables>

/** In totals. */
export const anything = '*'

/** In totals, as the close date: before `overdue_before` of the catalog's state, while the stage is open. */
export const overdue = '<'

/** Sorts after every date. */
export const noCloseDate = '~'
