import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import type { AgendaItem } from '@/lib/pipeline/agenda'
import { transact } from '@/lib/sql/transact'
import type { MeetingStart, Person } from './meeting'
import { lastEnded } from './previous'
import { instant, type StoredMeeting } from './rows'
import { scopeKey } from './scope'
import type { MeetingDatabase } from './tables'

const daysWithoutMeeting = 14

/** A whole day's beginning, so that everybody who looks that day asks the same and is answered from memory. */
function withoutMeeting(now: Date): string {
  return `${addDays(plainDateOf(now), -daysWithoutMeeting)}T00:00:00.000Z`
}

/** From when on a meeting looks. */
export interface Beginning {
  since: string
  previous?: StoredMeeting
}

/** Since the last meeting of the scope unless told; that one's promises are looked at either way. */
export async function beginningOf(
  database: MeetingDatabase,
  { catalog }: Person,
  { scope, since }: Pick<MeetingStart, 'scope' | 'since'>,
  now: Date,
): Promise<Beginning> {
  const previous = await lastEnded(database, catalog, scopeKey(scope))
  const ended = previous?.ended_ms ?? undefined
  const last = ended === undefined ? withoutMeeting(now) : instant(ended)
  return { since: since ? new Date(since).toISOString() : last, ...(previous && { previous }) }
}

export interface Opening extends Beginning {
  agenda: AgendaItem[]
  now: Date
}

/** Makes the meeting, unless there is one of this id. */
export async function makeMeeting(
  database: MeetingDatabase,
  person: Person,
  { id, name, scope }: MeetingStart,
  { since, previous, agenda, now }: Opening,
): Promise<void> {
  const at = now.getTime()
  const items = agenda.map((item, position) => ({
    meeting_id: id,
    deal_id: item.id,
    position,
    reasons: JSON.stringify(item.reasons),
    state: 'open',
    added_by_id: null,
    added_by_name: null,
    spent_ms: 0,
  }))
  await transact(database, async (transaction) => {
    const made = await transaction
      .insertInto('meeting')
      .values({
        id,
        catalog: person.catalog,
        name: name ?? scope.name,
        scope: JSON.stringify(scope),
        scope_key: scopeKey(scope),
        since,
        previous_id: previous?.id ?? null,
        started_ms: at,
        started_by_id: person.userId,
        started_by_name: person.name,
        ended_ms: null,
        presenter_id: person.userId,
        presenter_name: person.name,
        presenter_seen_ms: at,
        term: 1,
        view: 'overview',
        view_deal: null,
        view_since_ms: at,
        revision: 1,
        spent_ms: 0,
        counted_ms: at,
        snapshot: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made && items.length > 0) await transaction.insertInto('meeting_item').values(items).execute()
  })
}
