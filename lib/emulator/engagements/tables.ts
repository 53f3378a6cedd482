import { type Generated, type Kysely, type Migration, sql } from 'kysely'
import { type InvitationTable, invitationTables } from '../invitations/tables'
import { earlierSubmissions } from './earlier-submissions'

/*
 * Engagements, who and what belongs to them, and the invitations into them. Instants are epoch milliseconds. Accounts
 * are 12 digits, or `aws`.
 */
export interface EngagementTables {
  engagement: EngagementTable
  engagement_member: EngagementMemberTable
  engagement_resource: EngagementResourceTable
  invitation: InvitationTable
}

export interface EngagementTable {
  /** Order of arrival. */
  number: number
  id: string
  catalog: string
  title: string | null
  description: string | null
  created_by: string
  created: number
  modified_by: string
  modified: number
  /** JSON list, exactly as GetEngagement answers it. */
  contexts: string
}

export interface EngagementMemberTable {
  engagement_id: string
  account: string
  catalog: string
  company: string
  website: string | null
  joined: number
  /** The engagement's own: an account's list of engagements is a walk along one index. */
  created: number
  number: number
}

export interface EngagementResourceTable {
  /** Order of arrival. */
  number: Generated<number>
  engagement_id: string
  catalog: string
  opportunity_id: string
  /** Whose opportunity it is. */
  created_by: string
}

const tables = [
  `create table engagement (
    number integer primary key, id text not null unique, catalog text not null, title text, description text,
    created_by text not null, created integer not null, modified_by text not null, modified integer not null,
    contexts text not null)`,
  `create table engagement_member (
    engagement_id text not null, account text not null, catalog text not null, company text not null, website text,
    joined integer not null, created integer not null, number integer not null,
    primary key (engagement_id, account)) without rowid`,
  'create index engagement_member_by_created on engagement_member (account, catalog, created, number)',
  `create table engagement_resource (
    number integer primary key, engagement_id text not null, catalog text not null, opportunity_id text not null,
    created_by text not null, unique (engagement_id, opportunity_id))`,
  'create index engagement_resource_by_opportunity on engagement_resource (opportunity_id)',
]

export const engagementsMigration: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of [...tables, ...invitationTables, ...earlierSubmissions])
      await sql.raw(statement).execute(database)
  },
}
