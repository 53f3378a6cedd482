import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type AgendaStep, createAgenda } from './agenda'
import { createChance } from './chance'
import { createHerald } from './events/herald'
import { createReviewer } from './review/reviewer'
import { openStore, type Store } from './store/store'

const owner = { account: '111122223333', catalog: 'Sandbox' } as const
const at = (seconds: number) => Date.parse('2026-03-01T00:00:00Z') + seconds * 1000

let store: Store
beforeEach(async () => {
  store = await openStore(':memory:')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await store.close()
})

function agendaWith(steps: Record<string, AgendaStep>) {
  const chance = createChance(store.seed)
  const herald = createHerald({ store, hasDestination: false, onWritten: () => {} })
  return createAgenda({ store, chance, reviewer: createReviewer('off', chance), steps, herald })
}

const put = (step: string, subject: string, due: number) =>
  store.write((session) => session.schedule({ ...owner, due, step, subject }))

test('steps are taken when they are due, the first due first, dated when they were', async () => {
  const taken: string[] = []
  const agenda = agendaWith({
    note: async (subject, { now }) => void taken.push(`${subject} ${now.toISOString().slice(14, 19)}`),
  })
  await put('note', 'late', at(90))
  await put('note', 'early', at(30))
  await put('note', 'future', at(3600))
  await agenda.apply(new Date(at(100)))
  expect(taken).toEqual(['early 00:30', 'late 01:30'])
  expect(await agenda.next()).toBe(at(3600))
})

test('a step may put the next one on the agenda', async () => {
  let count = 0
  const agenda = agendaWith({
    again: async (subject, work) => {
      count++
      await work.store.schedule({ ...owner, due: work.now.getTime() + 10_000, step: 'again', subject })
    },
  })
  await put('again', 'x', at(0))
  await agenda.apply(new Date(at(95)))
  expect(count).toBe(10)
})

test('thousands that have become due share transactions', async () => {
  let taken = 0
  const agenda = agendaWith({ note: async () => void taken++ })
  for (let index = 0; index < 1000; index++) await put('note', String(index), at(index))
  const write = vi.spyOn(store, 'write')
  const turns = countTurns()
  await agenda.apply(new Date(at(5000)))
  expect(taken).toBe(1000)
  expect(write.mock.calls.length).toBeGreaterThanOrEqual(1000)
  // A transaction waits for one turn of the event loop.
  expect(turns()).toBeLessThan(60)
})

/** @returns How often the event loop has turned since. */
function countTurns(): () => number {
  let turns = 0
  let isOver = false
  const count = () => {
    turns++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  return () => {
    isOver = true
    return turns
  }
}

test('a step that fails is struck off and keeps nobody waiting', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const taken: string[] = []
  const agenda = agendaWith({
    note: async (subject) => void taken.push(subject),
    fail: async (_subject, work) => {
      await work.store.schedule({ ...owner, due: at(2), step: 'note', subject: 'half done' })
      throw new Error('secret')
    },
  })
  await put('fail', 'x', at(1))
  for (let index = 0; index < 20; index++) await put('note', String(index), at(index))
  await agenda.apply(new Date(at(100)))
  expect(taken).toEqual(Array.from({ length: 20 }, (_, index) => String(index)))
  expect(await agenda.next()).toBeUndefined()
  expect(log).toHaveBeenCalled()
  expect(JSON.stringify(log.mock.calls)).not.toContain('secret')
})
