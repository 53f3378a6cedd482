import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import { openSqlite } from '@/lib/sql/sqlite'
import { describeEngines } from '@/lib/sql/test-engines'
import { openMirror } from './open-mirror'
import { type SyncOptions, syncList, syncOnce } from './sync'
import type { Guard } from './sync-ledger'
import type { MirrorDatabase, MirrorTables } from './tables'
import { createTestService } from './test-service'

const minute = 60_000
const hour = 60 * minute
const begin = Date.UTC(2026, 10, 21, 9)

class Killed extends Error {}

async function versionsIn(database: MirrorDatabase, { gone }: { gone: boolean }) {
  const rows = await database
    .selectFrom('mirror_opportunity')
    .select(['id', 'version_ms'])
    .where('gone_since', gone ? 'is not' : 'is', null)
    .execute()
  return new Map(rows.map(({ id, version_ms }) => [id, new Date(Number(version_ms)).toISOString()]))
}

const sorted = (versions: Map<string, string>) => [...versions].sort(([a], [b]) => (a < b ? -1 : 1))

describeEngines('a first sync', (databases) => {
  test('that is killed at any of its steps goes on from there, and ends with everything', async () => {
    let now = begin
    const service = createTestService({ now: () => now })
    for (let i = 0; i < 230; i++) {
      // A crowd of one instant in the middle, more than a page.
      if (i < 60 || i > 180) now += 1000
      service.write(`O${i}`)
    }
    const steps = await stepsOf(undefined)
    expect(steps).toBeGreaterThan(10)
    for (let kill = 0; kill < steps; kill++) await stepsOf(kill)

    /** Syncs, killed once before the step of that number: a call of AWS, or the storing of what it answered. */
    async function stepsOf(kill: number | undefined): Promise<number> {
      const database = await databases.open<MirrorTables>()
      const mirror = await openMirror(database)
      let step = 0
      const stepOr = async () => {
        if (step++ === kill) throw new Killed()
      }
      const guard: Guard = stepOr
      const partnerCentral = {
        ...service.partnerCentral,
        listOpportunities: async (query: Parameters<typeof service.partnerCentral.listOpportunities>[0]) => {
          await stepOr()
          return service.partnerCentral.listOpportunities(query)
        },
      }
      const options: SyncOptions = { partnerCentral, mirror, overlapMs: 0, guard }
      if (kill !== undefined) {
        await expect(syncList(options)).rejects.toThrow(Killed)
        expect(await mirror.asOf('Sandbox')).toBeNull()
      }
      const before = step
      await syncList({ ...options, mirror: await openMirror(database) })
      expect(sorted(await versionsIn(database, { gone: false }))).toEqual(sorted(service.versions()))
      expect((await mirror.pipeline('Sandbox')).total).toBe(230)
      expect(await mirror.asOf('Sandbox')).not.toBeNull()
      // At most one page is read and stored twice, and the crowd in the middle looked at anew.
      if (kill !== undefined && kill > steps / 2) expect(step - before).toBeLessThan(steps)
      return step
    }
  }, 120_000)

  test('that was finished leaves nothing of itself behind', async () => {
    const database = await databases.open<MirrorTables>()
    const service = createTestService({ now: () => begin })
    service.write('O1')
    const mirror = await openMirror(database)
    await syncOnce({ partnerCentral: service.partnerCentral, mirror, overlapMs: 0 })
    expect(await database.selectFrom('mirror_seen').selectAll().execute()).toEqual([])
    expect(await mirror.ledger.report('Sandbox')).toMatchObject({ isListed: true, isDetailed: true })
  })

  test('whose guard says no stores nothing, not even how far it came', async () => {
    const database = await databases.open<MirrorTables>()
    const service = createTestService({ now: () => begin })
    service.write('O1')
    const mirror = await openMirror(database)
    const guard: Guard = async () => {
      throw new Killed()
    }
    const run = syncList({ partnerCentral: service.partnerCentral, mirror, overlapMs: 0, guard })
    await expect(run).rejects.toThrow(Killed)
    expect(await mirror.ledger.read('Sandbox')).toEqual({
      throughMs: null,
      fullSyncAt: null,
      reading: undefined,
    })
  })

  test('the two catalogs are read apart', async () => {
    const database = await databases.open<MirrorTables>()
    const service = createTestService({ now: () => begin })
    service.write('O1')
    const mirror = await openMirror(database)
    await syncOnce({ partnerCentral: service.partnerCentral, mirror, overlapMs: 0 })
    const other = { ...service.partnerCentral, catalog: 'AWS' as const }
    expect(await mirror.ledger.report('AWS')).toMatchObject({ asOf: null, deals: 0, isListed: false })
    await syncOnce({ partnerCentral: other, mirror, overlapMs: 0 })
    expect(await mirror.ledger.report('AWS')).toMatchObject({ deals: 1, isDetailed: true })
  })
})

async function setUp(options: { onCall?: () => void; ourSkewMs?: number } = {}) {
  const time = { now: begin }
  const service = createTestService({ now: () => time.now, ...options })
  const database = openSqlite<MirrorTables>(':memory:')
  const clock = () => new Date(time.now + (options.ourSkewMs ?? 0))
  const mirror = await openMirror(database, { clock })
  const sync: SyncOptions = { partnerCentral: service.partnerCentral, mirror, overlapMs: 0, clock }
  return { time, service, database, mirror, sync }
}

