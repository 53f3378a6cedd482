/** What it costs to bring a mirror up to date, by how much there is and by how much of it has changed. */
import { importTypeScript } from '../typescript.mjs'
import { execute } from './engines.mjs'
import { median } from './numbers.mjs'
import { catalog, recordsIn } from './records.mjs'
import { accessKey } from './servers.mjs'

const rounds = 9
const minute = 60_000

/** The service on that folder, at a time after all of its records, and a client for it. */
async function openService(dataDir) {
  const { openEmulator } = await importTypeScript('lib/emulator/emulator.ts')
  const { createPartnerCentral } = await importTypeScript('lib/partner-central/partner-central.ts')
  let now = Date.now() + minute
  const emulator = await openEmulator({
    file: recordsIn(dataDir),
    credentials: accessKey,
    quota: 'off',
    review: 'off',
    clock: () => new Date(now),
    durable: false,
  })
  const endpoint = { to: 'handler', fetch: emulator.fetch, credentials: accessKey }
  return {
    partnerCentral: createPartnerCentral({ catalog, endpoint }),
    pass: (milliseconds) => {
      now += milliseconds
    },
    close: () => emulator.close(),
  }
}

/** Gives that many records a new next step, each at its own instant. */
async function change({ partnerCentral, pass }, ids) {
  for (const id of ids) {
    pass(10)
    const record = await partnerCentral.getOpportunity(id)
    const NextSteps = `${record.LifeCycle?.NextSteps ?? ''}.`
    await partnerCentral.updateOpportunity({ ...record, LifeCycle: { ...record.LifeCycle, NextSteps } })
  }
}

/** The most recently changed records that take a next step: nobody reviews them. */
async function changeable(mirror, count) {
  const ids = []
  for (const id of await mirror.ledger.incomplete(catalog, count * 2)) {
    const card = await mirror.card(catalog, id)
    if (card?.reviewStatus === 'Pending Submission') ids.push(id)
  }
  return ids.slice(0, count)
}

const pagesAtOnce = 20

/** Stores the whole list in an empty mirror: many pages at once, since how long that takes is not asked here. */
async function readWholeList(partnerCentral, { ledger }) {
  const began = new Date()
  await ledger.beginReading(catalog, began)
  let nextToken
  do {
    const summaries = []
    for (let page = 0; page < pagesAtOnce && (page === 0 || nextToken); page++) {
      const sort = { by: 'LastModifiedDate', order: 'ASCENDING' }
      const answer = await partnerCentral.listOpportunities({ maxResults: 100, nextToken, sort })
      summaries.push(...answer.summaries)
      nextToken = answer.nextToken
    }
    const throughMs = Math.max(...summaries.map(({ LastModifiedDate }) => Date.parse(LastModifiedDate)))
    await ledger.storePage(catalog, { summaries, throughMs, isFull: true })
  } while (nextToken)
  await ledger.finish(catalog, { at: began.toISOString(), full: true })
}

/** A mirror that has the list of the records in that folder, and the service that they are in. */
async function openSide({ dataDir, location }, mostChanges) {
  const { openDatabase } = await importTypeScript('lib/sql/open-database.ts')
  const { openMirror } = await importTypeScript('lib/mirror/open-mirror.ts')
  const service = await openService(dataDir)
  const database = openDatabase(location)
  const mirror = await openMirror(database)
  await readWholeList(service.partnerCentral, mirror)
  // What PostgreSQL does by itself within minutes.
  if (location.engine === 'postgres') await execute(location, 'vacuum analyze')
  return {
    service,
    mirror,
    ids: await changeable(mirror, mostChanges),
    async close() {
      await database.destroy()
      await service.close()
    },
  }
}

/** @returns Milliseconds of a look at the list after so many changes. */
async function timeLook({ service, mirror, ids }, count) {
  const { syncList } = await importTypeScript('lib/mirror/sync.ts')
  // Beyond the overlap, so that a round does not pay for the one before it.
  service.pass(minute)
  await change(service, ids.slice(0, count))
  const began = performance.now()
  const rows = await syncList({ partnerCentral: service.partnerCentral, mirror, overlapMs: 1000 })
  const ms = performance.now() - began
  if (rows < count) throw new Error(`${count} records changed, and the list was read to ${rows}`)
  return ms
}

/**
 * Fills mirrors with the lists of folders of `makeRecords`, then changes some records of each and times how long a look at the
 * list takes, in turn.
 * @param places For each `{ dataDir, location }`: the records, and an empty database as `openDatabase` takes it.
 * @param counts How many records change. Zero is the price of looking.
 * @returns For each place the median milliseconds by count: `{ 0: …, 100: … }`.
 */
export async function measureSync(places, counts = [0, 10, 100]) {
  const sides = []
  try {
    for (const place of places) sides.push(await openSide(place, Math.max(...counts)))
    const results = sides.map(() => ({}))
    for (const count of counts) {
      const samples = sides.map(() => [])
      for (let round = 0; round <= rounds; round++) {
        for (const [index, side] of sides.entries()) {
          const ms = await timeLook(side, count)
          // The first round warms up.
          if (round > 0) samples[index].push(ms)
        }
      }
      for (const [index, result] of results.entries()) result[count] = median(samples[index])
    }
    return results
  } finally {
    for (const side of sides) await side.close()
  }
}
