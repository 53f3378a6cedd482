import { memberAdded } from '../events/event-kinds'
import type { Work } from '../operation'
import type { StoredEngagement } from './engagements'

export interface Member {
  /** 12 digits, or `aws`. */
  account: string
  /** Empty when it is not known: the first files did not keep it. */
  company: string
  website?: string | undefined
  /** Epoch milliseconds. */
  joined: number
}

/** AWS as a participant. Source: reference, section 3. */
export const aws = { account: 'aws', company: 'AWS', website: 'https://aws.amazon.com' }

/** First come, first listed. */
export async function membersOf({ store }: Pick<Work, 'store'>, engagementId: string): Promise<Member[]> {
  const rows = await store.database
    .selectFrom('engagement_member')
    .select(['account', 'company', 'website', 'joined'])
    .where('engagement_id', '=', engagementId)
    .orderBy('joined')
    .orderBy('account')
    .execute()
  return rows.map(({ website, ...member }) => ({ ...member, website: website ?? undefined }))
}

/** @param account The caller's, unless somebody else is meant. */
export async function isMember(
  { store, account: caller }: Work,
  engagementId: string,
  account = caller,
): Promise<boolean> {
  const row = await store.database
    .selectFrom('engagement_member')
    .select('account')
    .where('engagement_id', '=', engagementId)
    .where('account', '=', account)
    .executeTakeFirst()
  return row !== undefined
}

/** Adds a member and tells every one, the new one included. Somebody who is a member already stays as it is. */
export async function addMember(
  work: Work,
  engagement: StoredEngagement,
  member: Omit<Member, 'joined'>,
): Promise<void> {
  if (await isMember(work, engagement.id, member.account)) return
  await insertMember(work, engagement, member)
  await announceMember(work, engagement, member)
}

/** Tells every member of one of them, without a change. */
export async function announceMember(
  work: Work,
  { catalog, id }: StoredEngagement,
  member: Omit<Member, 'joined'>,
): Promise<void> {
  const members = (await membersOf(work, id)).map(({ account }) => account)
  for (const event of memberAdded(catalog, id, member, members)) work.emit(event)
}

/** Adds a member without telling anybody. */
export async function insertMember(
  work: Work,
  { id, catalog, createdAt, number }: StoredEngagement,
  { account, company, website }: Omit<Member, 'joined'>,
): Promise<void> {
  await work.store.database
    .insertInto('engagement_member')
    .values({
      engagement_id: id,
      account,
      catalog,
      company,
      website: website ?? null,
      joined: work.now.getTime(),
      created: createdAt,
      number,
    })
    .execute()
}