test('a deal that is gone is marked by a reading of everything, and comes back with the list', async () => {
  const { time, service, database, mirror, sync } = await setUp()
  service.write('O1')
  time.now += minute
  service.write('O2')
  await syncOnce(sync)
  service.remove('O1')
  time.now += hour
  await syncList(sync)
  expect(await mirror.card('Sandbox', 'O1')).not.toHaveProperty('gone')
  await syncList(sync, true)
  expect(await mirror.card('Sandbox', 'O1')).toHaveProperty('gone', true)
  expect(await mirror.card('Sandbox', 'O2')).not.toHaveProperty('gone')
  expect((await mirror.pipeline('Sandbox')).total).toBe(1)

  const { gets } = service.calls
  await syncList(sync, true)
  expect(service.calls.gets).toBe(gets)

  service.write('O1')
  await syncList(sync)
  expect(await mirror.card('Sandbox', 'O1')).not.toHaveProperty('gone')
  await database.destroy()
})

test('a deal that only the list lacks is not gone', async () => {
  const { time, service, database, mirror, sync } = await setUp()
  service.write('O1')
  await syncOnce(sync)
  service.write('O2', { lateMs: hour })
  await mirror.saveOpportunity('Sandbox', await service.partnerCentral.getOpportunity('O2'))
  time.now += minute
  await syncList(sync, true)
  expect(await mirror.card('Sandbox', 'O2')).not.toHaveProperty('gone')
  await database.destroy()
})

test('a deal without details that is gone is not asked for again', async () => {
  const { service, database, mirror, sync } = await setUp()
  service.write('O1')
  await syncList(sync)
  service.remove('O1')
  expect(await syncOnce(sync)).toMatchObject({ details: 0 })
  expect(await mirror.card('Sandbox', 'O1')).toHaveProperty('gone', true)
  expect(await mirror.ledger.incomplete('Sandbox', 10)).toEqual([])
  await database.destroy()
})

test('a check of missing deals that AWS throttles goes on where it stopped', async () => {
  let gets = Number.POSITIVE_INFINITY
  const { time, service, database, sync } = await setUp({
    onCall() {
      if (gets-- <= 0) throw new PartnerCentralError('ThrottlingException', 'wait')
    },
  })
  for (let i = 0; i < 50; i++) service.write(`O${i}`)
  await syncOnce(sync)
  for (let i = 0; i < 45; i++) service.remove(`O${i}`)
  time.now += 25 * hour
  // One page of the list, then thirty of the missing.
  gets = 31
  await expect(syncList(sync)).rejects.toMatchObject({ code: 'ThrottlingException' })
  const marked = (await versionsIn(database, { gone: true })).size
  expect(marked).toBeGreaterThanOrEqual(20)
  gets = Number.POSITIVE_INFINITY
  const before = service.calls.gets
  await syncList(sync)
  expect((await versionsIn(database, { gone: true })).size).toBe(45)
  expect(service.calls.gets - before).toBe(45 - marked)
  await database.destroy()
})

test('throttled on every second call, everything is read in the end', async () => {
  let calls = 0
  const { time, service, database, sync } = await setUp({
    onCall() {
      calls += 1
      if (calls % 2 === 0) throw new PartnerCentralError('ThrottlingException', 'wait')
    },
  })
  for (let i = 0; i < 450; i++) {
    time.now += 1000
    service.write(`O${i}`)
  }
  let runs = 0
  for (let done = false; !done; runs++) {
    done = await syncList(sync).then(
      () => true,
      () => false,
    )
  }
  expect(runs).toBeGreaterThan(2)
  expect(sorted(await versionsIn(database, { gone: false }))).toEqual(sorted(service.versions()))
  await database.destroy()
})

/** Something that happens at the service between two of our calls. */
const mischief = fc.record({
  kind: fc.constantFrom('write', 'write', 'write', 'remove', 'nothing', 'nothing'),
  id: fc.integer({ min: 0, max: 320 }),
  /** Few instants, so that many deals share one. */
  passesMs: fc.constantFrom(0, 0, 0, 1, 1000, 10 * minute),
  skewMs: fc.constantFrom(0, 0, hour, 1, 30 * minute),
  lateMs: fc.constantFrom(0, 0, 1000, 4 * minute),
})

test('nothing is missed, whatever moves while pages are read, by clocks an hour apart, on late lists', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(mischief, { minLength: 5, maxLength: 60 }),
      fc.integer({ min: 0, max: 320 }),
      fc.constantFrom(-hour, 0, hour),
      async (events, crowd, ourSkewMs) => {
        const waiting: typeof events = []
        const happen = () => {
          const event = waiting.shift()
          if (!event) return
          const { kind, id, passesMs, skewMs, lateMs } = event
          time.now += passesMs
          if (kind === 'write') service.write(`O${id}`, { skewMs, lateMs })
          if (kind === 'remove') service.remove(`O${id}`)
        }
        const { time, service, database, sync } = await setUp({ ourSkewMs, onCall: happen })
        for (let i = 0; i < crowd; i++) service.write(`O${i}`)
        waiting.push(...events)
        const wide = { ...sync, overlapMs: 65 * minute }
        while (waiting.length > 0) await syncList(wide)

        time.now += 5 * minute
        await syncList(wide)
        const known = await versionsIn(database, { gone: false })
        for (const [id, version] of service.versions()) expect([id, known.get(id)]).toEqual([id, version])
        await syncList(wide, true)
        expect(sorted(await versionsIn(database, { gone: false }))).toEqual(sorted(service.versions()))
        await database.destroy()
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)
