import { describe, expect, test } from 'vitest'
import { draftOf } from '@/lib/opportunity/draft'
import { Opportunity } from '@/lib/opportunity/opportunity'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { Involvement, PartnerCentral } from '@/lib/partner-central/partner-central'
import { answerAws, submitToAws } from './submission'

const versions = ['2026-03-01T10:15:00.000Z', '2026-03-01T10:16:00.000Z', '2026-03-01T10:17:00.000Z'] as const

const waiting = Opportunity.parse({
  Catalog: 'Sandbox',
  Id: 'O1',
  CreatedDate: versions[0],
  LastModifiedDate: versions[0],
  Project: { CustomerBusinessProblem: 'Telemetry arrives too late for dispatch.' },
  LifeCycle: { Stage: 'Qualified', ReviewStatus: 'Action Required' },
})

interface Behaviour {
  /** What an update makes of the status. */
  afterUpdate: ReviewStatus
  task?: SubmissionTask | PartnerCentralError
  summary?: { InvolvementType: string; Visibility: string }
}

function service({ afterUpdate, task = { TaskStatus: 'COMPLETE' }, summary }: Behaviour) {
  let current = waiting
  const started: Involvement[] = []
  const moveTo = (version: number, ReviewStatus: ReviewStatus) => {
    current = {
      ...current,
      LastModifiedDate: versions[version] ?? '',
      LifeCycle: { ...current.LifeCycle, ReviewStatus },
    }
  }
  const partnerCentral = {
    getOpportunity: async () => structuredClone(current),
    updateOpportunity: async (record: Opportunity) => {
      current = record
      moveTo(1, afterUpdate)
      return { Id: 'O1', LastModifiedDate: current.LastModifiedDate }
    },
    getAwsOpportunitySummary: async () => {
      if (!summary) throw new PartnerCentralError('ResourceNotFoundException', 'No summary')
      return summary
    },
    startSubmission: async (_id: string, involvement: Involvement) => {
      if (task instanceof Error) throw task
      started.push(involvement)
      if (task.TaskStatus === 'COMPLETE') moveTo(2, 'Submitted')
      return task
    },
  } as unknown as PartnerCentral
  return { partnerCentral, started }
}

const edit = { id: 'O1', seen: versions[0], draft: draftOf(waiting) }

describe('answerAws', () => {
  test('leaves it at the update when that brings the record back to review', async () => {
    const { partnerCentral, started } = service({ afterUpdate: 'Submitted' })
    const result = await answerAws(partnerCentral, edit)
    expect(result).toMatchObject({
      ok: true,
      data: { opportunity: { LifeCycle: { ReviewStatus: 'Submitted' } } },
    })
    expect(started).toEqual([])
  })

  test('submits again when the record still waits after the update', async () => {
    const { partnerCentral, started } = service({ afterUpdate: 'Action Required' })
    const result = await answerAws(partnerCentral, edit)
    expect(result).toMatchObject({
      ok: true,
      data: { opportunity: { LastModifiedDate: versions[2], LifeCycle: { ReviewStatus: 'Submitted' } } },
    })
    expect(started).toEqual([{ InvolvementType: 'Co-Sell', Visibility: 'Full' }])
  })

  test('submits again for what the deal was submitted for before', async () => {
    const summary = { InvolvementType: 'For Visibility Only', Visibility: 'Limited' }
    const { partnerCentral, started } = service({ afterUpdate: 'Action Required', summary })
    await answerAws(partnerCentral, edit)
    expect(started).toEqual([{ InvolvementType: 'For Visibility Only', Visibility: 'Limited' }])
  })

  test.each([
    ['says no', { TaskStatus: 'FAILED', Message: 'INVALID_VALUE lifeCycle.targetCloseDate: past' } as const],
    ['does not answer', new PartnerCentralError('ThrottlingException', 'Rate exceeded')],
  ])('keeps the saved edit and its version when AWS %s to the submission', async (_what, task) => {
    const { partnerCentral } = service({ afterUpdate: 'Action Required', task })
    const result = await answerAws(partnerCentral, edit)
    expect(result).toMatchObject({
      ok: true,
      data: {
        opportunity: { LastModifiedDate: versions[1] },
        refusal: expect.stringMatching(/past|Rate exceeded/),
      },
    })
  })

  test('submits nothing when the edit is refused', async () => {
    const { partnerCentral, started } = service({ afterUpdate: 'Submitted' })
    const result = await answerAws(partnerCentral, { ...edit, draft: { Project: 1 } })
    expect(result.ok).toBe(false)
    expect(started).toEqual([])
  })
})

test('submitToAws brings the task and the record as it is then', async () => {
  const { partnerCentral, started } = service({ afterUpdate: 'Submitted' })
  const request = { id: 'O1', involvement: 'For Visibility Only', visibility: 'Limited', token: 't' } as const
  const { task, opportunity } = await submitToAws(partnerCentral, request)
  expect(task.TaskStatus).toBe('COMPLETE')
  expect(opportunity.LifeCycle?.ReviewStatus).toBe('Submitted')
  expect(started).toEqual([{ InvolvementType: 'For Visibility Only', Visibility: 'Limited' }])
})
