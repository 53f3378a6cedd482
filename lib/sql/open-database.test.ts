import { type Kysely, type Migration, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { DatabaseFullError, DatabaseUnavailableError } from './database-error'
import { inOneMoment } from './in-one-moment'
import { migrate } from './migrate'
import { type DatabaseLocation, openDatabase } from './open-database'
import { describeEngines, describePostgres } from './test-engines'
import { startPostgres } from './test-postgres'
import { transact } from './transact'

interface Tables {
  deal: { id: string; title: string; size: number }
}

const deals: Migration = {
  async up(database: Kysely<unknown>) {
    await sql
      .raw('create table deal (id text primary key, title text not null, size bigint not null)')
      .execute(database)
  },
}

const failing: Migration = {
  async up(database: Kysely<unknown>) {
    await sql.raw('create table half (id text primary key)').execute(database)
    await sql.raw('create table half (id text primary key)').execute(database)
  },
}

describeEngines('a database', (databases) => {
  let location: DatabaseLocation
  let database: Kysely<Tables>

  beforeEach(async () => {
    location = await databases.location()
    database = await databases.open<Tables>(location)
    await migrate(database, 'test', { '001_deals': deals })
  })

  const add = (id: string, size = 0, title = '') =>
    database.insertInto('deal').values({ id, title, size }).execute()

  const sizes = async () => {
    const rows = await database.selectFrom('deal').select('size').orderBy('id').execute()
    return rows.map((row) => row.size)
  }

  test('gives whole numbers as numbers, counts and sums included', async () => {
    await add('a', Number.MAX_SAFE_INTEGER - 1)
    await add('b', 1)
    const row = await database
      .selectFrom('deal')
      .select((eb) => [
        eb.fn.max('size').as('most'),
        eb.fn.countAll().as('count'),
        eb.fn.sum('size').as('sum'),
      ])
      .executeTakeFirst()
    expect(row).toEqual({ most: Number.MAX_SAFE_INTEGER - 1, count: 2, sum: Number.MAX_SAFE_INTEGER })
  })

  test('keeps a boolean as 0 or 1 and answers a comparison so', async () => {
    await add('a', true as unknown as number)
    const same = sql<number>`size = ${1}`.as('same')
    expect(await database.selectFrom('deal').select(['size', same]).execute()).toEqual([{ size: 1, same: 1 }])
  })

  test('keeps what stands behind a character that neither engine can hold', async () => {
    await add('a', 0, 'Fleet\0 telemetry')
    expect(await database.selectFrom('deal').select('title').execute()).toEqual([
      { title: 'Fleet\uFFFD telemetry' },
    ])
  })

  test('orders and compares text by code point, whatever the locale', async () => {
    const ids = ['~', 'a', 'B', 'é', 'O10', 'O2', '_', '2026-11-21', '']
    for (const id of ids) await add(id)
    const ordered = await database.selectFrom('deal').select('id').orderBy('id').execute()
    expect(ordered.map((row) => row.id)).toEqual([...ids].sort())
    const before = await database
      .selectFrom('deal')
      .select('id')
      .where('id', '<', 'a')
      .orderBy('id')
      .execute()
    expect(before.map((row) => row.id)).toEqual([...ids].sort().filter((id) => id < 'a'))
  })

  test('runs transactions one at a time: what one has read stays true until it commits', async () => {
    await add('a')
    const connections = await Promise.all([1, 2].map(() => databases.open<Tables>(location)))
    const raise = async (connection: Kysely<Tables>) => {
      await connection.transaction().execute(async (transaction) => {
        const { size } = await transaction.selectFrom('deal').select('size').executeTakeFirstOrThrow()
        await transaction
          .updateTable('deal')
          .set({ size: size + 1 })
          .execute()
      })
    }
    // SQLite's connections wait inside the call, so one process cannot race with itself.
    const racing = databases.engine === 'postgres' ? connections : connections.slice(1)
    await Promise.all(Array.from({ length: 20 }, (_, i) => raise(racing[i % racing.length] ?? database)))
    expect(await sizes()).toEqual([20])
  })

  test('reads of one moment do not see what is written meanwhile', async () => {
    await add('a')
    const reader = await databases.open<Tables>(location)
    const read = (transaction: Kysely<Tables>) => transaction.selectFrom('deal').select('id').execute()
    await inOneMoment(reader, async (transaction) => {
      expect(await read(transaction)).toHaveLength(1)
      await add('b')
      expect(await read(transaction)).toHaveLength(1)
    })
    expect(await read(reader)).toHaveLength(2)
  })

  test('a failed transaction leaves nothing behind', async () => {
    const twice = database.transaction().execute(async (transaction) => {
      for (let i = 0; i < 2; i++)
        await transaction.insertInto('deal').values({ id: 'a', title: '', size: 0 }).execute()
    })
    await expect(twice).rejects.toThrow()
    expect(await sizes()).toEqual([])
  })

  test('migrations that fail half-way leave nothing, and run again once they are mended', async () => {
    const broken = { '001_deals': deals, '002_first': failing }
    await expect(migrate(database, 'test', broken)).rejects.toThrow(/half/)
    const mended = { ...broken, '002_first': { up: async () => {} } }
    expect(await migrate(database, 'test', mended)).toEqual(['002_first'])
    expect(await migrate(database, 'test', mended)).toEqual([])
    const { rows } = await sql<{ count: number }>`select count(*) as count from test_migration`.execute(
      database,
    )
    expect(rows).toEqual([{ count: 2 }])
  })

  test('text that others keep beside it is not touched', async () => {
    if (databases.engine === 'sqlite') return
    await sql.raw('create table theirs (name text)').execute(database)
    await migrate(database, 'more', { '001_more': { up: async () => {} } })
    await sql`insert into theirs values ('a'), ('B')`.execute(database)
    const { rows } = await sql<{ name: string }>`select name from theirs order by name`.execute(database)
    // The test server's own order is another one, or the test above would show nothing.
    expect(rows.map((row) => row.name)).toEqual(['a', 'B'])
  })
})

describe('a full disk', () => {
  test('is said in words, what was there can be read, and writing goes on once there is room', async () => {
    const database = openDatabase<Tables>({ engine: 'sqlite', file: ':memory:' })
    await migrate(database, 'test', { '001_deals': deals })
    await sql.raw('pragma max_page_count=10').execute(database)
    const fill = () =>
      database.transaction().execute(async (transaction) => {
        for (let i = 0; i < 100; i++)
          await transaction
            .insertInto('deal')
            .values({ id: `${i}`, title: 'x'.repeat(1000), size: 0 })
            .execute()
      })
    await expect(fill()).rejects.toBeInstanceOf(DatabaseFullError)
    expect(await database.selectFrom('deal').selectAll().execute()).toEqual([])
    await sql.raw('pragma max_page_count=10000').execute(database)
    await fill()
    await database.destroy()
  })
})

describePostgres('beside other programs', (databases) => {
  test('a transaction sacrificed to another program’s is run again', async () => {
    const location = await databases.location()
    const [ours, theirs] = [await databases.open<Tables>(location), await databases.open<Tables>(location)]
    await migrate(ours, 'test', { '001_deals': deals })
    for (const id of ['a', 'b']) await ours.insertInto('deal').values({ id, title: '', size: 0 }).execute()
    const raise = (database: Kysely<Tables>, id: string) =>
      database
        .updateTable('deal')
        .set((eb) => ({ size: eb('size', '+', 1) }))
        .where('id', '=', id)
        .execute()

    let tries = 0
    let meeting: Promise<unknown> | undefined
    await transact(ours, async (transaction) => {
      tries += 1
      await raise(transaction, 'a')
      meeting ??= theirs.connection().execute(async (connection) => {
        await sql`begin`.execute(connection)
        await raise(connection, 'b')
        setTimeout(() => raise(connection, 'a').then(() => sql`commit`.execute(connection)), 300)
        await new Promise((resolve) => setTimeout(resolve, 3000))
      })
      await new Promise((resolve) => setTimeout(resolve, 150))
      await raise(transaction, 'b')
    })
    await meeting
    expect(tries).toBe(2)
    expect(await ours.selectFrom('deal').select('size').execute()).toEqual([{ size: 2 }, { size: 2 }])
  })
})

describePostgres('a server that goes away', () => {
  test('is said in words, ends nothing else, and is used again when it is back', async () => {
    const server = await startPostgres()
    const lost: unknown[] = []
    const database = openDatabase<Tables>(
      { engine: 'postgres', url: server.url },
      { onLost: (error) => lost.push(error) },
    )
    try {
      await migrate(database, 'test', { '001_deals': deals })
      const ids = () => database.selectFrom('deal').select('id').execute()
      const inTheMiddle = database.transaction().execute(async (transaction) => {
        await transaction.insertInto('deal').values({ id: 'a', title: '', size: 0 }).execute()
        await server.crash()
        await transaction.insertInto('deal').values({ id: 'b', title: '', size: 0 }).execute()
      })
      await expect(inTheMiddle).rejects.toBeInstanceOf(DatabaseUnavailableError)
      await expect(ids()).rejects.toThrow(/^The database cannot be reached \(\w+\)$/)
      expect(lost).toEqual([])

      await server.restart()
      expect(await ids()).toEqual([])
      await server.crash()
      await expect.poll(() => lost).toEqual([expect.any(DatabaseUnavailableError)])

      await server.restart()
      expect(await ids()).toEqual([])
      await database.insertInto('deal').values({ id: 'c', title: '', size: 0 }).execute()
      expect(await ids()).toEqual([{ id: 'c' }])
    } finally {
      await database.destroy()
      await server.stop()
    }
  })
})
