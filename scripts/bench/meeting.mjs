/** A meeting's first screen in Chromium, and what the server reads for it, after two years of a team's work. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { importTypeScript } from '../typescript.mjs'
import { catalog } from './deals.mjs'
import { databaseUrl } from './engines.mjs'
import { median } from './numbers.mjs'
import { addAccount, benchAccount } from './server-memory.mjs'
import { accessKey, startPartnerCentral, startTandem } from './servers.mjs'

const loads = 5
const readings = 9
const viewport = { width: 1440, height: 900 }
const day = 24 * 60 * 60_000
const historyDays = 2 * 365
/** What a team that has not met yet looks back to. */
const sinceDays = 14

/**
 * Lets a mirror observe two years of work. In memory first: what is written over and over is then on no disk.
 * @param source The address of the Partner Central that the server on this database will read from.
 */
async function playInto(file, deals, source) {
  const { sql } = await import('kysely')
  const { openSqlite } = await importTypeScript('lib/sql/sqlite.ts')
  const { openMirror } = await importTypeScript('lib/mirror/open-mirror.ts')
  const { playHistory } = await importTypeScript('lib/mirror/test-history.ts')
  const until = new Date()
  let now = until
  const database = openSqlite(':memory:', { durable: false })
  const mirror = await openMirror(database, { clock: () => now })
  const use = await mirror.ledger.readFrom(catalog, source)
  const setClock = (at) => {
    now = at
  }
  await playHistory(mirror, { deals, days: historyDays, until, setClock })
  await mirror.ledger.finish(catalog, { at: new Date().toISOString(), full: true })
  await mirror.ledger.finishDetails(catalog, new Date())
  await use.release()
  await sql`vacuum into ${file}`.execute(database)
  await database.destroy()
}

/** Median milliseconds of processor time that the first screen's reading takes when nothing of it is remembered. */
async function measureReading(file) {
  const { openSqlite } = await importTypeScript('lib/sql/sqlite.ts')
  const { openMirror } = await importTypeScript('lib/mirror/open-mirror.ts')
  const { readReview } = await importTypeScript('lib/meeting/read-review.ts')
  const database = openSqlite(file)
  const now = new Date()
  const since = new Date(now.getTime() - sinceDays * day)
  const samples = []
  let moved = 0
  try {
    for (let round = 0; round <= readings; round++) {
      const mirror = await openMirror(database)
      const began = process.cpuUsage()
      const { waterfall } = await readReview(mirror)({ catalog, filter: {}, since, now })
      const { user, system } = process.cpuUsage(began)
      if (round > 0) samples.push((user + system) / 1000)
      moved = waterfall.steps.reduce((sum, step) => sum + step.deals, 0)
    }
  } finally {
    await database.destroy()
  }
  return { readMs: median(samples), moved }
}

/** Runs inside the page before anything else there: the moment after the frame that first showed bars and agenda. */
function firstScreenProbe() {
  const isThere = () =>
    document.querySelector('[aria-label^="What moved"]') !== null &&
    document.querySelector('main ol:not([aria-label]) > li') !== null
  const look = () => {
    if (!isThere()) return requestAnimationFrame(look)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      window.tandemFirstScreen = performance.now()
    }
    port2.postMessage(undefined)
  }
  requestAnimationFrame(look)
}

/** One cold load. */
async function load(browser, { url, cookie }) {
  const context = await browser.newContext({ viewport, locale: 'en-US' })
  await context.addCookies([cookie])
  const page = await context.newPage()
  await page.addInitScript(firstScreenProbe)
  const response = await page.goto(`${url}/meetings/new`)
  const body = await response.body()
  await page.waitForFunction(() => window.tandemFirstScreen !== undefined, undefined, { timeout: 60_000 })
  const visibleMs = await page.evaluate(() => window.tandemFirstScreen)
  await context.close()
  return { visibleMs, pageKb: body.length / 1024 }
}

async function openSite(folder, deals, service) {
  mkdirSync(folder, { recursive: true })
  const location = { engine: 'sqlite', file: join(folder, 'mirror.db') }
  await playInto(location.file, deals, service)
  await addAccount(location)
  const reading = await measureReading(location.file)
  const tandem = await startTandem(join(folder, 'server'), {
    DATABASE_URL: databaseUrl(location),
    PARTNER_CENTRAL: service,
    AWS_ACCESS_KEY_ID: accessKey.accessKeyId,
    AWS_SECRET_ACCESS_KEY: accessKey.secretAccessKey,
    DEMO: 'off',
  })
  const { sessionCookie } = await importTypeScript('e2e/session.ts')
  return {
    ...reading,
    url: tandem.url,
    stop: tandem.stop,
    cookie: await sessionCookie(tandem.url, benchAccount),
  }
}

/** @returns By size: `{ visibleMs, pageKb, readMs, moved }`, medians. */
export async function measureMeeting(folder, sizes) {
  const { chromiumLaunch } = await importTypeScript('e2e/browser.ts')
  const service = await startPartnerCentral(join(folder, 'service'))
  const browser = await chromium.launch(await chromiumLaunch())
  const sites = {}
  try {
    for (const [size, deals] of Object.entries(sizes)) {
      sites[size] = await openSite(join(folder, size), deals, service.url)
    }
    const samples = Object.fromEntries(Object.keys(sites).map((size) => [size, []]))
    // The first load of each also warms the servers; it is not counted.
    for (let round = 0; round <= loads; round++) {
      for (const [size, site] of Object.entries(sites)) {
        const sample = await load(browser, site)
        if (round > 0) samples[size].push(sample)
      }
    }
    const measured = ([size, { readMs, moved }]) => {
      const of = (member) => median(samples[size].map((sample) => sample[member]))
      return [size, { visibleMs: of('visibleMs'), pageKb: of('pageKb'), readMs, moved }]
    }
    return Object.fromEntries(Object.entries(sites).map(measured))
  } finally {
    await browser.close()
    for (const { stop } of Object.values(sites)) await stop()
    await service.stop()
  }
}
