import { type Kysely, type Migration, sql } from 'kysely'
import { type PastDeal, roundsOf, staysOf } from './010-past'

const tables = [
  `create table mirror_stay (
    catalog text not null, id text not null, entered_at text not null, or_earlier integer not null,
    stage text not null, left_at text, next_stage text, days integer, primary key (catalog, id, entered_at))`,
  `create table mirror_round (
    catalog text not null, id text not null, began_at text not null, or_earlier integer not null,
    ended_at text, outcome text, reason text, days integer, primary key (catalog, id, began_at))`,
  `create table mirror_aws_view (
    catalog text not null, id text not null, doc text not null, read_at text not null, primary key (catalog, id))`,
]

const columns = [
  'in_play integer not null default 0',
  "next_step_key text not null default ''",
  "worth_key text not null default ''",
  "created_at text not null default ''",
  "lost_reason text not null default ''",
  'aws_stage text',
  'aws_close_date text',
  'aws_origin text',
  "aws_read_at text not null default ''",
  'aws_differs integer not null default 0',
]

const deals = 'on mirror_opportunity'
const filtered = 'owner_email, review_status'

const indexes = [
  `create index mirror_play_close ${deals} (catalog, close_date, worth_key desc, id, ${filtered}) where in_play = 1`,
  `create index mirror_play_step ${deals} (catalog, next_step_key, worth_key desc, id, ${filtered}) where in_play = 1`,
  `create index mirror_play_stage ${deals} (catalog, stage, by_stage_since, id, ${filtered}) where in_play = 1`,
  `create index mirror_play_created ${deals} (catalog, created_at, worth_key, id, ${filtered}) where in_play = 1`,
  `create index mirror_play_aws ${deals} (catalog, worth_key desc, id, ${filtered}) where aws_differs = 1`,
  `create index mirror_aws_due ${deals} (catalog, aws_read_at, id) where review_status = 'Approved'`,
  `create index mirror_gone_at ${deals} (catalog, gone_since, id) where gone_since is not null`,
  'create index mirror_stay_length on mirror_stay (catalog, or_earlier, stage, days)',
  'create index mirror_stay_left on mirror_stay (catalog, left_at, stage, next_stage, or_earlier, days, id)',
  'create index mirror_stay_entered on mirror_stay (catalog, stage, entered_at, or_earlier, id)',
  'create index mirror_round_ended on mirror_round (catalog, ended_at, outcome, reason, days, id)',
]

interface Record {
  CreatedDate?: string
  LastModifiedDate?: string
  LifeCycle?: {
    Stage?: string | null
    NextSteps?: string | null
    ClosedLostReason?: string | null
    ReviewStatus?: string | null
  } | null
}

interface Tables {
  mirror_document: { catalog: string; id: string; card: string; doc: string }
  mirror_opportunity: {
    catalog: string
    id: string
    in_play: number
    next_step_key: string
    worth_key: string
    created_at: string
    lost_reason: string
    stage_since: string | null
    stage_or_earlier: number
    gone_since: string | null
  }
  mirror_history: {
    catalog: string
    id: string
    number: number
    kind: string
    at: string
    version: string
    changes: string
  }
  mirror_stay: ReturnType<typeof staysOf>[number]
  mirror_round: ReturnType<typeof roundsOf>[number]
}

interface Card {
  stage: string
  nextStepSince?: string
  spend: { minorUnits: string }[]
}

interface Row {
  catalog: string
  id: string
  card: string
  doc: string
  stage_since: string | null
  stage_or_earlier: number
  gone_since: string | null
}

const worth = ({ spend }: Card) =>
  spend
    .map(({ minorUnits }) => minorUnits.padStart(36, '0'))
    .sort()
    .at(-1) ?? '0'.repeat(36)

const instant = (text: string | undefined) => new Date(Date.parse(text ?? '') || 0).toISOString()

/** As `playKeys` was when this was written. A next step on its way gets its key when it arrives. */
function keysOf(row: Row, record: Record) {
  const card = JSON.parse(row.card) as Card
  const isClosed = card.stage === 'Launched' || card.stage === 'Closed Lost'
  const version = instant(record.LastModifiedDate)
  return {
    in_play: row.gone_since === null && !isClosed ? 1 : 0,
    next_step_key: record.LifeCycle?.NextSteps ? (card.nextStepSince ?? version) : '',
    worth_key: worth(card),
    created_at: instant(record.CreatedDate),
    lost_reason: record.LifeCycle?.ClosedLostReason ?? '',
  }
}

