import type { Catalog } from '@/lib/opportunity/opportunity'
import { withPending } from '@/lib/opportunity/pending'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import type { Decision } from './decision'
import { type Promised, promised } from './promised'
import { decisionsOf, type Reading } from './read-meeting'
import { type StoredMeeting, storedMeeting } from './rows'
import type { MeetingDatabase } from './tables'

/** The last meeting of a scope that has ended. */
export async function lastEnded(
  database: MeetingDatabase,
  catalog: Catalog,
  scopeKey: string,
): Promise<StoredMeeting | undefined> {
  const row = await database
    .selectFrom('meeting')
    .selectAll()
    .where('catalog', '=', catalog)
    .where('scope_key', '=', scopeKey)
    .where('ended_ms', 'is not', null)
    .orderBy('ended_ms', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && storedMeeting(row)
}

async function promisedOn(
  { mirror, now }: Reading,
  catalog: Catalog,
  decisions: Decision[],
): Promise<Promised[]> {
  const standing = decisions.filter(({ kind, isReplaced }) => kind !== 'note' && !isReplaced)
  const [first] = standing
  if (!first) return []
  const [copy, told] = await Promise.all([
    mirror.opportunity(catalog, first.dealId),
    mirror.dealSince(catalog, first.dealId, new Date(first.at)),
  ])
  if (!copy || !told) return []
  const record = copy.pending ? withPending(copy.opportunity, copy.pending) : copy.opportunity
  return standing.map((decision) => {
    const entries = told.entries.filter(({ seenAt }) => seenAt > decision.at)
    const deal = { record, isGone: told.goneSince !== undefined, entries }
    return promised(decision, decisions, deal, plainDateOf(now))
  })
}

/** What a meeting promised, by deal in the order decided, and what happened since. */
export async function promisesOf(reading: Reading, catalog: Catalog, meetingId: string): Promise<Promised[]> {
  const decisions = await decisionsOf(reading.database, meetingId)
  const deals = [...new Set(decisions.map(({ dealId }) => dealId))]
  const promises: Promised[] = []
  for (const dealId of deals) {
    const ofDeal = decisions.filter((decision) => decision.dealId === dealId)
    promises.push(...(await promisedOn(reading, catalog, ofDeal)))
  }
  return promises
}
