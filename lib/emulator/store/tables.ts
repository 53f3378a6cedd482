import { type Generated, type Kysely, type Migration, sql } from 'kysely'
import { earlierSnapshotJobsMigration } from '../engagements/earlier-submissions'
import { type EngagementTables, engagementsMigration } from '../engagements/tables'
import { type EventOutboxTable, eventsMigration } from '../events/tables'
import { type ProspectingTaskTable, prospectingTables } from '../prospecting/tables'
import { type SellingSettingsTable, settingsTables } from '../settings/tables'
import { type SnapshotJobTable, type SnapshotTable, snapshotTables } from '../snapshots/tables'
import { type TaskTable, taskTables } from '../tasks/tables'
import { type SequenceTable, sequenceTables } from './sequence'

/*
 * What the service remembers. Instants are epoch milliseconds, so that they sort and compare as numbers. What lists
 * filter and sort by is kept apart from the documents: a scan over 100,000 deals then reads megabytes, not gigabytes.
 */
export interface Tables extends EngagementTables {
  opportunity: OpportunityTable
  opportunity_body: OpportunityBodyTable
  opportunity_summary: OpportunitySummaryTable
  client_token: ClientTokenTable
  association: AssociationTable
  tag: TagTable
  setting: SettingTable
  agenda: AgendaTable
  sequence: SequenceTable
  task: TaskTable
  snapshot: SnapshotTable
  snapshot_job: SnapshotJobTable
  prospecting_task: ProspectingTaskTable
  selling_settings: SellingSettingsTable
  event_outbox: EventOutboxTable
}

export interface OpportunityTable {
  /** The digits of the id. One count for both catalogs, so no id means something in the other one. */
  number: number
  /** Whose record it is, 12 digits. */
  account: string
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
  /** Counts up with every write to any record, so that another process can tell what it has not seen. */
  change: number
}

export interface OpportunityBodyTable {
  number: number
  /** JSON, exactly what GetOpportunity answers. */
  document: string
  /** JSON of what the service knows and shows elsewhere or not at all. */
  state: string
}

/** Apart from the bodies: a page of a hundred then touches a few pages of the file, not a hundred. */
export interface OpportunitySummaryTable {
  number: number
  /** JSON, exactly what ListOpportunities answers. */
  summary: string
}

export interface ClientTokenTable {
  account: string
  catalog: string
  operation: string
  token_hash: string
  body_hash: string
  response: string
  created: number
}

export interface AssociationTable {
  account: string
  catalog: string
  type: string
  entity: string
  number: number
}

export interface TagTable {
  arn: string
  key: string
  value: string
}

/** What the service will do by itself, and when. */
export interface AgendaTable {
  number: Generated<number>
  /** Epoch milliseconds. */
  due: number
  /** Names the step; see `agenda.ts`. */
  step: string
  account: string
  catalog: string
  /** Id of what the step is about. */
  subject: string
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

/** Several accounts in one file; and lists no longer filter in SQL (`opportunity-index.ts`), so most indexes go. */
const accounts: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of accountTables) await sql.raw(statement).execute(database)
  },
}

/** Files of before belonged to one account, which the ARNs of its records name. */
const onlyAccount = `coalesce(
  (select substr(json_extract(document, '$.Arn'), 34, 12) from opportunity_body limit 1), '111122223333')`

const accountTables = [
  "alter table opportunity add column account text not null default ''",
  'alter table opportunity add column change integer not null default 0',
  `update opportunity set change = number, account = ${onlyAccount}`,
  ...['modified', 'number', 'created', 'company', 'close_date'].map(
    (key) => `drop index opportunity_by_${key}`,
  ),
  `create table opportunity_summary (
    number integer primary key references opportunity (number), summary text not null)`,
  'insert into opportunity_summary select number, summary from opportunity_body',
  'alter table opportunity_body drop column summary',
  'create unique index opportunity_by_change on opportunity (change)',
  'alter table client_token rename to client_token_before',
  `create table client_token (
    account text not null, catalog text not null, operation text not null, token_hash text not null,
    body_hash text not null, response text not null, created integer not null,
    primary key (account, catalog, operation, token_hash)) without rowid`,
  `insert into client_token select ${onlyAccount}, catalog, operation, token_hash, body_hash, response, created
    from client_token_before`,
  'drop table client_token_before',
  'create index client_token_by_created on client_token (created)',
  'alter table association rename to association_before',
  `create table association (
    account text not null, catalog text not null, type text not null, entity text not null, number integer not null,
    primary key (account, catalog, type, entity, number)) without rowid`,
  `insert into association select ${onlyAccount}, catalog, type, entity, number from association_before`,
  'drop table association_before',
  "alter table submission_task add column account text not null default ''",
  `update submission_task set account = ${onlyAccount}`,
  `create table agenda (
    number integer primary key, due integer not null, step text not null, account text not null, catalog text not null,
    subject text not null)`,
  'create index agenda_by_due on agenda (due, number)',
]

/** Tasks of every kind in one table; snapshots and their jobs, prospecting tasks and settings. */
const snapshots: Migration = {
  async up(database: Kysely<unknown>) {
    const tables = [sequenceTables, taskTables, snapshotTables, prospectingTables, settingsTables]
    for (const statement of tables.flat()) await sql.raw(statement).execute(database)
  },
}

export const migrations: Record<string, Migration> = {
  '001-first': first,
  '002-accounts': accounts,
  '003-engagements': engagementsMigration,
  '004-snapshots': snapshots,
  '005-events': eventsMigration,
  '006-earlier-snapshot-jobs': earlierSnapshotJobsMigration,
}
