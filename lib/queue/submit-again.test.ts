import { describe, expect, test } from 'vitest'
import { Opportunity } from '@/lib/opportunity/opportunity'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { submitAgain } from './submit-again'

function record(ReviewStatus: ReviewStatus, version = '2026-03-01T10:15:00Z'): Opportunity {
  return Opportunity.parse({
    Catalog: 'Sandbox',
    Id: 'O1',
    CreatedDate: '2026-03-01T10:15:00Z',
    LastModifiedDate: version,
    LifeCycle: { Stage: 'Qualified', ReviewStatus },
  })
}

interface Behaviour {
  task?: SubmissionTask | PartnerCentralError
  summary?: { InvolvementType: string; Visibility: string }
}

function service({ task = { TaskStatus: 'COMPLETE' }, summary }: Behaviour = {}) {
  const started: unknown[][] = []
  const partnerCentral = {
    getOpportunity: async () => record('Submitted', '2026-03-01T10:16:00Z'),
    getAwsOpportunitySummary: async () => {
      if (!summary) throw new PartnerCentralError('ResourceNotFoundException', 'No summary')
      return summary
    },
    startSubmission: async (...call: unknown[]) => {
      if (task instanceof Error) throw task
      started.push(call)
      return task
    },
  } as unknown as PartnerCentral
  return { started, answered: { partnerCentral, write: { clientToken: 'token-1' }, about: async () => {} } }
}

describe('a record that AWS has with our answer', () => {
  test('is left alone when the update brought it back to review', async () => {
    const { answered, started } = service()
    const saved = record('Submitted')
    expect(await submitAgain(answered, saved)).toEqual({ state: 'sent', record: saved })
    expect(started).toEqual([])
  })

  test('is submitted by its token when it still waits, for co-selling unless AWS says otherwise', async () => {
    const { answered, started } = service()
    expect(await submitAgain(answered, record('Action Required'))).toMatchObject({
      state: 'sent',
      record: { LifeCycle: { ReviewStatus: 'Submitted' } },
    })
    expect(started).toEqual([['O1', { InvolvementType: 'Co-Sell', Visibility: 'Full' }, 'token-1']])
  })

  test('is submitted for what it was submitted for before', async () => {
    const summary = { InvolvementType: 'For Visibility Only', Visibility: 'Limited' }
    const { answered, started } = service({ summary })
    await submitAgain(answered, record('Action Required'))
    expect(started[0]?.[1]).toEqual(summary)
  })

  test.each([
    ['fails the task', { TaskStatus: 'FAILED', Message: 'the close date is past' } as const],
    ['refuses the call', new PartnerCentralError('ValidationException', 'the close date is past')],
    ['knows the token already', new PartnerCentralError('ConflictException', 'the close date is past')],
  ])('tells why when AWS %s', async (_what, task) => {
    expect(await submitAgain(service({ task }).answered, record('Action Required'))).toMatchObject({
      state: 'refused',
      failure: { message: 'the close date is past' },
      task: { TaskStatus: 'FAILED', Message: 'the close date is past' },
      record: { Id: 'O1' },
    })
  })

  test('is tried again when AWS does not answer', async () => {
    const task = new PartnerCentralError('ThrottlingException', 'Rate exceeded')
    await expect(submitAgain(service({ task }).answered, record('Action Required'))).rejects.toBe(task)
  })
})