function pastOf(row: Row, record: Record, entries: PastDeal['entries']): PastDeal {
  return {
    catalog: row.catalog,
    id: row.id,
    stage: record.LifeCycle?.Stage ?? 'Prospect',
    status: record.LifeCycle?.ReviewStatus ?? 'Pending Submission',
    createdAt: instant(record.CreatedDate),
    version: instant(record.LastModifiedDate),
    stageSince: row.stage_since,
    stageOrEarlier: row.stage_or_earlier,
    entries,
  }
}

const atOnce = 300

function nextRows(database: Kysely<Tables>, last: { catalog: string; id: string }): Promise<Row[]> {
  return database
    .selectFrom('mirror_document as document')
    .innerJoin('mirror_opportunity as deal', (join) =>
      join.onRef('deal.catalog', '=', 'document.catalog').onRef('deal.id', '=', 'document.id'),
    )
    .select([
      'document.catalog',
      'document.id',
      'card',
      'doc',
      'stage_since',
      'stage_or_earlier',
      'gone_since',
    ])
    .where((eb) => eb(eb.refTuple('document.catalog', 'document.id'), '>', eb.tuple(last.catalog, last.id)))
    .orderBy('document.catalog')
    .orderBy('document.id')
    .limit(atOnce)
    .execute()
}

async function entriesOf(database: Kysely<Tables>, rows: Row[]) {
  const found = await database
    .selectFrom('mirror_history')
    .select(['catalog', 'id', 'kind', 'at', 'version', 'changes'])
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('catalog')
    .orderBy('id')
    .orderBy('number')
    .execute()
  const byDeal = new Map<string, PastDeal['entries']>()
  for (const { catalog, id, changes, ...entry } of found) {
    const name = `${catalog} ${id}`
    const entries = byDeal.get(name) ?? []
    entries.push({ ...entry, version: instant(entry.version), changes: JSON.parse(changes) })
    byDeal.set(name, entries)
  }
  return byDeal
}

/** SQLite takes 32,766 parameters in one statement; these rows have at most ten columns. */
const rowsAtOnce = 500

async function insert<Table extends 'mirror_stay' | 'mirror_round'>(
  database: Kysely<Tables>,
  table: Table,
  rows: Tables[Table][],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await database
      .insertInto(table)
      .values(rows.slice(start, start + rowsAtOnce) as never)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

async function fill(database: Kysely<Tables>): Promise<void> {
  for (let last = { catalog: '', id: '' }; ; ) {
    const rows = await nextRows(database, last)
    const end = rows.at(-1)
    if (!end) return
    const entries = await entriesOf(database, rows)
    const past: PastDeal[] = []
    for (const row of rows) {
      const record = JSON.parse(row.doc) as Record
      past.push(pastOf(row, record, entries.get(`${row.catalog} ${row.id}`) ?? []))
      await database
        .updateTable('mirror_opportunity')
        .set(keysOf(row, record))
        .where('catalog', '=', row.catalog)
        .where('id', '=', row.id)
        .execute()
    }
    await insert(database, 'mirror_stay', past.flatMap(staysOf))
    await insert(database, 'mirror_round', past.flatMap(roundsOf))
    last = { catalog: end.catalog, id: end.id }
  }
}

/** The nearest that is known of when the list had been read for the first time. */
const listedAt = `update mirror_state set listed_at = coalesce(
  (select min(seen_at) from mirror_history where mirror_history.catalog = mirror_state.catalog),
  detailed_at, full_sync_at) where full_sync_at is not null`

/** What meetings need: the time deals spent at their stages and in review, AWS's view, and what to choose deals by. */
export const meetings: Migration = {
  async up(database: Kysely<unknown>) {
    const run = (statement: string) => sql.raw(statement).execute(database)
    for (const table of tables) await run(table)
    for (const column of columns) await run(`alter table mirror_opportunity add column ${column}`)
    await run('alter table mirror_state add column listed_at text')
    await fill(database as Kysely<Tables>)
    await run(listedAt)
    for (const index of indexes) await run(index)
  },
}
