/** `npm run migrate`: brings Tandem's database up to date, as every start does. Running it again changes nothing. */
import { EnvError, env } from '@/lib/env'
import { migrateDatabase } from '@/lib/services/migrate-database'
import { openDatabase } from '@/lib/sql/open-database'

async function run(): Promise<void> {
  const database = openDatabase(env().database)
  try {
    const done = await migrateDatabase(database)
    for (const name of done) console.info(`Ran ${name}`)
    console.info('The database is up to date.')
  } finally {
    await database.destroy()
  }
}

try {
  await run()
} catch (error) {
  const prefix = error instanceof EnvError ? '' : 'The database could not be brought up to date: '
  console.error(`${prefix}${error instanceof Error ? error.message : 'unknown reason'}`)
  process.exitCode = 1
}
