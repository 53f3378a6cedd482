export interface ProspectingTaskTable {
  /** Order of arrival. */
  number: number
  account: string
  catalog: string
  id: string
  name: string
  started: number
  ended: number | null
  /** So many engagements have failed: lists sort by it. */
  failed: number
  /** JSON list of the engagements with what became of each, exactly what GetProspectingFromEngagementTask answers. */
  engagements: string
}

export const prospectingTables = [
  `create table prospecting_task (
    number integer primary key, account text not null, catalog text not null, id text not null, name text not null,
    started integer not null, ended integer, failed integer not null, engagements text not null)`,
  'create unique index prospecting_task_by_id on prospecting_task (account, catalog, id)',
  'create index prospecting_task_by_started on prospecting_task (account, catalog, started, number)',
]
