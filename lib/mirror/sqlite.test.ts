import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlite } from '@/lib/sql/sqlite'
import { reasonQueries, stuckQuery } from './agenda-candidates'
import { dueQuery } from './aws-view'
import { goneQuery, movedQuery } from './changes-since'
import { pageQuery } from './column-page'
import { historyQuery, sinceQuery } from './history'
import { describeMeetings } from './meetings.contract'
import { openMirror } from './open-mirror'
import { setPendingIn } from './pending'
import { similarQuery } from './similar-companies'
import { lengthsQuery } from './stage-stays'
import { contractClock, describeMirror } from './store.contract'
import type { MirrorDatabase, MirrorTables } from './tables'

describeMirror('SQLite', async () => {
  const database = openSqlite<MirrorTables>(':memory:')
  const mirror = await openMirror(database, { clock: contractClock })
  return { mirror, close: () => database.destroy() }
})

describeMeetings('SQLite', async (clock) => {
  const database = openSqlite<MirrorTables>(':memory:')
  const mirror = await openMirror(database, { clock })
  return { mirror, close: () => database.destroy() }
})

let database: MirrorDatabase
beforeEach(async () => {
  database = openSqlite<MirrorTables>(':memory:')
  await openMirror(database)
})
afterEach(() => database.destroy())

async function plan(query: { compile(): CompiledQuery }): Promise<string> {
  const { sql, parameters } = query.compile()
  const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])
  const { rows } = await database.executeQuery<{ detail: string }>(explain)
  return rows.map((row) => row.detail).join('\n')
}

const page = { catalog: 'Sandbox', stage: 'Qualified', today: '2026-11-21', size: 20 } as const

