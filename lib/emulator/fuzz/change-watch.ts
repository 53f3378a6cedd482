import { createHash } from 'node:crypto'
import { openSqliteFile, type SqliteFile, type Statement } from '@/lib/sql/sqlite'
import { opportunityNumber } from '../ids'
import { formatInstant } from '../instant'

/**
 * Tells whether a file was changed by others, exactly and cheaply. SQLite counts commits of other connections in
 * `data_version`: while that stands still nothing was written. When it moves, something was, perhaps the same bytes again
 * (a part of a transaction that was undone, committed with the rest), so the rows decide: a second connection still sees the
 * file as it was, in a read transaction begun before.
 */
export class ChangeWatch {
  readonly #now: SqliteFile<unknown>
  readonly #before: SqliteFile<unknown>
  readonly #version: Statement<{ data_version: number }>
  readonly #agenda: Statement<{ due: number | null }>
  readonly #opportunity: Statement<{ modified: number }>
  readonly #document: Statement<{ document: string }>
  readonly #engagement: Statement<{ modified: number }>
  #seen = 0

  constructor(file: string) {
    this.#now = openSqliteFile(file)
    this.#before = openSqliteFile(file)
    this.#version = this.#now.prepare('pragma data_version')
    this.#agenda = this.#now.prepare(
      'select min(due) as due from (select min(due) as due from agenda union all select min(review_due) from opportunity)',
    )
    this.#opportunity = this.#now.prepare('select modified from opportunity where number = ?')
    this.#document = this.#now.prepare('select document from opportunity_body where number = ?')
    this.#engagement = this.#now.prepare('select modified from engagement where id = ?')
    this.#before.prepare('begin').run([])
    this.accept()
  }

  /** Takes the file as it is now for the state to compare with. */
  accept(): void {
    this.#before.prepare('commit').run([])
    this.#before.prepare('begin').run([])
    // A read transaction sees the file as it is at its first read.
    this.#before.prepare('select count(*) from sqlite_schema').all([])
    this.#seen = this.#currentVersion()
  }

  /** Whether a single row differs from when `accept` was last called. */
  hasChanged(): boolean {
    const version = this.#currentVersion()
    if (version === this.#seen) return false
    return digest(this.#before) !== digest(this.#now)
  }

  /** Whether anybody has committed anything since `accept`, if only the same bytes. */
  hasCommitted(): boolean {
    return this.#currentVersion() !== this.#seen
  }

  /** When the service will do something by itself, epoch milliseconds. */
  nextDue(): number {
    return this.#agenda.all([])[0]?.due ?? Number.POSITIVE_INFINITY
  }

  /** The optimistic lock of an opportunity or an engagement, as it is now. */
  versionOf(id: string): string | undefined {
    const number = opportunityNumber(id)
    const [row] = number === undefined ? this.#engagement.all([id]) : this.#opportunity.all([number])
    return row && formatInstant(row.modified)
  }

  /** An opportunity as Get answers it, whoever's it is. */
  documentOf(id: string): Record<string, unknown> | undefined {
    const [row] = this.#document.all([opportunityNumber(id) ?? -1])
    return row && JSON.parse(row.document)
  }

  /** Lets the log of the file start over; the state to compare with is the one now. */
  trim(): void {
    this.#before.prepare('commit').run([])
    this.#now.prepare('pragma wal_checkpoint(truncate)').all([])
    this.#before.prepare('begin').run([])
    this.accept()
  }

  async close(): Promise<void> {
    await this.#now.database.destroy()
    await this.#before.database.destroy()
  }

  #currentVersion(): number {
    return this.#version.all([])[0]?.data_version ?? 0
  }
}

/** Of every row of every table. */
function digest({ prepare }: SqliteFile<unknown>): string {
  const hash = createHash('sha256')
  const tables = prepare<{ name: string }>(
    "select name from sqlite_schema where type = 'table' order by name",
  ).all([])
  for (const { name } of tables) {
    const rows = prepare<Record<string, unknown>>(`select * from "${name}"`).all([])
    hash.update(name)
    for (const row of rows) hash.update(JSON.stringify(Object.values(row)))
  }
  return hash.digest('base64url')
}
