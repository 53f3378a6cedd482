import { type Kysely, type Migration, sql } from 'kysely'

/*
 * What the service remembers. Instants are epoch milliseconds, so that they sort and compare as numbers. What lists
 * filter and sort by is kept apart from the documents: a scan over 100,000 deals then reads megabytes, not gigabytes.
 */
export interface Tables {
  opportunity: OpportunityTable
  opportunity_body: OpportunityBodyTable
  client_token: ClientTokenTable
  association: AssociationTable
  submission_task: SubmissionTaskTable
  tag: TagTable
  setting: SettingTable
}

export interface OpportunityTable {
  /** The digits of the id. One count for both catalogs, so no id means something in the other one. */
  number: number
  catalog: string
  /** 0 for an AWS referral that nobody has accepted yet: only its invitation may be seen. */
  visible: number
  created: number
  modified: number
  stage: string
  review_status: string
  /** Lower case, for matching and sorting. */
  company_key: string
  /** Empty when there is none. */
  close_date: string
  /** When the reviewer acts next. */
  review_due: number | null
}

export interface OpportunityBodyTable {
  number: number
  /** JSON, exactly what GetOpportunity answers. */
  document: string
  /** JSON, exactly what ListOpportunities answers. */
  summary: string
  /** JSON of what the service knows and shows elsewhere or not at all. */
  state: string
}

export interface ClientTokenTable {
  catalog: string
  operation: string
  token_hash: string
  body_hash: string
  response: string
  created: number
}

export interface AssociationTable {
  catalog: string
  type: string
  entity: string
  number: number
}

export interface SubmissionTaskTable {
  /** Order of arrival. */
  number: number
  catalog: string
  id: string
  opportunity_id: string
  engagement_id: string | null
  status: string
  started: number
  /** JSON, exactly what the task operations answer. */
  document: string
}

export interface TagTable {
  arn: string
  key: string
  value: string
}

/** What a file keeps about itself. */
export interface SettingTable {
  name: string
  value: string
}

const first: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of firstTables) await sql.raw(statement).execute(database)
  },
}

const firstTables = [
  `create table opportunity (
    number integer primary key, catalog text not null, visible integer not null, created integer not null,
    modified integer not null, stage text not null, review_status text not null, company_key text not null,
    close_date text not null, review_due integer)`,
  `create table opportunity_body (
    number integer primary key references opportunity (number), document text not null, summary text not null,
    state text not null)`,
  // Holds what the usual filters ask for, so that a scan for a rare status need not look at each row.
  'create index opportunity_by_modified on opportunity (catalog, modified, number, stage, review_status, visible)',
  'create index opportunity_by_number on opportunity (catalog, number)',
  'create index opportunity_by_created on opportunity (catalog, created, number)',
  'create index opportunity_by_company on opportunity (catalog, company_key, number)',
  'create index opportunity_by_close_date on opportunity (catalog, close_date, number)',
  'create index opportunity_by_review_due on opportunity (review_due) where review_due is not null',
  `create table client_token (
    catalog text not null, operation text not null, token_hash text not null, body_hash text not null,
    response text not null, created integer not null, primary key (catalog, operation, token_hash)) without rowid`,
  'create index client_token_by_created on client_token (created)',
  `create table association (
    catalog text not null, type text not null, entity text not null, number integer not null,
    primary key (catalog, type, entity, number)) without rowid`,
  `create table submission_task (
    number integer primary key, catalog text not null, id text not null, opportunity_id text not null,
    engagement_id text, status text not null, started integer not null, document text not null)`,
  'create index submission_task_by_started on submission_task (catalog, started, number)',
  'create index submission_task_by_id on submission_task (catalog, id)',
  'create index submission_task_by_opportunity on submission_task (catalog, opportunity_id)',
  `create table tag (
    arn text not null, key text not null, value text not null, primary key (arn, key)) without rowid`,
  'create table setting (name text primary key, value text not null) without rowid',
]

export const migrations: Record<string, Migration> = { '001-first': first }
