import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A PostgreSQL server of a test run's own, gone with it. */
export interface TestPostgres {
  /** Of the server's first database. */
  url: string
  /** As if the machine had lost power, though nothing that was committed is lost. */
  crash(): Promise<void>
  /** After `crash`, on the same data and address. */
  restart(): Promise<void>
  stop(): Promise<void>
}

function debianFolders(): string[] {
  const parent = '/usr/lib/postgresql'
  if (!existsSync(parent)) return []
  return readdirSync(parent)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(parent, version, 'bin'))
}

/** The folder of the server's programs, or undefined where none is installed. Debian keeps them out of the PATH. */
export function postgresFolder(): string | undefined {
  const folders = [...debianFolders(), ...(process.env.PATH ?? '').split(delimiter)]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

interface Account {
  uid?: number
  gid?: number
}

/** PostgreSQL refuses to run as root, so a test run that does lends it another account. */
function account(): Account {
  if (process.getuid?.() !== 0) return {}
  const id = (option: string) => Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u') || 65_534, gid: id('-g') || 65_534 }
}

/** A temporary folder of root's own cannot be entered by another account. */
function newFolder({ uid, gid }: Account): string {
  const parent = uid === undefined || (statSync(tmpdir()).mode & 0o005) === 0o005 ? tmpdir() : '/tmp'
  const folder = mkdtempSync(join(parent, 'tandem-pg-'))
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
  return folder
}

/**
 * Does what it reads: `make`, `start` and `crash`. Reading ends when we do, however that happens, and so do server and folder.
 * Nothing that is thrown away has to be on disk. Texts are put in order by ICU's rules of English, on purpose: nothing of ours
 * may depend on a server's order.
 */
const keeper = `
trap '' INT TERM HUP PIPE
programs=$1 folder=$2 server=
make() {
  "$programs/initdb" -D "$folder/data" -A trust -U tandem --no-sync --locale=C --encoding=UTF8 \\
    --locale-provider=icu --icu-locale=en 2>&1 && echo 'cluster is made' || echo 'command failed'
}
start() {
  "$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off -c max_connections=80 2>&1 &
  server=$!
}
crash() {
  [ -z "$server" ] || { kill -QUIT $server; wait $server; }
  server=
  echo 'server is gone'
}
while read -r command; do $command; done
crash
rm -rf "$folder"`

class Keeper {
  readonly #child: ChildProcess
  #said = ''

  constructor(bin: string, folder: string, who: Account) {
    this.#child = spawn('sh', ['-c', keeper, 'sh', bin, folder], {
      ...who,
      cwd: folder,
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.#child.stdout?.on('data', (chunk) => {
      this.#said = `${this.#said}${chunk}`
    })
  }

  async order(command: 'make' | 'start' | 'crash', answer: string): Promise<void> {
    this.#said = ''
    this.#child.stdin?.write(`${command}\n`)
    const deadline = Date.now() + 60_000
    while (!this.#said.includes(answer)) {
      if (Date.now() > deadline || this.#said.includes('command failed'))
        throw new Error(`PostgreSQL does not ${command}: ${this.#said}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.stdin?.end()
    await ended
  }
}

/**
 * Starts a server in a temporary folder, reached by a socket in it, so no port is taken. Takes about two seconds.
 * @throws When none is installed: ask `postgresFolder` first.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = postgresFolder()
  if (!bin) throw new Error('PostgreSQL is not installed')
  const who = account()
  const folder = newFolder(who)
  const server = new Keeper(bin, folder, who)
  const start = () => server.order('start', 'ready to accept connections')
  const stop = () => server.end()
  try {
    await server.order('make', 'cluster is made')
    await start()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: `postgres://tandem@localhost/postgres?host=${encodeURIComponent(folder)}`,
    crash: () => server.order('crash', 'server is gone'),
    restart: start,
    stop,
  }
}
