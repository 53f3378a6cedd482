import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openEmulator } from '@/lib/emulator/emulator'
import type { Opportunity, OpportunitySummary } from '@/lib/opportunity/opportunity'
import { reviewStatuses } from '@/lib/opportunity/review'
import { createPartnerCentral } from '@/lib/partner-central/create-partner-central'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { NotEmptyError, type SeedOptions, seedDemo } from './seed'

const credentials = { accessKeyId: 'AKIADEMO', secretAccessKey: 'only-for-this-test' }
const now = new Date('2026-11-12T09:30:00Z')
let folder: string
let demoFolder: string

beforeAll(async () => {
  demoFolder = mkdtempSync(join(tmpdir(), 'tandem-demo-'))
  await seedDemo({ ...optionsFor('', 120), file: join(demoFolder, 'demo.db') })
}, 60_000)

afterAll(() => {
  rmSync(demoFolder, { recursive: true, force: true })
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-seed-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** A demo of 120 deals, for a test to look at and to change. */
function copyOfDemo(): string {
  const file = join(folder, 'copy.db')
  copyFileSync(join(demoFolder, 'demo.db'), file)
  return file
}

function optionsFor(name: string, opportunities: number): SeedOptions {
  const review = { pickUpSeconds: 30, decideSeconds: 60 }
  return { file: join(folder ?? '', name), credentials, opportunities, review, now, seed: 5 }
}

/** Opens what was made, at `time`, and hands its client to `work`. */
async function inService<T>(
  file: string,
  time: Date,
  work: (client: PartnerCentral) => Promise<T>,
): Promise<T> {
  const review = { pickUpSeconds: 30, decideSeconds: 60 }
  const emulator = await openEmulator({ file, credentials, quota: 'off', clock: () => time, review, seed: 1 })
  try {
    const endpoint = { to: 'handler', fetch: emulator.fetch, credentials } as const
    return await work(createPartnerCentral({ catalog: 'Sandbox', endpoint }))
  } finally {
    await emulator.close()
  }
}

async function everything(client: PartnerCentral): Promise<OpportunitySummary[]> {
  const first = await client.listOpportunities({ maxResults: 100 })
  if (!first.nextToken) return first.summaries
  const second = await client.listOpportunities({ maxResults: 100, nextToken: first.nextToken })
  return [...first.summaries, ...second.summaries]
}

function withoutServiceIds({ Arn: _arn, ...record }: Opportunity): unknown {
  return record
}

test('every invented deal is accepted, and all review statuses are among them', {
  timeout: 60_000,
}, async () => {
  const options = optionsFor('whole.db', 160)
  expect(await seedDemo(options)).toMatchObject({ opportunities: 160 })
  await inService(options.file, now, async (client) => {
    const summaries = await everything(client)
    expect(summaries).toHaveLength(160)
    const found = new Set(summaries.map(({ LifeCycle }) => LifeCycle?.ReviewStatus))
    expect([...found].sort()).toEqual([...reviewStatuses].sort())
    const sentBack = summaries.filter(({ LifeCycle }) => LifeCycle?.ReviewStatus === 'Action Required')
    for (const { LifeCycle } of sentBack) {
      expect(LifeCycle?.ReviewComments).toBeTruthy()
      expect(LifeCycle?.ReviewStatusReason).toBeTruthy()
    }
    const lost = summaries.filter(({ LifeCycle }) => LifeCycle?.Stage === 'Closed Lost')
    expect(lost.length).toBeGreaterThan(0)
    for (const { LifeCycle } of lost) expect(LifeCycle?.ClosedLostReason).toBeTruthy()
  })
})

test('some deals were brought by AWS and accepted, each approved without a review', async () => {
  await inService(copyOfDemo(), now, async (client) => {
    const origins = new Map<string, string[]>()
    for (const { Id, LifeCycle } of await everything(client)) {
      const { Origin } = await client.getAwsOpportunitySummary(Id).catch(() => ({ Origin: null }))
      origins.set(Origin ?? 'unknown', [
        ...(origins.get(Origin ?? 'unknown') ?? []),
        LifeCycle?.ReviewStatus ?? '',
      ])
    }
    const byAws = origins.get('AWS Referral') ?? []
    expect(byAws.length).toBeGreaterThanOrEqual(2)
    expect(new Set(byAws)).toEqual(new Set(['Approved']))
    expect(origins.get('Partner Referral')?.length).toBeGreaterThan(byAws.length * 10)
  })
})

test('the past is the past: no record is dated later than the start of the demo', async () => {
  await inService(copyOfDemo(), now, async (client) => {
    for (const { CreatedDate, LastModifiedDate } of await everything(client)) {
      expect(Date.parse(CreatedDate)).toBeLessThan(now.getTime())
      // Two steps within one millisecond are kept a millisecond apart.
      expect(Date.parse(LastModifiedDate)).toBeLessThanOrEqual(now.getTime() + 10)
    }
  })
})

test('a newcomer sees a review move on within two minutes, and what was in review stays there', async () => {
  const file = copyOfDemo()
  const statuses = (time: Date) =>
    inService(file, time, async (client) => {
      const summaries = await everything(client)
      return new Map(summaries.map(({ Id, LifeCycle }) => [Id, LifeCycle?.ReviewStatus]))
    })
  const before = await statuses(now)
  const after = await statuses(new Date(now.getTime() + 150_000))
  const decided = [...after].filter(([id, status]) => status !== before.get(id))
  expect(decided).toHaveLength(2)
  expect(decided.map(([, status]) => status)).toContain('Action Required')
  const inReview = [...before].filter(([, status]) => status === 'In review')
  expect(inReview.length).toBeGreaterThan(0)
  for (const [id] of inReview) expect(after.get(id)).toBe('In review')
})

test('the same options make the same records', async () => {
  const records = async (name: string) => {
    const options = optionsFor(name, 8)
    await seedDemo(options)
    return inService(options.file, now, async (client) => {
      const ids = (await everything(client)).map(({ Id }) => Id).sort()
      return Promise.all(ids.map(async (id) => withoutServiceIds(await client.getOpportunity(id))))
    })
  }
  expect(await records('one.db')).toEqual(await records('two.db'))
})

test('a service that exists is left alone', async () => {
  const options = optionsFor('taken.db', 3)
  writeFileSync(options.file, 'mine')
  await expect(seedDemo(options)).rejects.toThrow(NotEmptyError)
  expect(readdirSync(folder)).toEqual(['taken.db'])
})

test('a run that is cut short leaves nothing, and what an earlier one left is cleared', async () => {
  const options = optionsFor('cut.db', 3)
  writeFileSync(`${options.file}.working`, 'half a database')
  const noSuchMoment = new Date(Number.NaN)
  await expect(seedDemo({ ...options, now: noSuchMoment })).rejects.toThrow()
  expect(existsSync(options.file)).toBe(false)
  expect(readdirSync(folder)).toEqual([])
  await seedDemo(options)
  expect(readdirSync(folder)).toEqual(['cut.db'])
})
