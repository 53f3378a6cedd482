import type { Catalog } from '@/lib/opportunity/opportunity'
import { awsRates } from '@/lib/partner-central/quota'
import { type QueuedWrite, writeOf } from './queued-write'
import type { QueueDatabase } from './tables'

/** A write as a list shows it. */
export interface ListedWrite extends QueuedWrite {
  /** From 1, among all that wait, whosever they are; absent for one that waits no more. */
  position?: number
  /** Until it is sent at AWS's pace, if nothing goes wrong. */
  secondsLeft?: number
}

interface Whose {
  catalog: Catalog
  userId?: string
}

const sentShown = 20

async function positions(database: QueueDatabase, catalog: Catalog): Promise<Map<string, number>> {
  const rows = await database
    .selectFrom('queue_write')
    .select('id')
    .where('catalog', '=', catalog)
    .where('state', 'in', ['sending', 'queued'])
    .orderBy((eb) => eb.case().when('state', '=', 'sending').then(0).else(1).end())
    .orderBy('priority')
    .orderBy('number')
    .execute()
  return new Map(rows.map(({ id }, i) => [id, i + 1]))
}

function writesOf(database: QueueDatabase, { catalog, userId }: Whose) {
  return database
    .selectFrom('queue_write')
    .selectAll()
    .where('catalog', '=', catalog)
    .$if(userId !== undefined, (rows) => rows.where('user_id', '=', userId ?? ''))
}

/** What waits, in the order it goes; then what waits for its seller, and what was sent last, both newest first. */
export async function listWrites(database: QueueDatabase, whose: Whose): Promise<ListedWrite[]> {
  const places = await positions(database, whose.catalog)
  const open = await writesOf(database, whose)
    .where('state', 'in', ['queued', 'sending', 'refused', 'conflict', 'held'])
    .orderBy('number', 'desc')
    .execute()
  const sent = await writesOf(database, whose)
    .where('state', '=', 'sent')
    .orderBy('settled_ms', 'desc')
    .limit(sentShown)
    .execute()
  const listed = open.map(writeOf).map((write): ListedWrite => {
    const position = places.get(write.id)
    return position === undefined
      ? write
      : { ...write, position, secondsLeft: Math.ceil(position / awsRates.write.perSecond) }
  })
  const waiting = listed.filter(({ position }) => position !== undefined)
  waiting.sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
  return [...waiting, ...listed.filter(({ position }) => position === undefined), ...sent.map(writeOf)]
}

export async function troubleCount(database: QueueDatabase, { catalog, userId }: Whose): Promise<number> {
  const { count } = await database
    .selectFrom('queue_write')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('catalog', '=', catalog)
    .where('state', 'in', ['refused', 'conflict', 'held'])
    .$if(userId !== undefined, (rows) => rows.where('user_id', '=', userId ?? ''))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many writes are still to be sent, whosever they are. */
export async function waitingCount(database: QueueDatabase, catalog: Catalog): Promise<number> {
  const { count } = await database
    .selectFrom('queue_write')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('catalog', '=', catalog)
    .where('state', 'in', ['queued', 'sending'])
    .executeTakeFirstOrThrow()
  return Number(count)
}
