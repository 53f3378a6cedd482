import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import type { DatabaseLocation } from '../open-database'
import { BackupError, type Copies } from './copy'
import { postgresCopies } from './postgres-copies'
import { sqliteCopies } from './sqlite-copies'

/**
 * @param name Of its copy, without an ending.
 * @param environment Of this process, for PostgreSQL's programs.
 */
export function copiesOf(
  location: DatabaseLocation,
  name: string,
  environment: Record<string, string | undefined>,
): Copies {
  return location.engine === 'postgres'
    ? postgresCopies(location.url, name, environment)
    : sqliteCopies(location.file, name)
}

/**
 * Copies `databases`, one after the other, into a new folder, which appears under its name once it is whole.
 * @throws BackupError when the folder exists or a database cannot be copied.
 */
export async function backUp(databases: Copies[], folder: string): Promise<void> {
  if (existsSync(folder)) throw new BackupError(`${folder} exists already. Name a new folder.`)
  const making = `${folder}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true, mode: 0o700 })
  try {
    for (const database of databases) await database.copyTo(making)
    renameSync(making, folder)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

/**
 * Puts the copies in `folder` in the place of `databases`. Nothing is touched unless all of them can be put back.
 * @param options.force Whether what is there may be lost.
 * @throws BackupError saying why not.
 */
export async function restore(
  databases: Copies[],
  folder: string,
  options: { force: boolean },
): Promise<void> {
  for (const database of databases) {
    await database.check(folder)
    await database.refuseInUse()
    if (!options.force && (await database.exists())) {
      throw new BackupError('There is data already, which this would replace. Add --force if that is meant.')
    }
  }
  for (const database of databases) await database.restoreFrom(folder)
}
