import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlite } from '@/lib/sql/sqlite'
import { pageQuery } from './column-page'
import { openMirror } from './open-mirror'
import { setPendingIn } from './pending'
import { similarQuery } from './similar-companies'
import { contractClock, describeMirror } from './store.contract'
import type { MirrorDatabase, MirrorTables } from './tables'

describeMirror('SQLite', async () => {
  const database = openSqlite<MirrorTables>(':memory:')
  const mirror = await openMirror(database, { clock: contractClock })
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

test('a filtered page touches no more than the index of its stage', async () => {
  const filter = {
    text: 'fleet',
    owner: 'ana@tandem.example',
    reviewStatus: ['Approved' as const],
    overdue: true,
  }
  const read = await plan(pageQuery(database, { ...page, filter }))
  expect(read).toMatch(/USING COVERING INDEX mirror_board/)
  expect(read).not.toContain('TEMP B-TREE')
})

test('filtered counts, the queue, hints and missing details each have their index', async () => {
  const deals = database.selectFrom('mirror_opportunity').where('catalog', '=', 'Sandbox')
  const counts = deals.select(['stage', (eb) => eb.fn.countAll().as('count')]).where('search', 'like', '%x%')
  expect(await plan(counts.groupBy('stage'))).toMatch(/USING COVERING INDEX mirror_board/)
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

test('what waits is forgotten with the transaction it was set in', async () => {
  const mirror = await openMirror(database)
  const Id = 'O1'
  const LifeCycle = { Stage: 'Prospect' as const }
  const dates = { CreatedDate: '2026-01-01T00:00:00Z', LastModifiedDate: '2026-01-01T00:00:00Z' }
  await mirror.saveOpportunity('Sandbox', { Catalog: 'Sandbox', Id, LifeCycle, ...dates })
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
