import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Mirror } from '@/lib/mirror/mirror'
import { withPending } from '@/lib/opportunity/pending'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import type { Queue } from '@/lib/queue/queue'
import { type Change, changing, raiseRevision } from './changing'
import type { Decision, DecisionInput } from './decision'
import { type Assignable, type Decided, type Ruling, ruling } from './decision-edit'
import { ensureItem, setState } from './items'
import type { Person } from './meeting'
import { MeetingRefusedError } from './refusal'
import { mayDecide } from './rights'
import { storedDecision } from './rows'
import type { MeetingTables } from './tables'

export interface DecideOptions {
  database: Kysely<MeetingTables>
  mirror: Mirror
  queue: Queue
  /** Who, beside the owners of deals, may be given one. */
  people(email: string): Promise<Assignable | undefined>
  clock(): Date
}

async function assigneeOf(
  { mirror, people }: DecideOptions,
  { catalog }: Person,
  email: string,
): Promise<Assignable | undefined> {
  const wanted = email.toLowerCase()
  const owners = await mirror.owners(catalog)
  return owners.find((owner) => owner.email.toLowerCase() === wanted) ?? (await people(email))
}

/** The deal as screens show it. @throws MeetingRefusedError when nobody, or not this person, can decide on it. */
async function decidedDeal(options: DecideOptions, person: Person, input: DecisionInput): Promise<Decided> {
  const { mirror, clock } = options
  const [copy, card] = await Promise.all([
    mirror.opportunity(person.catalog, input.dealId),
    mirror.card(person.catalog, input.dealId),
  ])
  if (!copy || !card) throw new MeetingRefusedError('unknown', 'Tandem does not have this deal.')
  if (!mayDecide(person, card)) {
    throw new MeetingRefusedError('role', 'Sellers decide on their own deals, managers on all.')
  }
  if (card.gone && input.kind !== 'note') {
    throw new MeetingRefusedError('unknown', 'AWS no longer returns this deal. A note can still be written.')
  }
  const assignee = input.kind === 'owner' ? await assigneeOf(options, person, input.email) : undefined
  return {
    record: copy.pending ? withPending(copy.opportunity, copy.pending) : copy.opportunity,
    today: plainDateOf(clock()),
    ...(card.lacksSolution && { lacksSolution: true }),
    ...(assignee && { assignee }),
  }
}

async function known(
  database: Kysely<MeetingTables>,
  meetingId: string,
  { id, dealId, kind }: DecisionInput,
): Promise<Decision | undefined> {
  const row = await database
    .selectFrom('meeting_decision')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.meeting_id !== meetingId || row.deal_id !== dealId || row.kind !== kind) {
    throw new MeetingRefusedError('changed', 'This was decided already, on something else.')
  }
  return storedDecision(row)
}

async function enqueued(
  { queue }: DecideOptions,
  { transaction }: Change,
  person: Person,
  input: DecisionInput,
  { content }: Ruling,
) {
  if (!content) return { write_id: null, outcome: null }
  const { catalog, userId, name } = person
  const [write] = await queue.enqueueIn(transaction, [
    { id: input.id, catalog, recordId: input.dealId, by: { userId, name }, content },
  ])
  return { write_id: write?.id ?? null, outcome: write?.state ?? null }
}

async function isOpen({ transaction, meeting }: Change, dealId: string): Promise<boolean> {
  const item = await transaction
    .selectFrom('meeting_item')
    .select('state')
    .where('meeting_id', '=', meeting.id)
    .where('deal_id', '=', dealId)
    .executeTakeFirst()
  return item?.state === 'open'
}

type Row = MeetingTables['meeting_decision']

/** The decision on the date that was asked for beside another. It follows the same write. */
async function alongRow({ transaction, meeting }: Change, row: Row, made: Ruling): Promise<Row[]> {
  if (!made.dateAlong) return []
  // Decisions stand in the order of the revisions they made.
  const { revision } = await raiseRevision(transaction, meeting.catalog, meeting.id)
  const also = { id: randomUUID(), number: revision, kind: 'closeDate', detail: '{}' }
  return [{ ...row, ...also, ...made.dateAlong }]
}

async function store(
  options: DecideOptions,
  change: Change,
  person: Person,
  input: DecisionInput,
  made: Ruling,
): Promise<Decision> {
  const { transaction, meeting } = change
  await ensureItem(change, person, input.dealId)
  const row = {
    id: input.id,
    meeting_id: meeting.id,
    number: meeting.revision,
    deal_id: input.dealId,
    kind: input.kind,
    was: made.was,
    now: made.now,
    detail: JSON.stringify(made.detail),
    by_id: person.userId,
    by_name: person.name,
    at_ms: options.clock().getTime(),
    ...(await enqueued(options, change, person, input, made)),
    outcome_ms: null,
    reason: null,
  }
  const rows = [row, ...(await alongRow(change, row, made))]
  await transaction.insertInto('meeting_decision').values(rows).execute()
  if (await isOpen(change, input.dealId)) await setState(change, input.dealId, 'discussed')
  return storedDecision(row)
}

/** `Meetings.decide`. */
export async function decide(
  options: DecideOptions,
  person: Person,
  id: string,
  input: DecisionInput,
): Promise<Decision> {
  const { database, queue } = options
  const earlier = await known(database, id, input)
  if (earlier) return earlier
  const made = ruling(input, await decidedDeal(options, person, input))
  const decision = await changing(database, person, id, async (change) => {
    // The same decision, sent twice, may have come in meanwhile.
    const same = await known(change.transaction, id, input)
    return same ?? store(options, change, person, input, made)
  })
  queue.wake()
  return decision
}
