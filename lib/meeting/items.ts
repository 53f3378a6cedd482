import type { Change } from './changing'
import type { AgendaItem, ItemMove, ItemState, Person } from './meeting'
import { MeetingRefusedError } from './refusal'
import { storedItem } from './rows'
import type { MeetingDatabase } from './tables'

export type StoredItem = Omit<AgendaItem, 'card' | 'hasLeftScope'>

/** The agenda in its order. */
export async function itemsOf(database: MeetingDatabase, meetingId: string): Promise<StoredItem[]> {
  const rows = await database
    .selectFrom('meeting_item')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  return rows.map(storedItem)
}

async function orderOf({ transaction, meeting }: Change): Promise<string[]> {
  const rows = await transaction
    .selectFrom('meeting_item')
    .select('deal_id')
    .where('meeting_id', '=', meeting.id)
    .orderBy('position')
    .execute()
  return rows.map(({ deal_id }) => deal_id)
}

function notOnAgenda(): MeetingRefusedError {
  return new MeetingRefusedError('unknown', 'This deal is not on the agenda.')
}

/** Puts a deal at the end of the agenda, unless it is on it. */
export async function ensureItem(change: Change, person: Person, dealId: string): Promise<void> {
  const order = await orderOf(change)
  if (order.includes(dealId)) return
  await change.transaction
    .insertInto('meeting_item')
    .values({
      meeting_id: change.meeting.id,
      deal_id: dealId,
      position: order.length,
      reasons: '[]',
      state: 'open',
      added_by_id: person.userId,
      added_by_name: person.name,
      spent_ms: 0,
    })
    .execute()
}

/** A deal that somebody named. */
export interface WantedDeal {
  id: string
  /** Tandem has it. */
  isKnown: boolean
}

/** Puts a deal on the agenda. @throws MeetingRefusedError for one that is neither on it nor known. */
export async function ensureWanted(
  change: Change,
  person: Person,
  { id, isKnown }: WantedDeal,
): Promise<void> {
  if (isKnown) return ensureItem(change, person, id)
  if (!(await orderOf(change)).includes(id)) {
    throw new MeetingRefusedError('unknown', 'Tandem does not have this deal.')
  }
}

export async function setState(
  { transaction, meeting }: Change,
  dealId: string,
  state: ItemState,
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('meeting_item')
    .set({ state })
    .where('meeting_id', '=', meeting.id)
    .where('deal_id', '=', dealId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notOnAgenda()
}

/** `order` with one deal before another, or last where that one is gone or not named. */
export function moved(order: readonly string[], { dealId, before }: ItemMove): string[] {
  if (before === dealId) return [...order]
  const rest = order.filter((id) => id !== dealId)
  const at = before === undefined ? -1 : rest.indexOf(before)
  return at === -1 ? [...rest, dealId] : rest.toSpliced(at, 0, dealId)
}

export async function moveItem(change: Change, move: ItemMove): Promise<void> {
  const order = await orderOf(change)
  if (!order.includes(move.dealId)) throw notOnAgenda()
  for (const [position, dealId] of moved(order, move).entries()) {
    if (order[position] === dealId) continue
    await change.transaction
      .updateTable('meeting_item')
      .set({ position })
      .where('meeting_id', '=', change.meeting.id)
      .where('deal_id', '=', dealId)
      .execute()
  }
}
