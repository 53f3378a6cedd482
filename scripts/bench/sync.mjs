/** What it costs to bring a mirror up to date, by how much there is and by how much of it has changed. */
import { importTypeScript } from '../typescript.mjs'
import { median } from './numbers.mjs'
import { catalog, recordsIn } from './records.mjs'
import { accessKey } from './servers.mjs'

const rounds = 5
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

/**
 * Fills a mirror with the list of the records in a folder of `makeRecords`, then changes some and times how long a look
 * at the list takes.
 * @param location Where the mirror is, as `openDatabase` takes it; an empty database.
 * @param counts How many records change, each in its turn. Zero is the price of looking.
 * @returns Milliseconds by count, and those of the first reading of the list: `{ first, byChanges: { 0: …, 100: … } }`.
 */
export async function measureSync(dataDir, location, counts = [0, 10, 100]) {
  const { openDatabase } = await importTypeScript('lib/sql/open-database.ts')
  const { openMirror } = await importTypeScript('lib/mirror/open-mirror.ts')
  const { syncList } = await importTypeScript('lib/mirror/sync.ts')
  const service = await openService(dataDir)
  const database = openDatabase(location)
  try {
    const mirror = await openMirror(database)
    const options = { partnerCentral: service.partnerCentral, mirror, overlapMs: 1000 }
    const timed = async () => {
      const began = performance.now()
      const rows = await syncList(options)
      return { rows, ms: performance.now() - began }
    }
    const first = (await timed()).ms
    const ids = await changeable(mirror, Math.max(...counts))
    const byChanges = {}
    for (const count of counts) {
      const samples = []
      for (let round = 0; round < rounds; round++) {
        // Beyond the overlap, so that a round does not pay for the one before it.
        service.pass(minute)
        await change(service, ids.slice(0, count))
        const { rows, ms } = await timed()
        if (rows < count) throw new Error(`${count} records changed, and the list was read to ${rows}`)
        samples.push(ms)
      }
      byChanges[count] = median(samples)
    }
    return { first, byChanges }
  } finally {
    await database.destroy()
    await service.close()
  }
}
