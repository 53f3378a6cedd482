/** What a Tandem server takes of the machine's memory, by how many deals there are. */
import { join } from 'node:path'
import { importTypeScript } from '../typescript.mjs'
import { databaseUrl } from './engines.mjs'
import { median } from './numbers.mjs'
import { residentMb } from './resident-memory.mjs'
import { accessKey, startTandem } from './servers.mjs'

const readers = 4
/** So many that the JavaScript heap has grown as far as it will: before that, what is compared is how far each has come. */
const rounds = 150
/** Somebody who may read a server's pages. */
export const benchAccount = {
  email: 'bench@tandem.example',
  name: 'Bench',
  role: 'seller',
  password: 'only-for-this-measurement',
}

/** What a seller's browser asks for, pages and data. */
const paths = [
  '/opportunities',
  '/api/opportunities',
  '/api/opportunities?q=harbor',
  '/api/opportunities?owner=mei.tanaka%40tandem.example&review=Approved',
  '/opportunities?overdue=1',
  '/api/opportunities?overdue=1',
  '/api/opportunities/changes?since=0',
  '/api/workspace-status',
]

/** Makes that account in a server's database, before the server starts. */
export async function addAccount(location) {
  const { openDatabase } = await importTypeScript('lib/sql/open-database.ts')
  const { openUsers } = await importTypeScript('lib/auth/users.ts')
  const database = openDatabase(location)
  try {
    await (await openUsers(database)).add(benchAccount)
  } finally {
    await database.destroy()
  }
}

async function readAll(url, cookie) {
  const headers = { cookie: `${cookie.name}=${cookie.value}` }
  for (let round = 0; round < rounds; round++) {
    for (const path of paths) {
      const response = await fetch(`${url}${path}`, { headers, redirect: 'manual' })
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    }
  }
}

function sampleEverySecond(measure) {
  const samples = []
  const sample = () => samples.push(measure())
  const timer = setInterval(sample, 1000)
  return {
    stop() {
      clearInterval(timer)
      sample()
      return samples
    },
  }
}

/**
 * Starts a server on a mirror that is filled already, and reads boards from it as several browsers do.
 * @param service The address of the Partner Central that the mirror was filled from.
 * @returns Resident MB of the server: the median of the second half, since garbage comes and goes.
 */
export async function measureServer(location, folder, service) {
  const { sessionCookie } = await importTypeScript('e2e/session.ts')
  await addAccount(location)
  const tandem = await startTandem(join(folder, 'server'), {
    DATABASE_URL: databaseUrl(location),
    PARTNER_CENTRAL: service,
    AWS_ACCESS_KEY_ID: accessKey.accessKeyId,
    AWS_SECRET_ACCESS_KEY: accessKey.secretAccessKey,
    DEMO: 'off',
  })
  try {
    const cookie = await sessionCookie(tandem.url, benchAccount)
    const samples = sampleEverySecond(() => residentMb(tandem.pid))
    await Promise.all(Array.from({ length: readers }, () => readAll(tandem.url, cookie)))
    const resident = samples.stop()
    return median(resident.slice(resident.length >> 1))
  } finally {
    await tandem.stop()
  }
}
