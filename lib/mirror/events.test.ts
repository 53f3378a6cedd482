import { expect, test } from 'vitest'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { describeEngines } from '@/lib/sql/test-engines'
import { EventDelivery } from './event-envelope'
import { createEvents } from './events'
import { openMirror } from './open-mirror'
import { createRefresher } from './refresher'
import type { MirrorTables } from './tables'

const account = '111122223333'

function record(id: string, minute: number): Opportunity {
  return {
    Catalog: 'Sandbox',
    Id: id,
    Arn: `arn:aws:partnercentral:us-east-1:${account}:catalog/Sandbox/opportunity/${id}`,
    CreatedDate: '2026-11-21T09:00:00Z',
    LastModifiedDate: new Date(Date.UTC(2026, 10, 21, 9, minute)).toISOString(),
    Project: { Title: `Version ${minute}` },
  }
}

let told = 0
function event(id: string, more: Record<string, unknown> = {}) {
  const detail = { schemaVersion: '1', catalog: 'Sandbox', opportunity: { identifier: id } }
  told += 1
  return {
    version: '1',
    id: `event-${told}`,
    'detail-type': 'Opportunity Updated',
    source: 'aws.partnercentral-selling',
    account,
    time: '2026-11-21T09:00:00Z',
    region: 'us-east-1',
    resources: [],
    detail,
    ...more,
  }
}

