import 'server-only'
import type { Kysely } from 'kysely'
import { authMigrations } from '@/lib/auth/schema'
import { migrations as insightMigrations } from '@/lib/insight/migrations'
import { migrations as meetingMigrations } from '@/lib/meeting/migrations'
import { migrations as mirrorMigrations } from '@/lib/mirror/migrations'
import { migrations as queueMigrations } from '@/lib/queue/migrations'
import { leaseMigrations } from '@/lib/sql/lease'
import { migrate } from '@/lib/sql/migrate'

/** The migrations of every room that keeps tables in Tandem's database, by the name of its ledger. */
const rooms = {
  lease: leaseMigrations,
  auth: authMigrations,
  mirror: mirrorMigrations,
  queue: queueMigrations,
  meeting: meetingMigrations,
  insight: insightMigrations,
}

/**
 * Brings Tandem's database up to date: at every start and with `npm run migrate`.
 * @returns What was missing, such as `mirror 005-pending`.
 * @throws As `migrate`.
 */
export async function migrateDatabase<Tables>(database: Kysely<Tables>): Promise<string[]> {
  const done: string[] = []
  for (const [owner, migrations] of Object.entries(rooms)) {
    const missing = await migrate(database, owner, migrations)
    done.push(...missing.map((name) => `${owner} ${name}`))
  }
  return done
}
