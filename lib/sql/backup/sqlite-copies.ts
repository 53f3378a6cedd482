import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { codeOf } from '../database-error'
import { openSqlite } from '../sqlite'
import { BackupError, type Copies } from './copy'

async function using<T>(file: string, work: (database: Kysely<unknown>) => Promise<T>): Promise<T> {
  const database = openSqlite(file)
  return work(database).finally(() => database.destroy())
}

function flushToDisk(file: string): void {
  const handle = openSync(file, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function removeAside(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true })
}

/** Only the last one who has the file open may end its write-ahead log, so that this tells the others, dead ones left out. */
async function isInUse(file: string): Promise<boolean> {
  return using(file, async (database) => {
    try {
      await sql.raw('pragma busy_timeout=0').execute(database)
      const { rows } = await sql<{ journal_mode: string }>`pragma journal_mode=delete`.execute(database)
      return rows[0]?.journal_mode !== 'delete'
    } catch (error) {
      if (codeOf(error).startsWith('SQLITE_BUSY')) return true
      throw error
    }
  })
}

/** The check itself would make a write-ahead log beside the copy, or a new database where there is none. */
async function isWhole(copy: string): Promise<boolean> {
  const aside = `${copy}.checking`
  try {
    copyFileSync(copy, aside)
    return await using(aside, async (database) => {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(database)
      return rows.length === 1 && rows[0]?.integrity_check === 'ok'
    })
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_')) return false
    throw error
  } finally {
    removeAside(aside)
  }
}

/** @param name Of the copy in its folder, without an ending. */
export function sqliteCopies(file: string, name: string): Copies {
  const fileIn = (folder: string) => join(folder, `${name}.db`)
  return {
    fileIn,

    async copyTo(folder) {
      if (!existsSync(file)) throw new BackupError(`There is no database at ${file}`)
      await using(file, (database) => sql`vacuum into ${fileIn(folder)}`.execute(database))
      flushToDisk(fileIn(folder))
    },

    async check(folder) {
      if (!existsSync(fileIn(folder))) throw new BackupError(`${fileIn(folder)} is missing`)
      if (!(await isWhole(fileIn(folder)))) throw new BackupError(`${fileIn(folder)} is damaged`)
    },

    exists: async () => existsSync(file),

    async refuseInUse() {
      if (existsSync(file) && (await isInUse(file))) {
        throw new BackupError(`Tandem is running on ${file}. Stop it first.`)
      }
    },

    async restoreFrom(folder) {
      const aside = `${file}.restoring`
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      copyFileSync(fileIn(folder), aside)
      flushToDisk(aside)
      removeAside(file)
      renameSync(aside, file)
    },
  }
}
