import { expect, test } from 'vitest'
import { submitted } from '@/lib/emulator/test-emulator'
import { openSqlite } from '@/lib/sql/sqlite'
import { bela, drain, nextStep, openTestQueue, titled } from './test-queue'

const catalog = 'Sandbox'

test('500 at once, 20 locked and 5 changed by others: each told by its row', async () => {
  const database = openSqlite<unknown>(':memory:')
  const at = await openTestQueue(database)
  const ids: string[] = []
  for (let i = 0; i < 500; i++) ids.push(await at.record())
  const titles = new Map<string, string>()
  for (const id of ids.slice(0, 25)) titles.set(id, (await at.get(id)).Project?.Title ?? '')
  await at.queue.enqueueBatch({
    batchId: 'batch-1',
    writes: ids.map((recordId, i) => ({
      catalog,
      recordId,
      by: bela,
      content: {
        kind: 'update' as const,
        edits: i < 20 ? [titled('New title')] : [nextStep('Autumn call', 'Call Iris')],
      },
    })),
  })
  for (const id of ids.slice(0, 20)) await submitted(at.service, id)
  for (const id of ids.slice(20, 25)) {
    await at.elsewhere(id, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, NextSteps: 'Theirs' } }))
  }
  const progress = async () => (await at.queue.batches({ catalog }))[0]?.progress
  expect((await progress())?.queued).toBe(500)
  await drain(at)
  expect(await progress()).toEqual({
    queued: 0,
    sending: 0,
    sent: 475,
    refused: 0,
    conflict: 5,
    held: 20,
    cancelled: 0,
  })
  const stopped = (await at.queue.list({ catalog })).filter(({ failure }) => failure)
  const rows = (state: string) => stopped.filter((w) => w.state === state).map((w) => w.recordId)
  expect(new Set(rows('held'))).toEqual(new Set(ids.slice(0, 20)))
  expect(new Set(rows('conflict'))).toEqual(new Set(ids.slice(20, 25)))
  await at.close()
  await database.destroy()
}, 180_000)
