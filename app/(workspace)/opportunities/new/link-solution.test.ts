import { expect, test, vi } from 'vitest'
import { Opportunity } from '@/lib/opportunity/opportunity'
import type { Desk } from '@/lib/queue/desk'
import { linkSolution } from './link-solution'
import { submitDeal } from './submit-deal'

const record = Opportunity.parse({
  Catalog: 'Sandbox',
  Id: 'O1',
  CreatedDate: '2026-03-01T10:15:00Z',
  LastModifiedDate: '2026-03-01T10:15:00Z',
  RelatedEntityIdentifiers: { Solutions: ['S-1'] },
})

function desk() {
  return {
    shown: vi.fn<Desk['shown']>(async () => record),
    write: vi.fn<Desk['write']>(async () => ({ opportunity: record, task: { TaskStatus: 'COMPLETE' } })),
    keep: vi.fn<Desk['keep']>(async (id) => ({ id, queued: true })),
  }
}

const kinds = (calls: readonly (readonly unknown[])[]) =>
  calls.map(([id, content]) => `${id} ${(content as { kind: string }).kind}`)

test('a record at AWS gets its solution before it loses the one chosen earlier', async () => {
  const at = desk()
  await linkSolution(at, { id: 'O1', solution: 'S-2', instead: 'S-1' })
  expect(kinds(at.write.mock.calls)).toEqual(['O1 associate', 'O1 disassociate'])
})

test('a record still to be made is neither read nor waited for', async () => {
  const at = desk()
  const id = 'new:1'
  expect(await linkSolution(at, { id, solution: 'S-2', instead: 'S-1' })).toMatchObject({
    data: { queued: true },
  })
  expect(await submitDeal(at, { id, involvement: 'Co-Sell', token: 't' })).toMatchObject({ queued: true })
  expect(kinds(at.keep.mock.calls)).toEqual(['new:1 associate', 'new:1 disassociate', 'new:1 submit'])
  expect([at.shown.mock.calls, at.write.mock.calls]).toEqual([[], []])
})

test('a submission that AWS answered brings its task', async () => {
  expect(await submitDeal(desk(), { id: 'O1', involvement: 'Co-Sell', token: 't' })).toEqual({
    status: 'COMPLETE',
  })
})
