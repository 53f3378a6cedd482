import type { EngagementContextDetails } from '@aws-sdk/client-partnercentral-selling'
import type { Selectable } from 'kysely'
import type { Catalog } from '@/lib/opportunity/opportunity'
import { notFound } from '../errors'
import { engagementCreated, engagementUpdated } from '../events/event-kinds'
import { identified } from '../identifiers'
import type { Work } from '../operation'
import type { Wire } from '../record'
import { insertMember, isMember, membersOf } from './members'
import type { EngagementTable } from './tables'

/** A room for several accounts around one customer. Source: reference, section 14. */
export interface StoredEngagement {
  /** Order of arrival. */
  number: number
  id: string
  catalog: Catalog
  title?: string | undefined
  description?: string | undefined
  /** 12 digits, or `aws`. */
  createdBy: string
  /** Epoch milliseconds. */
  createdAt: number
  /** 12 digits, or `aws`. */
  modifiedBy: string
  /** Epoch milliseconds: the optimistic lock. */
  modifiedAt: number
  /** Exactly as GetEngagement answers them. */
  contexts: Wire<EngagementContextDetails>[]
}

export interface EngagementContent {
  title?: string | undefined
  description?: string | undefined
  /** Ids are given here; what they carry is not looked at. */
  contexts?: readonly Wire<EngagementContextDetails>[] | undefined
}

/** Opens an engagement with `by` as its creator and first member, and tells it. */
export async function createEngagement(
  work: Work,
  by: { account: string; company: string },
  { title, description, contexts = [] }: EngagementContent,
): Promise<StoredEngagement> {
  const number = await nextNumber(work)
  const at = work.now.getTime()
  const engagement: StoredEngagement = {
    number,
    id: `eng-${work.chance.id(`engagement number ${number}`, 14)}`,
    catalog: work.catalog,
    title,
    description,
    createdBy: by.account,
    createdAt: at,
    modifiedBy: by.account,
    modifiedAt: at,
    contexts: contexts.map((context, index) => ({ ...context, Id: String(index + 1) })),
  }
  await work.store.database.insertInto('engagement').values(toRow(engagement)).execute()
  await insertMember(work, engagement, by)
  const { catalog, id } = engagement
  const facts = { catalog, id, at, by: by.account, contextTypes: contextTypesOf(engagement) }
  for (const event of engagementCreated(facts)) work.emit(event)
  return engagement
}

/** Nothing is ever deleted, so the next number is one more than the last. */
async function nextNumber({ store }: Work): Promise<number> {
  const row = await store.database
    .selectFrom('engagement')
    .select((eb) => eb.fn.max('number').as('last'))
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/**
 * The engagement, for its members: to everybody else it does not exist.
 * @param field Names the input member in a refusal.
 * @throws ServiceError ResourceNotFoundException; ValidationException for an ARN of something else.
 */
export async function existingEngagement(
  work: Work,
  idOrArn: string,
  field = 'engagementIdentifier',
): Promise<StoredEngagement> {
  const id = identified(work, 'engagement', idOrArn, field)
  const engagement = await engagementNamed(work, id)
  if (!engagement || !(await isMember(work, id))) throw notFound(idOrArn)
  return engagement
}

/** The engagement whoever its members are: for the service itself. */
export async function engagementNamed(
  { store, catalog }: Work,
  id: string,
): Promise<StoredEngagement | undefined> {
  const row = await store.database
    .selectFrom('engagement')
    .selectAll()
    .where('id', '=', id)
    .where('catalog', '=', catalog)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Stores an engagement that `by` has changed, under a new version, and tells all members. */
export async function saveEngagement(work: Work, engagement: StoredEngagement, by: string): Promise<void> {
  engagement.modifiedAt = Math.max(work.now.getTime(), engagement.modifiedAt + 1)
  engagement.modifiedBy = by
  const { number, ...changed } = toRow(engagement)
  await work.store.database.updateTable('engagement').set(changed).where('number', '=', number).execute()
  const { catalog, id, modifiedAt: at } = engagement
  const members = (await membersOf(work, id)).map(({ account }) => account)
  const facts = { catalog, id, at, by, contextTypes: contextTypesOf(engagement) }
  for (const event of engagementUpdated(facts, members)) work.emit(event)
}

/** Each type once. */
export function contextTypesOf({ contexts }: StoredEngagement) {
  return [...new Set(contexts.map(({ Type }) => Type as NonNullable<typeof Type>))]
}

export function fromRow(row: Selectable<EngagementTable>): StoredEngagement {
  return {
    number: row.number,
    id: row.id,
    catalog: row.catalog as Catalog,
    title: row.title ?? undefined,
    description: row.description ?? undefined,
    createdBy: row.created_by,
    createdAt: row.created,
    modifiedBy: row.modified_by,
    modifiedAt: row.modified,
    contexts: JSON.parse(row.contexts),
  }
}

function toRow(engagement: StoredEngagement): EngagementTable {
  return {
    number: engagement.number,
    id: engagement.id,
    catalog: engagement.catalog,
    title: engagement.title ?? null,
    description: engagement.description ?? null,
    created_by: engagement.createdBy,
    created: engagement.createdAt,
    modified_by: engagement.modifiedBy,
    modified: engagement.modifiedAt,
    contexts: JSON.stringify(engagement.contexts),
  }
}