test('a page of a column is read from its index alone, in its order', async () => {
  const read = await plan(pageQuery(database, { ...page, filter: {}, after: ['2026-12-01', 'O1'] }))
  expect(read).toMatch(
    /SEARCH .*USING COVERING INDEX mirror_board \(catalog=\? AND stage=\? AND \(close_date,id\)>/,
  )
  expect(read).not.toContain('TEMP B-TREE')
})

test('a page of one owner’s deals, or of one review status, is read from an index of its own', async () => {
  const owned = await plan(pageQuery(database, { ...page, filter: { owner: 'ana@tandem.example' } }))
  expect(owned).toMatch(/USING COVERING INDEX mirror_owned \(catalog=\? AND owner_email=\? AND stage=\?/)
  const reviewed = await plan(pageQuery(database, { ...page, filter: { reviewStatus: ['Approved'] } }))
  expect(reviewed).toMatch(
    /USING COVERING INDEX mirror_reviewed \(catalog=\? AND review_status=\? AND stage=\?/,
  )
  expect(`${owned}${reviewed}`).not.toContain('TEMP B-TREE')
})

test('a filtered page touches no more than the index of its owner and stage', async () => {
  const filter = {
    text: 'fleet',
    owner: 'ana@tandem.example',
    reviewStatus: ['Approved' as const],
    overdue: true,
  }
  const read = await plan(pageQuery(database, { ...page, filter }))
  expect(read).toMatch(
    /USING COVERING INDEX mirror_owned \(catalog=\? AND owner_email=\? AND stage=\? AND close_date<\?\)/,
  )
  expect(read).not.toContain('TEMP B-TREE')
})

test('filtered counts, the queue, hints and missing details each have their index', async () => {
  const deals = database.selectFrom('mirror_opportunity').where('catalog', '=', 'Sandbox')
  const counts = deals.select(['stage', (eb) => eb.fn.countAll().as('count')]).groupBy('stage')
  expect(await plan(counts.where('search', 'like', '%x%'))).toMatch(/USING COVERING INDEX mirror_board/)
  expect(await plan(counts.where('owner_email', '=', 'ana@tandem.example'))).toMatch(
    /USING COVERING INDEX mirror_owned/,
  )
  expect(await plan(counts.where('review_status', '=', 'Approved'))).toMatch(
    /USING COVERING INDEX mirror_reviewed/,
  )
  const waiting = deals
    .select('id')
    .where('review_status', '=', 'Action Required')
    .orderBy('status_since')
    .orderBy('id')
  expect(await plan(waiting)).toMatch(/^SEARCH .*USING COVERING INDEX mirror_waiting[^\n]*$/)
  expect(await plan(similarQuery(database, 'Sandbox', 'harbor'))).toMatch(
    /USING COVERING INDEX mirror_company/,
  )
  const missing = deals
    .select('id')
    .where('complete', '=', 0)
    .orderBy('version_ms', 'desc')
    .orderBy('id', 'desc')
  expect(await plan(missing.limit(10))).toMatch(/^SEARCH .*USING COVERING INDEX mirror_incomplete[^\n]*$/)
})

test('a history and what changed since an instant each have their index', async () => {
  expect(await plan(historyQuery(database, 'Sandbox', 'O1', 40).limit(31))).toMatch(
    /^SEARCH mirror_history USING INDEX \S+ \(catalog=\? AND id=\? AND number<\?\)$/,
  )
  const since = { catalog: 'Sandbox', since: new Date(0), filter: {}, today: '2026-11-21' } as const
  for (const query of [sinceQuery(database, since), movedQuery(database, since)]) {
    expect(await plan(query)).toMatch(/USING INDEX mirror_history_seen \(catalog=\? AND seen_at>\?\)/)
  }
})

test('each reason for talking about a deal has its index', async () => {
  const query = {
    catalog: 'Sandbox' as const,
    filter: {},
    today: '2026-11-21',
    limit: 25,
    since: new Date(0),
    changes: [],
  }
  const { sentBack, ...reasons } = reasonQueries(database, query)
  const indexes = {
    closeDatePast: 'mirror_play_close',
    closeDateSoon: 'mirror_play_close',
    awsDisagrees: 'mirror_play_aws',
    noNextStep: 'mirror_play_step',
    oldNextStep: 'mirror_play_step',
    new: 'mirror_play_created',
  } as const
  for (const kind of Object.keys(indexes) as (keyof typeof indexes)[]) {
    const { deals, sorted } = reasons[kind]
    const read = await plan(sorted(deals).select('id').limit(25))
    expect(read, kind).toContain(`INDEX ${indexes[kind]} (catalog=?`)
    if (kind !== 'new') expect(read, kind).not.toContain('TEMP B-TREE')
  }
  expect(await plan(sentBack.sorted(sentBack.deals).select('id'))).toContain('INDEX mirror_waiting')
  const stuck = stuckQuery(database, query, 'Qualified', 30).select('id').orderBy('by_stage_since')
  expect(await plan(stuck)).toMatch(
    /COVERING INDEX mirror_play_stage \(catalog=\? AND stage=\? AND by_stage_since<\?\)/,
  )
  expect(await plan(lengthsQuery(database, 'Sandbox'))).toMatch(/^SEARCH .*COVERING INDEX mirror_stay_length/)
  const due = dueQuery(database, 'Sandbox', new Date(0)).limit(20)
  expect(await plan(due)).toContain('INDEX mirror_aws_due (catalog=? AND aws_read_at<?)')
  const gone = goneQuery(database, query)
  expect(await plan(gone)).toContain('INDEX mirror_gone_at')
})

const deal = {
  Catalog: 'Sandbox',
  Id: 'O1',
  CreatedDate: '2026-01-01T00:00:00Z',
  LastModifiedDate: '2026-01-01T00:00:00Z',
  LifeCycle: { Stage: 'Prospect' },
} as const

test('a deal that was lost and is read again goes on with its history', async () => {
  const mirror = await openMirror(database)
  const save = (LastModifiedDate: string, title: string) =>
    mirror.saveOpportunity('Sandbox', { ...deal, LastModifiedDate, Project: { Title: title } })
  await save('2026-01-01T00:00:00Z', 'One')
  await save('2026-01-02T00:00:00Z', 'Two')
  await database.deleteFrom('mirror_opportunity').execute()
  await save('2026-01-02T00:00:00Z', 'Two')
  await save('2026-01-03T00:00:00Z', 'Three')
  const { entries } = await mirror.history('Sandbox', 'O1')
  expect(entries.map(({ number, changes }) => [number, changes[0]?.now])).toEqual([
    [3, 'Three'],
    [2, 'Two'],
    [1, undefined],
  ])
})

test('what waits is forgotten with the transaction it was set in', async () => {
  const mirror = await openMirror(database)
  const { Id } = deal
  await mirror.saveOpportunity('Sandbox', deal)
  const changes = [{ path: 'LifeCycle.Stage', value: 'Qualified' }]
  const failing = database.transaction().execute(async (transaction) => {
    await setPendingIn(transaction, 'Sandbox', Id, { state: 'queued', changes })
    throw new Error('the queue is full')
  })
  await expect(failing).rejects.toThrow('the queue is full')
  const board = await mirror.pipeline('Sandbox')
  expect(board.columns.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0])
  expect(await mirror.card('Sandbox', Id)).not.toHaveProperty('pending')
})
