import { type Kysely, type Migration, Migrator } from 'kysely'

/**
 * Brings a database up to date. `migrations` are run in the order of their names and each once; running again is a no-op.
 * @param owner Names the ledger, so that two rooms may keep tables in one database without sharing a history.
 * @throws The first migration's own error; that migration is rolled back.
 */
export async function migrate<Tables>(
  database: Kysely<Tables>,
  owner: string,
  migrations: Record<string, Migration>,
): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
    migrationTableName: `${owner}_migration`,
    migrationLockTableName: `${owner}_migration_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