describeEngines('events', (databases) => {
  /** A service whose readings wait until they are let go. */
  async function setUp(options: { answer?: (id: string, reading: number) => Opportunity } = {}) {
    const database = await databases.open<MirrorTables>()
    let now = new Date('2026-11-21T10:00:00Z')
    const mirror = await openMirror(database, { clock: () => now })
    const readings: string[] = []
    const held: (() => void)[] = []
    let holding = false
    const answer = options.answer ?? ((id: string, reading: number) => record(id, reading))
    const partnerCentral = {
      catalog: 'Sandbox',
      async getOpportunity(id: string) {
        readings.push(id)
        const reading = readings.length
        if (holding) await new Promise<void>((go) => held.push(go))
        return answer(id, reading)
      },
    } as unknown as PartnerCentral
    const failures: string[] = []
    const refresher = createRefresher({
      partnerCentral,
      mirror,
      pauseMs: () => 1,
      onFailure: (code) => failures.push(code),
    })
    const events = createEvents('Sandbox', { mirror, refresher })
    return {
      database,
      mirror,
      refresher,
      events,
      readings,
      failures,
      hold: () => {
        holding = true
      },
      letGo: () => {
        holding = false
        for (const go of held.splice(0)) go()
      },
      later: (hours: number) => {
        now = new Date(now.getTime() + hours * 3600_000)
      },
    }
  }

  test('an event that is replayed 100 times is one reading', async () => {
    const { events, refresher, readings, mirror } = await setUp()
    const replayed = event('O1')
    const taken = await Promise.all(Array.from({ length: 100 }, () => events.take(replayed)))
    await refresher.idle()
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(readings).toEqual(['O1'])
    expect((await mirror.card('Sandbox', 'O1'))?.title).toBe('Version 1')
  })

  test('two events about a record that is being read are one more reading, which is the one that counts', async () => {
    const { events, refresher, readings, mirror, hold, letGo } = await setUp()
    hold()
    await events.take(event('O1'))
    await events.take(event('O1'))
    await events.take(event('O1', { 'detail-type': 'Opportunity Created' }))
    expect(readings).toEqual(['O1'])
    letGo()
    await refresher.idle()
    expect(readings).toEqual(['O1', 'O1'])
    expect((await mirror.card('Sandbox', 'O1'))?.title).toBe('Version 2')
  })

  test('a record AWS does not have is marked as gone, and comes back when it is told of again', async () => {
    let isThere = true
    const { events, refresher, mirror } = await setUp({
      answer(id) {
        if (isThere) return record(id, 1)
        throw new PartnerCentralError('ResourceNotFoundException', 'no')
      },
    })
    const tell = async () => {
      await events.take(event('O1'))
      await refresher.idle()
    }
    await tell()
    isThere = false
    await tell()
    expect(await mirror.card('Sandbox', 'O1')).toMatchObject({ title: 'Version 1', gone: true })
    expect((await mirror.pipeline('Sandbox')).total).toBe(0)
    const revision = await mirror.revision('Sandbox')
    await tell()
    expect(await mirror.revision('Sandbox')).toBe(revision)
    isThere = true
    await tell()
    expect(await mirror.card('Sandbox', 'O1')).not.toHaveProperty('gone')
    expect(await mirror.revision('Sandbox')).toBeGreaterThan(revision)
  })

  test('a record nobody knows that AWS does not have leaves nothing behind', async () => {
    const { events, refresher, mirror, failures } = await setUp({
      answer() {
        throw new PartnerCentralError('ResourceNotFoundException', 'no')
      },
    })
    await events.take(event('O404'))
    await refresher.idle()
    expect(await mirror.card('Sandbox', 'O404')).toBeUndefined()
    expect(failures).toEqual([])
  })

  test('a throttled reading is tried again, and given up to the next look at the list after five times', async () => {
    const throttled = new PartnerCentralError('ThrottlingException', 'wait')
    const { events, refresher, readings, failures } = await setUp({
      answer(id, reading) {
        if (id === 'O2' || reading % 2 === 1) throw throttled
        return record(id, reading)
      },
    })
    await events.take(event('O1'))
    await refresher.idle()
    expect([readings.length, failures]).toEqual([2, []])
    await events.take(event('O2'))
    await refresher.idle()
    expect([readings.length, failures]).toEqual([7, ['ThrottlingException']])
  })

  test('what is foreign is ignored: source, kind, catalog, account, record', async () => {
    const { events, refresher, readings } = await setUp()
    await events.take(event('O1'))
    await refresher.idle()
    const detail = (catalog: string, identifier: unknown) => ({ catalog, opportunity: { identifier } })
    const foreign = [
      event('O2', { source: 'aws.s3' }),
      event('O2', { 'detail-type': 'Engagement Created' }),
      event('O2', { detail: detail('AWS', 'O2') }),
      event('O2', { detail: detail('Sandbox', '../O2') }),
      event('O2', { detail: {} }),
      event('O2', { account: '444455556666' }),
    ]
    for (const each of foreign) expect(await events.take(each)).toBe(false)
    await refresher.idle()
    expect(readings).toEqual(['O1'])
  })

  test('a known event is forgotten a day later', async () => {
    const { events, refresher, database, later } = await setUp()
    await events.take(event('O1'))
    later(23)
    await events.take(event('O1'))
    later(2)
    const last = event('O1')
    await events.take(last)
    await refresher.idle()
    const kept = await database.selectFrom('mirror_event').select('id').execute()
    expect(kept.map(({ id }) => id)).toEqual([`event-${told - 1}`, last.id])
  })

  test('stopping breaks a pause off and leaves what waits', async () => {
    const { events, refresher, readings, hold, letGo } = await setUp()
    hold()
    for (const id of ['O1', 'O2', 'O3', 'O4', 'O5']) await events.take(event(id))
    const stopped = refresher.stop()
    letGo()
    await stopped
    expect(readings).toEqual(['O1', 'O2', 'O3', 'O4'])
  })
})

test('a delivery is one envelope or several, and nothing else', () => {
  const one = event('O1')
  expect(EventDelivery.parse(one)).toHaveLength(1)
  expect(EventDelivery.parse([one, event('O2')])).toHaveLength(2)
  const { id: _, ...nameless } = one
  for (const corrupt of [undefined, null, 'text', {}, nameless, { ...one, detail: 'x' }, [one, {}]]) {
    expect(EventDelivery.safeParse(corrupt).success).toBe(false)
  }
})
