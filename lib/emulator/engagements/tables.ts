import { type Generated, type Kysely, type Migration, sql } from 'kysely'
import { type InvitationTable, invitationTables } from '../invitations/tables'

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

/** Submission tasks gave out ids of engagements and invitations before there were any; here they come to be. */
const earlierSubmissions = [
  `create temporary table submitted as
    select o.number, o.account, o.catalog, o.modified, o.review_status as status, b.document as document,
      json_extract(b.state, '$.engagement.id') as engagement_id,
      json_extract(b.state, '$.engagement.invitationId') as invitation_id,
      coalesce(
        (select min(started) from submission_task where engagement_id = json_extract(b.state, '$.engagement.id')),
        o.created) as submitted
    from opportunity o join opportunity_body b on b.number = o.number
    where json_extract(b.state, '$.engagement.id') is not null`,
  // Merging a document into an empty one drops its nulls.
  `insert into engagement
    select row_number() over (order by submitted, number), engagement_id, catalog,
      substr(json_extract(document, '$.Project.Title'), 1, 40), null, account, submitted, account, submitted,
      json_array(json_patch('{}', json_object('Id', '1', 'Type', 'CustomerProject', 'Payload',
        json_object('CustomerProject', json_object(
          'Customer', json_object(
            'CompanyName', json_extract(document, '$.Customer.Account.CompanyName'),
            'Industry', json_extract(document, '$.Customer.Account.Industry'),
            'WebsiteUrl', json_extract(document, '$.Customer.Account.WebsiteUrl'),
            'CountryCode', json_extract(document, '$.Customer.Account.Address.CountryCode')),
          'Project', json_object(
            'Title', json_extract(document, '$.Project.Title'),
            'BusinessProblem', json_extract(document, '$.Project.CustomerBusinessProblem'),
            'TargetCompletionDate', json_extract(document, '$.LifeCycle.TargetCloseDate')))))))
    from submitted`,
  // The company was not kept then; an empty name is not shown.
  `insert into engagement_member
    select s.engagement_id, s.account, s.catalog, '', null, s.submitted, e.created, e.number
    from submitted s join engagement e on e.id = s.engagement_id`,
  `insert into engagement_member
    select s.engagement_id, 'aws', s.catalog, 'AWS', null, s.modified, e.created, e.number
    from submitted s join engagement e on e.id = s.engagement_id where s.status = 'Approved'`,
  `insert into engagement_resource
    select e.number, s.engagement_id, s.catalog, 'O' || s.number, s.account
    from submitted s join engagement e on e.id = s.engagement_id`,
  `insert into invitation
    select e.number, s.invitation_id, s.catalog, s.engagement_id, s.account, '', 'aws', null, 'OpportunityInvitation',
      case s.status when 'Approved' then 'ACCEPTED' when 'Rejected' then 'REJECTED' else 'PENDING' end,
      s.submitted, s.submitted + 15 * 86400000,
      'Please review this opportunity.', null, null, 'O' || s.number
    from submitted s join engagement e on e.id = s.engagement_id`,
  `insert into agenda (due, step, account, catalog, subject)
    select expires, 'expire invitation', sender, catalog, id from invitation where status = 'PENDING'`,
  'drop table submitted',
]

export const engagementsMigration: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of [...tables, ...invitationTables, ...earlierSubmissions])
      await sql.raw(statement).execute(database)
  },
}
