import { type CompiledQuery, type Kysely, sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { describePostgres } from '@/lib/sql/test-engines'
import { pageQuery } from './column-page'
import { historyQuery } from './history'
import { describeMeetings } from './meetings.contract'
import { openMirror } from './open-mirror'
import { contractClock, describeMirror } from './store.contract'
import type { MirrorTables } from './tables'

describePostgres('the contract', (databases) => {
  const open = async () => {
    const database = await databases.open<MirrorTables>()
    const mirror = await openMirror(database, { clock: contractClock })
    return { mirror, close: () => database.destroy() }
  }
  // Each of its questions travels between processes; SQLite tries the rest.
  describeMirror('PostgreSQL', open, 12)

  const openTimed = async (clock: () => Date) => {
    const database = await databases.open<MirrorTables>()
    const mirror = await openMirror(database, { clock })
    return { mirror, close: () => database.destroy() }
  }
  describeMeetings('PostgreSQL', openTimed, 3)
})

describePostgres('the indexes of the mirror', (databases) => {
  let database: Kysely<MirrorTables>
  beforeEach(async () => {
    database = await databases.open<MirrorTables>()
    await openMirror(database)
  })

  /** How it would be read, were the tables large: on an empty one reading everything is cheapest. */
  const plan = (query: { compile(): CompiledQuery }) =>
    database.transaction().execute(async (transaction) => {
      for (const way of ['seqscan', 'bitmapscan', 'sort']) {
        await sql.raw(`set local enable_${way} = off`).execute(transaction)
      }
      const { sql: text, parameters } = query.compile()
      const explain = { ...query.compile(), sql: `explain ${text}`, parameters }
      const { rows } = await transaction.executeQuery<{ 'QUERY PLAN': string }>(explain)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })

  const page = { catalog: 'Sandbox', stage: 'Qualified', today: '2026-11-21', size: 50 } as const

  test.each<[string, PipelineFilter, RegExp]>([
    ['every deal', {}, /using mirror_board on/],
    ['one owner’s', { owner: 'ana@tandem.example' }, /using mirror_owned on/],
    ['one review status', { reviewStatus: ['Action Required'] }, /using mirror_(reviewed|board) on/],
    ['what is overdue', { overdue: true }, /using mirror_board on/],
    ['what has a word in it', { text: 'fleet' }, /using mirror_board on/],
  ])('a page of %s is read in its order from an index', async (_what, filter, index) => {
    const read = await plan(pageQuery(database, { ...page, filter, after: ['2026-12-01', 'O1'] }))
    expect(read).toMatch(index)
    expect(read).not.toContain('Sort')
  })

  test('what waits, what is incomplete, what changed and a history each have their index', async () => {
    const deals = database.selectFrom('mirror_opportunity').select('id').where('catalog', '=', 'Sandbox')
    const waiting = deals.where('review_status', '=', 'Action Required').orderBy('status_since').orderBy('id')
    const missing = deals.where('complete', '=', 0).orderBy('version_ms', 'desc').orderBy('id', 'desc')
    for (const [query, index] of [
      [waiting, 'mirror_waiting'],
      // On an empty table both are as good; the one by version serves where most deals are incomplete.
      [missing, 'mirror_(incomplete|list_version_ms)'],
      [deals.where('revision', '>', 7).orderBy('revision'), 'mirror_changed'],
      [historyQuery(database, 'Sandbox', 'O1'), 'mirror_history_pkey'],
    ] as const) {
      const read = await plan(query)
      expect(read).toMatch(new RegExp(`using ${index} on`))
      expect(read).not.toContain('Sort')
    }
  })
})
