import { expect, test, vi } from 'vitest'
import { draftOf } from '@/lib/opportunity/draft'
import { Opportunity } from '@/lib/opportunity/opportunity'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import type { Desk, Written } from '@/lib/queue/desk'
import { answerAws, answered, submitToAws } from './submission'

const version = '2026-03-01T10:15:00.000Z'

const waiting = Opportunity.parse({
  Catalog: 'Sandbox',
  Id: 'O1',
  CreatedDate: version,
  LastModifiedDate: version,
  Project: { CustomerBusinessProblem: 'Telemetry arrives too late for dispatch.' },
  LifeCycle: { Stage: 'Qualified', ReviewStatus: 'Action Required' },
})

const edit = { id: 'O1', seen: version, draft: draftOf(waiting) }

function deskThat(answers: Partial<Written>) {
  const taken = vi.fn<Desk['edit']>(async (ordered) => ({ opportunity: ordered.change(waiting), ...answers }))
  return { desk: { edit: taken }, taken }
}

test('an answer to AWS is submitted again if need be', async () => {
  const { desk, taken } = deskThat({})
  expect(await answerAws(desk, edit)).toEqual({ ok: true, data: { opportunity: waiting } })
  expect(taken.mock.calls[0]?.[1]).toEqual({ resubmits: true })
})

test.each([
  [{ TaskStatus: 'FAILED', Message: 'the close date is past' }, 'the close date is past'],
  [{ TaskStatus: 'FAILED', ReasonCode: 'OpportunityValidationFailed' }, 'OpportunityValidationFailed'],
  [{ TaskStatus: 'FAILED' }, 'AWS gave no reason.'],
  [{ TaskStatus: 'COMPLETE' }, undefined],
] satisfies [SubmissionTask, string | undefined][])('%o is told as %s', async (task, refusal) => {
  const result = await answerAws(deskThat({ task }).desk, edit)
  expect(result.ok && result.data.refusal).toBe(refusal)
})

test('an answer that AWS does not have yet says so', async () => {
  expect(await answerAws(deskThat({ queued: true }).desk, edit)).toMatchObject({ data: { queued: true } })
})

test('an edit that was submitted again in place of a stopped answer says why AWS did not take it', () => {
  const task = { TaskStatus: 'FAILED', Message: 'the close date is past' } as const
  expect(answered({ opportunity: waiting, task })).toEqual({ opportunity: waiting, refusal: task.Message })
  expect(answered({ opportunity: waiting, queued: true })).toEqual({ opportunity: waiting, queued: true })
})

test('a wrong value hands nothing in', async () => {
  const result = await answerAws(deskThat({}).desk, { ...edit, draft: { Project: 1 } })
  expect(result).toMatchObject({ ok: false, error: { kind: 'fields' } })
})

test('a submission is ordered by its token', async () => {
  const write = vi.fn<Desk['write']>(async () => ({ opportunity: waiting }))
  await submitToAws({ write }, { id: 'O1', involvement: 'Co-Sell', visibility: 'Full', token: 'token-1' })
  const involvement = { InvolvementType: 'Co-Sell', Visibility: 'Full' }
  expect(write).toHaveBeenCalledWith('O1', { kind: 'submit', involvement }, 'token-1')
})
