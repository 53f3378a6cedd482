import { expect, test } from 'vitest'
import { blankOpportunity, createInput } from '@/lib/opportunity/new-opportunity'
import type { Queue } from '@/lib/queue/queue'
import type { QueuedWrite, WriteContent } from '@/lib/queue/queued-write'
import type { Reader } from '../[id]/read-waiting'
import { readRefusedDeal } from './read-refused-deal'

const ana: Reader = { catalog: 'Sandbox', userId: 'ana', role: 'seller' }
const id = '6f0c7c3e-3b0d-4d2c-9a3e-0d5b6f1a2b3c'
const at = new Date('2026-03-01T10:15:00Z')

const blank = blankOpportunity()
const form = {
  ...blank,
  Project: { ...blank.Project, Title: 'Fleet telemetry' },
  RelatedEntityIdentifier: 'S-1',
  AwsSubmission: { InvolvementType: 'For Visibility Only' as const },
}

function written(content: WriteContent, state: QueuedWrite['state']): QueuedWrite {
  return {
    id,
    number: 1,
    catalog: 'Sandbox',
    recordId: `new:${id}`,
    by: { userId: 'ana', name: 'Ana Ruiz' },
    priority: 'interactive',
    content,
    state,
    attempts: 1,
    notBefore: at,
    clientToken: id,
    createdAt: at,
    ...(state === 'refused' && {
      failure: { kind: 'service', code: 'ValidationException', message: 'No such industry', issues: [] },
    }),
  }
}

const followers = [
  written({ kind: 'associate', type: 'Solutions', entity: 'S-1' }, 'queued'),
  written({ kind: 'submit', involvement: { InvolvementType: 'For Visibility Only' } }, 'queued'),
]

function queueWith(write: QueuedWrite): Pick<Queue, 'read' | 'ofRecord'> {
  return { read: async (asked) => (asked === id ? write : undefined), ofRecord: async () => followers }
}

const creation: WriteContent = { kind: 'create', input: createInput(form) }

test('a refused deal comes back as the form had it, with all that was chosen for it', async () => {
  const refused = await readRefusedDeal(queueWith(written(creation, 'refused')), ana, id)
  expect(refused).toEqual({ id, form, reason: 'No such industry' })
})

test.each([
  ['waits still', written(creation, 'queued'), ana],
  ['is somebody else’s', written(creation, 'refused'), { ...ana, userId: 'bela' }],
  ['is no new deal', written({ kind: 'update', edits: [] }, 'refused'), ana],
  ['is of another catalog', written(creation, 'refused'), { ...ana, catalog: 'AWS' as const }],
])('what %s does not', async (_what, write, reader) => {
  expect(await readRefusedDeal(queueWith(write), reader, id)).toBeUndefined()
  expect(await readRefusedDeal(queueWith(write), reader, 'anything')).toBeUndefined()
})
