import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Emulator, openEmulator } from '@/lib/emulator/emulator'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import { createPartnerCentral, type PartnerCentral } from '@/lib/partner-central/partner-central'
import { openSqlite } from '@/lib/sql/sqlite'
import { openMirror, type SyncedMirror } from './open-mirror'
import { type SyncOptions, syncDetails, syncList, syncOnce } from './sync'
import type { MirrorDatabase, MirrorTables } from './tables'

const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example-secret' }

let now: Date
let emulator: Emulator
let database: MirrorDatabase
let mirror: SyncedMirror
let pc: PartnerCentral
let options: SyncOptions

beforeEach(async () => {
  now = new Date('2026-11-21T09:00:00Z')
  const clock = () => now
  emulator = await openEmulator({
    file: ':memory:',
    credentials,
    quota: 'off',
    review: 'off',
    seed: 1,
    clock,
  })
  database = openSqlite<MirrorTables>(':memory:')
  mirror = await openMirror(database, { clock })
  const endpoint = {
    to: 'handler' as const,
    fetch: (request: Request) => emulator.fetch(request),
    credentials,
  }
  pc = createPartnerCentral({ catalog: 'Sandbox', endpoint })
  options = { partnerCentral: pc, mirror, overlapMs: 1_000, clock }
})
afterEach(async () => {
  await emulator.close()
  await database.destroy()
})

function later(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000)
}

async function create(title: string): Promise<string> {
  const { Id } = await pc.createOpportunity({
    Origin: 'Partner Referral',
    Customer: {
      Account: {
        CompanyName: 'Harbor Lines',
        Industry: 'Travel',
        WebsiteUrl: 'https://harbor.example',
        Address: { CountryCode: 'DE' },
      },
    },
    Project: {
      Title: title,
      CustomerBusinessProblem: 'Telemetry from 900 trucks arrives too late.',
      ExpectedCustomerSpend: [
        { Amount: '10', CurrencyCode: 'EUR', Frequency: 'Monthly', TargetCompany: 'AWS' },
      ],
    },
    LifeCycle: { Stage: 'Prospect', TargetCloseDate: '2027-01-01' },
  })
  return Id
}

const titles = async () =>
  (await mirror.pipeline('Sandbox', {}, 1000)).columns
    .flatMap(({ cards }) => cards.map((card) => card.title))
    .sort()

