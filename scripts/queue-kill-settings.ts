import type { DatabaseLocation } from '../lib/sql/open-database'

export { testCredentials } from '../lib/emulator/test-emulator'

/** A PostgreSQL address, or the path of a SQLite file. */
export function locationOf(database: string): DatabaseLocation {
  return /^postgres(ql)?:/.test(database)
    ? { engine: 'postgres', url: database }
    : { engine: 'sqlite', file: database }
}
