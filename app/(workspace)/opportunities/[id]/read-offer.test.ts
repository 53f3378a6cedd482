import { beforeEach, describe, expect, test } from 'vitest'
import type { Mirror } from '@/lib/mirror/mirror'
import { Opportunity } from '@/lib/opportunity/opportunity'
import type { PendingEdit } from '@/lib/opportunity/pending'
import type { Queue } from '@/lib/queue/queue'
import type { QueuedWrite } from '@/lib/queue/queued-write'
import { mayReplace, readOffer } from './read-offer'
import { type Reader, readWaiting } from './read-waiting'

const ana: Reader = { catalog: 'Sandbox', userId: 'ana', role: 'seller' }
const bela: Reader = { ...ana, userId: 'bela' }
const manager: Reader = { ...ana, userId: 'marc', role: 'manager' }
const viewer: Reader = { ...ana, role: 'viewer' }

const at = '2026-03-01T10:15:00Z'
const edits = [{ path: 'Project.Title', was: 'Fleet', mine: 'Mine' }]

function written(more: Partial<QueuedWrite> = {}): QueuedWrite {
  return {
    id: '6f0c7c3e-3b0d-4d2c-9a3e-0d5b6f1a2b3c',
    number: 1,
    catalog: 'Sandbox',
    recordId: 'O1',
    by: { userId: 'ana', name: 'Ana Ruiz' },
    priority: 'interactive',
    content: { kind: 'update', edits },
    state: 'refused',
    attempts: 1,
    notBefore: new Date(at),
    failure: {
      kind: 'service',
      code: 'ValidationException',
      message: 'No',
      issues: [{ path: 'Project.Title', message: 'Too long' }],
    },
    clientToken: 'token',
    createdAt: new Date(at),
    ...more,
  }
}

let write: QueuedWrite
let status: 'Approved' | 'Submitted'
let pending: PendingEdit | undefined
beforeEach(() => {
  write = written()
  status = 'Approved'
  pending = undefined
})

const record = () =>
  Opportunity.parse({
    Catalog: 'Sandbox',
    Id: 'O1',
    CreatedDate: at,
    LastModifiedDate: at,
    Project: { Title: 'Fleet' },
    LifeCycle: { Stage: 'Qualified', ReviewStatus: status },
  })

const mirror = {
  opportunity: async (_catalog: string, id: string) =>
    id === 'O1' ? { opportunity: record(), complete: true, ...(pending && { pending }) } : undefined,
} as unknown as Mirror
const queue = {
  read: async (id: string) => (id === write.id ? write : undefined),
  ofRecord: async () => [write],
} as unknown as Queue
const sources = { mirror, queue }

describe('a stopped edit', () => {
  test('is offered to its seller with the reason', async () => {
    expect(await readOffer(sources, ana, 'O1', write.id)).toEqual({
      id: write.id,
      edits,
      reason: expect.stringContaining('Too long'),
    })
  })

  test.each([
    ['another seller', bela, undefined],
    ['a viewer', viewer, undefined],
    ['a manager', manager, '6f0c7c3e-3b0d-4d2c-9a3e-0d5b6f1a2b3c'],
  ])('and %s', async (_who, reader, offered) => {
    expect((await readOffer(sources, reader, 'O1', write.id))?.id).toBe(offered)
    expect(await mayReplace(queue, reader, 'O1', write.id)).toBe(offered !== undefined)
  })

  test.each([
    ['of another deal', 'O2', undefined],
    ['that is named wrongly', 'O1', 'not an id'],
    ['that is named twice', 'O1', ['a', 'b']],
    ['that there is none of', 'O1', '6f0c7c3e-3b0d-4d2c-9a3e-000000000000'],
  ])('%s is not', async (_what, id, asked) => {
    expect(await readOffer(sources, ana, id, asked ?? write.id)).toBeUndefined()
  })

  test.each([
    { state: 'queued' },
    { state: 'sent' },
    { catalog: 'AWS' },
    { content: { kind: 'associate', type: 'Solutions', entity: 'S-1' } },
  ] satisfies Partial<QueuedWrite>[])('%o is none to look at in the form', async (more) => {
    write = written(more)
    expect(await readOffer(sources, ana, 'O1', write.id)).toBeUndefined()
  })
})

describe('what a deal waits for', () => {
  test('names the fields, and whose change it is on other people’s screens', async () => {
    const own = await readWaiting(sources, ana, 'O1')
    expect(own?.waiting).toEqual([
      { id: write.id, state: 'refused', paths: ['Project.Title'], mayDecide: true, isUnlocked: false },
    ])
    const others = await readWaiting(sources, bela, 'O1')
    expect(others?.waiting).toMatchObject([{ who: 'Ana Ruiz', mayDecide: false }])
  })

  test('reads as made while it is on its way', async () => {
    write = written({ state: 'queued' })
    pending = { state: 'queued', changes: [{ path: 'Project.Title', value: 'Mine' }] }
    const answer = await readWaiting(sources, ana, 'O1')
    expect(answer?.opportunity.Project?.Title).toBe('Mine')
    expect(answer?.waiting[0]?.mayDecide).toBe(false)
  })

  test('can be sent once AWS has unlocked the deal', async () => {
    const content = { kind: 'update' as const, edits: [{ path: 'LifeCycle.NextSteps', mine: 'Call' }] }
    write = written({ state: 'held', content })
    status = 'Submitted'
    expect((await readWaiting(sources, ana, 'O1'))?.waiting[0]?.isUnlocked).toBe(false)
    status = 'Approved'
    expect((await readWaiting(sources, ana, 'O1'))?.waiting[0]?.isUnlocked).toBe(true)
  })

  test('is unknown of a deal that we do not have', async () => {
    expect(await readWaiting(sources, ana, 'O9')).toBeUndefined()
  })
})