describe('sync', () => {
  test('first reads everything, details included, and says as of when', async () => {
    for (let i = 0; i < 5; i++) await create(`Deal ${i}`)
    expect(await mirror.asOf('Sandbox')).toBeNull()
    later(60)
    expect(await syncOnce(options)).toEqual({ rows: 5, details: 5 })
    expect(await titles()).toEqual(['Deal 0', 'Deal 1', 'Deal 2', 'Deal 3', 'Deal 4'])
    expect(await mirror.asOf('Sandbox')).toBe(now.toISOString())
  })

  test('stored records are what the service answers', async () => {
    const id = await create('Deal')
    await syncOnce(options)
    expect(await mirror.opportunity('Sandbox', id)).toEqual({
      opportunity: await pc.getOpportunity(id),
      complete: true,
    })
  })

  test('then reads only what changed since', async () => {
    const first = await create('First')
    later(60)
    await create('Second')
    await syncOnce(options)
    later(60)
    const before = await pc.getOpportunity(first)
    await pc.updateOpportunity({ ...before, Project: { ...before.Project, Title: 'First, renamed' } })
    await create('Third')
    // Second is read again: it lies within the overlap.
    expect(await syncOnce(options)).toEqual({ rows: 3, details: 2 })
    expect(await titles()).toEqual(['First, renamed', 'Second', 'Third'])
  })

  test('nothing changed: one row, no detail, no new revision', async () => {
    await create('Only')
    await syncOnce(options)
    const revision = await mirror.revision('Sandbox')
    later(60)
    expect(await syncOnce(options)).toEqual({ rows: 1, details: 0 })
    expect(await mirror.revision('Sandbox')).toBe(revision)
    expect(await mirror.asOf('Sandbox')).toBe(now.toISOString())
  })

  test('reads lists of any length, also when many deals share one instant', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 130 }), { minLength: 1, maxLength: 4 }),
        async (batches) => {
          const list = fakeList(batches)
          const own = openSqlite<MirrorTables>(':memory:')
          const target = await openMirror(own)
          await syncList({ partnerCentral: list, mirror: target, overlapMs: 0 })
          const { total } = await target.pipeline('Sandbox')
          expect(total).toBe(batches.reduce((sum, each) => sum + each, 0))
          await own.destroy()
        },
      ),
      { numRuns: 15 },
    )
  }, 30_000)

  test('a run that is cut short goes on where it ended, and has no "as of" until it is whole', async () => {
    const list = fakeList([150, 150])
    let pages = 0
    const breaking = {
      ...list,
      listOpportunities: (query: Parameters<PartnerCentral['listOpportunities']>[0]) => {
        pages += 1
        if (pages === 2) throw new PartnerCentralError('ThrottlingException', 'wait')
        return list.listOpportunities(query)
      },
    }
    await expect(syncList({ ...options, partnerCentral: breaking })).rejects.toThrow(PartnerCentralError)
    expect(await mirror.asOf('Sandbox')).toBeNull()
    expect((await mirror.pipeline('Sandbox')).total).toBe(100)
    await syncList({ ...options, partnerCentral: list, overlapMs: 0 })
    expect((await mirror.pipeline('Sandbox')).total).toBe(300)
    expect(await mirror.asOf('Sandbox')).not.toBeNull()
  })

  test('once a day everything is read again, which finds what an incremental run cannot', async () => {
    const lost = await create('Lost')
    later(60)
    await create('Kept')
    await syncOnce(options)
    await database.deleteFrom('mirror_opportunity').where('id', '=', lost).execute()
    later(23 * 3600)
    await syncList(options)
    expect(await mirror.ledger.incomplete('Sandbox', 10)).toEqual([])
    later(2 * 3600)
    await syncList(options)
    expect(await mirror.ledger.incomplete('Sandbox', 10)).toEqual([lost])
  })

  test('a record that cannot be read does not keep the others from being read', async () => {
    const hidden = await create('Hidden')
    await create('Shown')
    const partnerCentral = {
      ...pc,
      async getOpportunity(id: string) {
        if (id === hidden) throw new PartnerCentralError('AccessDeniedException', 'no')
        return pc.getOpportunity(id)
      },
    }
    expect(await syncOnce({ ...options, partnerCentral })).toEqual({ rows: 2, details: 1 })
  })

  test('details read before AWS throttles are kept', async () => {
    await create('One')
    await create('Two')
    await syncList(options)
    let reads = 0
    const partnerCentral = {
      ...pc,
      async getOpportunity(id: string) {
        reads += 1
        if (reads > 1) throw new PartnerCentralError('ThrottlingException', 'wait')
        return pc.getOpportunity(id)
      },
    }
    const run = syncDetails({ ...options, partnerCentral }, { most: 10, passOver: new Set() })
    await expect(run).rejects.toThrow(PartnerCentralError)
    expect(await mirror.ledger.incomplete('Sandbox', 10)).toHaveLength(1)
  })
})

/** A list service of so many deals per instant, that pages by position like the worst AWS could be. */
function fakeList(batches: number[]): PartnerCentral {
  const rows = batches.flatMap((count, batch) =>
    Array.from({ length: count }, (_, i) => ({
      Catalog: 'Sandbox' as const,
      Id: `O${batch}${String(i).padStart(4, '0')}`,
      LastModifiedDate: new Date(Date.UTC(2026, 10, 1, batch)).toISOString(),
      CreatedDate: '2026-11-01T00:00:00Z',
    })),
  )
  const listOpportunities: PartnerCentral['listOpportunities'] = async (query = {}) => {
    const found = rows.filter((row) => row.LastModifiedDate >= (query.modifiedAfter ?? ''))
    const start = Number(query.nextToken ?? 0)
    const end = start + (query.maxResults ?? 20)
    return { summaries: found.slice(start, end), nextToken: end < found.length ? String(end) : undefined }
  }
  return { catalog: 'Sandbox', listOpportunities } as PartnerCentral
}
