import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { BackupError } from './copy'

type Environment = Record<string, string | undefined>

/** By libpq's own variables: arguments are shown to every user of the machine, and the address may hold a password. */
function connectionOf(url: string): Environment {
  const { hostname, port, username, password, pathname, searchParams: more } = new URL(url)
  const given: Record<string, string | null> = {
    PGHOST: more.get('host') ?? hostname,
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGOPTIONS: more.get('options'),
    PGSSLMODE: more.get('sslmode'),
    PGSSLROOTCERT: more.get('sslrootcert'),
    PGSSLCERT: more.get('sslcert'),
    PGSSLKEY: more.get('sslkey'),
  }
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

/** Debian's newest, where several versions are installed beside each other; else whatever the PATH has. */
function pathOf(program: string): string {
  const parent = '/usr/lib/postgresql'
  const versions = existsSync(parent) ? readdirSync(parent).sort((a, b) => Number(b) - Number(a)) : []
  const paths = versions.map((version) => join(parent, version, 'bin', program))
  return paths.find((path) => existsSync(path)) ?? program
}

/**
 * Runs one of PostgreSQL's client programs on the database at `url`.
 * @param environment Of this process: `PATH`, above all.
 * @throws BackupError when it is not installed or fails, with what it said.
 */
export async function runPostgresProgram(
  program: 'pg_dump' | 'pg_restore',
  args: string[],
  { url, environment }: { url: string; environment: Environment },
): Promise<void> {
  const env = { ...environment, ...connectionOf(url) } as NodeJS.ProcessEnv
  const child = spawn(pathOf(program), args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  await new Promise<void>((resolve, reject) => {
    child.once('error', () =>
      reject(new BackupError(`${program} is not installed; it comes with PostgreSQL’s client programs`)),
    )
    child.once('close', (code) => (code === 0 ? resolve() : reject(new BackupError(said.trim()))))
  })
}
