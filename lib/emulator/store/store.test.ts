import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StoredOpportunity } from '../record'
import { openStore, type Session, type Store } from './store'

const owner = { account: '111122223333', catalog: 'Sandbox' } as const
const everything = {
  sortBy: 'Identifier',
  order: 'ASCENDING',
  limit: 100,
  modified: {},
  created: {},
  closeDate: {},
} as const

let store: Store
beforeEach(async () => {
  store = await openStore(':memory:')
})
afterEach(() => store.close())

function recordOf(number: number, title = 'as made'): StoredOpportunity {
  return {
    ...owner,
    number,
    visible: true,
    document: {
      Catalog: owner.catalog,
      Id: `O${number}`,
      CreatedDate: '2026-03-01T10:00:00Z',
      LastModifiedDate: '2026-03-01T10:00:00.000Z',
      RelatedEntityIdentifiers: {},
      Project: { Title: title },
      LifeCycle: { Stage: 'Qualified', ReviewStatus: 'Pending Submission', NextSteps: title },
    },
    state: { origin: 'Partner Referral', submissions: 0 },
    modified: Date.parse('2026-03-01T10:00:00Z'),
    reviewDue: null,
  }
}

const insert = (number: number) => store.write((session) => session.insert(recordOf(number)))
const titleOf = async (number: number) =>
  (await store.read.opportunity(owner, `O${number}`))?.document.Project?.Title
const listed = async () => {
  const { summaries } = await store.read.opportunities(owner, everything)
  return summaries.map((summary) => JSON.parse(summary).Id as string)
}

test('a write that throws leaves nothing of what it wrote, and those beside it stand', async () => {
  await insert(5_000_001)
  const throwing = store.write(async (session: Session) => {
    await session.save(recordOf(5_000_001, 'half done'))
    await session.insert(recordOf(5_000_003))
    throw new Error('refused')
  })
  const outcomes = await Promise.allSettled([insert(5_000_002), throwing, insert(5_000_004)])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await titleOf(5_000_001)).toBe('as made')
  expect(await titleOf(5_000_003)).toBeUndefined()
  expect(await listed()).toEqual(['O5000001', 'O5000002', 'O5000004'])
})

test('a list shows what was written a moment ago, whichever it was', async () => {
  expect(await listed()).toEqual([])
  await insert(5_000_002)
  await insert(5_000_001)
  expect(await listed()).toEqual(['O5000001', 'O5000002'])
  await store.write((session) => session.save({ ...recordOf(5_000_001), visible: false }))
  expect(await listed()).toEqual(['O5000002'])
})

test('a list shows what another process has written to the same file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-store-'))
  const here = await openStore(join(folder, 'partner-central.db'))
  const there = await openStore(join(folder, 'partner-central.db'))
  try {
    const seenHere = async () => {
      const { summaries } = await here.read.opportunities(owner, everything)
      return summaries.length
    }
    expect(await seenHere()).toBe(0)
    await there.write((session) => session.insert(recordOf(5_000_001)))
    expect(await seenHere()).toBe(1)
    await here.write((session) => session.insert(recordOf(5_000_002)))
    await there.write((session) => session.save({ ...recordOf(5_000_001), visible: false }))
    expect(await seenHere()).toBe(1)
  } finally {
    await Promise.all([here.close(), there.close()])
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a read beside an open transaction sees nothing of it', async () => {
  await insert(5_000_001)
  let seen: Promise<string | undefined> | undefined
  await store.write(async (session) => {
    await session.save(recordOf(5_000_001, 'not yet'))
    seen = titleOf(5_000_001)
    await new Promise((turn) => setImmediate(turn))
    await session.save(recordOf(5_000_001, 'in the end'))
  })
  expect(await seen).toBe('in the end')
})

test('a file is told from every other, made with the same seed or not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-store-'))
  const open = (name: string) => openStore(join(folder, name), 'the same')
  const stores = [await open('one.db'), await open('one.db'), await open('two.db')]
  try {
    const [first, again, other] = stores.map(({ identity }) => identity)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  } finally {
    await Promise.all(stores.map((each) => each.close()))
    rmSync(folder, { recursive: true, force: true })
  }
})
