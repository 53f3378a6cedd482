import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { acquireLease, type Lease } from '@/lib/sql/lease'
import { describeEngines } from '@/lib/sql/test-engines'
import { claim, LeaseLostError, noteAttempt, settle, takeOver } from './claims'
import type { QueueDatabase } from './tables'
import { ana, nextStep, openTestQueue, stateOf } from './test-queue'

const here = { catalog: 'Sandbox', source: 'test' } as const

describeEngines('a worker that lost its lease', (databases) => {
  test('may send nothing more, and what it had is its successor’s', async () => {
    const database = await databases.open<unknown>()
    const at = await openTestQueue(database)
    const queue = database as unknown as QueueDatabase
    const recordId = await at.record()
    const content = { kind: 'update', edits: [nextStep('Send the quote')] } as const
    const ordered = await at.queue.enqueue({
      catalog: 'Sandbox',
      recordId,
      by: ana,
      content: { ...content, edits: [...content.edits] },
    })

    const asleep = (await acquireLease(database, 'queue Sandbox', 'asleep', 1000)) as Lease
    const write = await claim(queue, asleep, here, new Date())
    await sleep(1050)
    const successor = (await acquireLease(database, 'queue Sandbox', 'successor', 60_000)) as Lease
    await takeOver(queue, successor, here, new Date())

    const attempt = { version: '2026-03-01T10:15:00Z', values: [], timesInHistory: 0 }
    await expect(noteAttempt(queue, asleep, ordered.id, attempt)).rejects.toThrow(LeaseLostError)
    await expect(claim(queue, asleep, here, new Date())).rejects.toThrow(LeaseLostError)
    expect(await settle(queue, asleep, write ?? ordered, { state: 'sent' }, new Date())).toBe(false)
    expect(await stateOf(at.queue, ordered)).toBe('queued')
    expect((await claim(queue, successor, here, new Date()))?.id).toBe(ordered.id)
    await at.close()
  })
})
