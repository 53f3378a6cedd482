import { type Kysely, type Migration, sql } from 'kysely'

/*
 * Before there were engagements, invitations and snapshot jobs, submission tasks gave out ids of them, which the records
 * kept. Here they come to be.
 */

export const earlierSubmissions = [
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

/** The jobs have their tables only later. Their first snapshot comes with the next change. */
const earlierSnapshotJobs = [
  `insert into snapshot_job
    select coalesce((select last from sequence where name = 'snapshot job'), 0) + row_number() over (order by o.number),
      o.account, o.catalog, json_extract(b.state, '$.engagement.snapshotJobId'),
      json_extract(b.state, '$.engagement.id'), 'O' || o.number, 'OpportunitySummary', 'Running', e.created, null
    from opportunity o
      join opportunity_body b on b.number = o.number
      join engagement e on e.id = json_extract(b.state, '$.engagement.id')
    where not exists (select 1 from snapshot_job job where job.opportunity_id = 'O' || o.number)`,
  `insert into sequence select 'snapshot job', max(number) from snapshot_job having max(number) is not null
    on conflict (name) do update set last = excluded.last`,
]

export const earlierSnapshotJobsMigration: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of earlierSnapshotJobs) await sql.raw(statement).execute(database)
  },
}
