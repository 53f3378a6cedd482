import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlite } from './sqlite'

interface Tables {
  deal: { id: number; name: string; open?: boolean | number }
}

let database: ReturnType<typeof openSqlite<Tables>>
beforeEach(async () => {
  database = openSqlite<Tables>(':memory:')
  await sql`create table deal (id integer primary key, name text not null)`.execute(database)
  await database.insertInto('deal').values({ id: 1, name: 'one' }).execute()
})
afterEach(() => database.destroy())

const all = () => database.selectFrom('deal').selectAll().orderBy('id').execute()

test('a question asked before sees what was written since, columns included', async () => {
  expect(await all()).toEqual([{ id: 1, name: 'one' }])
  await database.insertInto('deal').values({ id: 2, name: 'two' }).execute()
  expect(await all()).toHaveLength(2)
  await sql`alter table deal add column open integer`.execute(database)
  expect(await all()).toContainEqual({ id: 1, name: 'one', open: null })
})

test('the same question with other values gives other answers', async () => {
  const named = (name: string) => database.selectFrom('deal').select('id').where('name', '=', name).execute()
  expect(await named('one')).toEqual([{ id: 1 }])
  expect(await named('two')).toEqual([])
})

test('a boolean is stored as a number', async () => {
  await sql`alter table deal add column open integer`.execute(database)
  await database.updateTable('deal').set({ open: true }).execute()
  expect(await all()).toEqual([{ id: 1, name: 'one', open: 1 }])
})

test('a failed transaction leaves nothing behind', async () => {
  const failing = database.transaction().execute(async (transaction) => {
    await transaction.insertInto('deal').values({ id: 2, name: 'two' }).execute()
    await transaction.insertInto('deal').values({ id: 2, name: 'again' }).execute()
  })
  await expect(failing).rejects.toThrow()
  expect(await all()).toHaveLength(1)
})

test('the folder made for a database is closed to other users', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'tandem-sqlite-'))
  try {
    const made = join(parent, 'data')
    await openSqlite(join(made, 'tandem.db')).destroy()
    expect(statSync(made).mode & 0o077).toBe(0)
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
})
