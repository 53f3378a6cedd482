import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { loadEnv } from '@/lib/env'
import { openServices } from '@/lib/services'
import type { DatabaseLocation } from '@/lib/sql/open-database'
import { describeEngines } from '@/lib/sql/test-engines'

function migrate(location: DatabaseLocation): Promise<{ code: number | null; said: string }> {
  const url = location.engine === 'postgres' ? location.url : location.file
  const env = { ...process.env, DATABASE_URL: url, NEXTAUTH_SECRET: 'secret-of-a-test-run' }
  const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/migrate.ts'], { env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })))
}

interface Ledgers {
  [table: string]: { name: string }
}

async function ledgers(database: Kysely<Ledgers>): Promise<string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true })
  const names = tables.map((table) => table.name).filter((name) => name.endsWith('_migration'))
  const rows = await Promise.all(
    names.map(async (ledger) => {
      const done = await database.selectFrom(ledger).select('name').orderBy('name').execute()
      return done.map(({ name }) => `${ledger} ${name}`)
    }),
  )
  return rows.flat().sort()
}

describeEngines('npm run migrate', (databases) => {
  test('started twice at once does everything once, and nothing the next time', async () => {
    const location = await databases.location()
    const both = await Promise.all([migrate(location), migrate(location)])
    for (const { code, said } of both) expect(code, said).toBe(0)
    const ran = both.flatMap(({ said }) => said.match(/^Ran .*$/gm) ?? [])
    expect(ran.length).toBeGreaterThan(5)
    expect(new Set(ran).size).toBe(ran.length)

    const again = await migrate(location)
    expect(again).toEqual({ code: 0, said: 'The database is up to date.\n' })
    expect(await ledgers(await databases.open(location))).toHaveLength(ran.length)
  })

  test('leaves nothing for the start to do', async () => {
    const location = await databases.location()
    const folder = mkdtempSync(join(tmpdir(), 'tandem-migrate-'))
    try {
      await migrate(location)
      const database = await databases.open<Ledgers>(location)
      const before = await ledgers(database)
      const settings = loadEnv({
        DATA_DIR: folder,
        DATABASE_URL: location.engine === 'postgres' ? location.url : location.file,
      })
      await (await openServices(settings)).close()
      expect(await ledgers(database)).toEqual(before)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('by an older version is refused, naming what it does not know', async () => {
    const location = await databases.location()
    await migrate(location)
    const database = await databases.open<Record<string, { name: string; timestamp: string }>>(location)
    await database
      .insertInto('auth_migration')
      .values({ name: '999_of_tomorrow', timestamp: '2030-01-01' })
      .execute()
    const { code, said } = await migrate(location)
    expect(code).toBe(1)
    expect(said).toMatch(/newer version of Tandem \(auth: 999_of_tomorrow\)/)
  })
})
