import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '../store/store'
import { opportunityUpdated } from './event-kinds'
import { createHerald, type Herald } from './herald'

const owner = { account: '111122223333', catalog: 'Sandbox' } as const
const at = new Date('2026-03-01T10:15:00.412Z')

let store: Store
let herald: Herald
let heard: string[]
beforeEach(async () => {
  store = await openStore(':memory:')
  heard = []
  herald = createHerald({ store, hasDestination: true, onWritten: () => {} })
  herald.subscribe(({ subject }) => heard.push(subject))
})
afterEach(() => store.close())

const change = (id: string, outcome: 'kept' | 'undone' = 'kept') =>
  herald.write(async (_session, tell) => {
    tell(opportunityUpdated(owner, id), at)
    if (outcome === 'undone') throw new Error('refused')
    return id
  })

async function outbox(): Promise<string[]> {
  const rows = await store.read.database.selectFrom('event_outbox').select('lane').execute()
  return rows.map(({ lane }) => lane.split(' ').at(-1) ?? '')
}

test('what is undone is neither told nor put into the outbox', async () => {
  await expect(change('O1', 'undone')).rejects.toThrow('refused')
  expect([heard, await outbox()]).toEqual([[], []])
})

test('of changes that go to disk together each answers for its own events', async () => {
  const outcomes = await Promise.allSettled([change('O1'), change('O2', 'undone'), change('O3')])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(heard.sort()).toEqual(['O1', 'O3'])
  expect((await outbox()).sort()).toEqual(['O1', 'O3'])
})

test('a listener hears of a change when others can read it', async () => {
  const seen: Promise<string[]>[] = []
  herald.subscribe(() => void seen.push(outbox()))
  await change('O1')
  expect(await Promise.all(seen)).toEqual([['O1']])
})

test('without a destination nothing is kept', async () => {
  const quiet = createHerald({ store, hasDestination: false, onWritten: () => {} })
  await quiet.write(async (_session, tell) => tell(opportunityUpdated(owner, 'O1'), at))
  expect(await outbox()).toEqual([])
  expect(quiet.hasAudience()).toBe(false)
})
