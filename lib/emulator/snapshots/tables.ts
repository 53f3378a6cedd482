import type { Generated } from 'kysely'

export interface SnapshotTable {
  /** Order of making. */
  number: Generated<number>
  catalog: string
  engagement_id: string
  opportunity_id: string
  template: string
  /** Counts from 1 within engagement, opportunity and template. */
  revision: number
  /** 12 digits, or `aws`. */
  created_by: string
  created: number
  /** The one account that may read it; null when every member may. */
  reader: string | null
  /** JSON list of the accounts it was made for. */
  targets: string
  /** JSON, exactly the payload that GetResourceSnapshot answers. */
  payload: string
}

export interface SnapshotJobTable {
  /** Order of making. */
  number: number
  /** Whose job it is: 12 digits, or `aws`. */
  account: string
  catalog: string
  id: string
  engagement_id: string
  opportunity_id: string
  template: string
  status: string
  created: number
  last_success: number | null
}

export const snapshotTables = [
  `create table snapshot (
    number integer primary key, catalog text not null, engagement_id text not null, opportunity_id text not null,
    template text not null, revision integer not null, created_by text not null, created integer not null, reader text,
    targets text not null, payload text not null)`,
  `create unique index snapshot_by_revision on snapshot
    (engagement_id, catalog, opportunity_id, template, revision)`,
  `create table snapshot_job (
    number integer primary key, account text not null, catalog text not null, id text not null,
    engagement_id text not null, opportunity_id text not null, template text not null, status text not null,
    created integer not null, last_success integer)`,
  'create unique index snapshot_job_by_id on snapshot_job (account, catalog, id)',
  'create unique index snapshot_job_by_resource on snapshot_job (opportunity_id, catalog, engagement_id, template)',
  'create index snapshot_job_by_created on snapshot_job (account, catalog, created, number)',
]
