import { snapshotArn } from '../arns'
import { membersOf } from '../engagements/members'
import { notFound } from '../errors'
import { snapshotCreated } from '../events/event-kinds'
import type { Work } from '../operation'
import type { StoredOpportunity } from '../record'
import { type Template, templateNamed } from './templates'

/** What a snapshot is a copy of, and by whom. */
export interface SnapshotOf {
  engagementId: string
  opportunityId: string
  template: string
  /** 12 digits, or `aws`. */
  createdBy: string
}

export interface Taken {
  arn: string
  revision: number
}

/**
 * Copies what the record holds on disk now, under the next revision, and tells those it is for.
 * @throws ServiceError ValidationException for a template that does not exist.
 */
export async function takeSnapshot(work: Work, of: SnapshotOf): Promise<Taken> {
  const template = templateNamed(of.template)
  const record = await work.store.anyOpportunity(of.opportunityId)
  if (!record) throw notFound(of.opportunityId)
  return keepSnapshot(work, of, template, record, payloadText(work, template, record))
}

/** As `takeSnapshot`, unless the newest revision says the same already. */
export async function takeSnapshotOfChange(
  work: Work,
  of: SnapshotOf,
  record: StoredOpportunity,
): Promise<void> {
  const template = templateNamed(of.template)
  const payload = payloadText(work, template, record)
  const newest = await newestOf(work, of)
  if (newest?.payload !== payload) await keepSnapshot(work, of, template, record, payload)
}

function payloadText(work: Work, template: Template, record: StoredOpportunity): string {
  return JSON.stringify(template.payload(record, work))
}

/** As many accounts as GetResourceSnapshot may name. */
const mostTargets = 10

async function keepSnapshot(
  work: Work,
  { engagementId, opportunityId, createdBy }: SnapshotOf,
  { name, from }: Template,
  record: StoredOpportunity,
  payload: string,
): Promise<Taken> {
  const { catalog } = record
  const of = { engagementId, opportunityId, template: name, createdBy }
  const members = await membersOf(work, engagementId)
  const targets = from === 'aws' ? [record.account] : members.map(({ account }) => account)
  const revision = ((await newestOf(work, of))?.revision ?? 0) + 1
  await work.store.database
    .insertInto('snapshot')
    .values({
      ...{ catalog, revision, payload, template: name },
      engagement_id: engagementId,
      opportunity_id: opportunityId,
      created_by: createdBy,
      created: work.now.getTime(),
      reader: from === 'aws' ? record.account : null,
      targets: JSON.stringify(targets.slice(0, mostTargets)),
    })
    .execute()
  const arn = snapshotArn(catalog, engagementId, opportunityId, name, revision)
  for (const event of snapshotCreated({ ...of, catalog, arn, targets })) work.emit(event)
  return { arn, revision }
}

function newestOf(
  { catalog, store }: Work,
  { engagementId, opportunityId, template }: SnapshotOf,
): Promise<{ revision: number; payload: string } | undefined> {
  return store.database
    .selectFrom('snapshot')
    .select(['revision', 'payload'])
    .where('engagement_id', '=', engagementId)
    .where('catalog', '=', catalog)
    .where('opportunity_id', '=', opportunityId)
    .where('template', '=', template)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
}
