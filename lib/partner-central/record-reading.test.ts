import { expect, test } from 'vitest'
import { PartnerCentralError } from './errors'
import type { PartnerCentral } from './partner-central'
import { readRecord } from './record-reading'

const opportunity = {
  Catalog: 'Sandbox',
  Id: 'O1',
  CreatedDate: '2026-03-01T10:15:00Z',
  LastModifiedDate: 'v1',
} as const

function answering(answers: Partial<PartnerCentral>): PartnerCentral {
  return {
    getOpportunity: async () => opportunity,
    getAwsOpportunitySummary: async () => ({ Origin: 'AWS Referral' }),
    listSubmissionTasks: async () => [],
    ...answers,
  } as PartnerCentral
}

test('brings the deal, AWS’s summary and its tasks, the newest first', async () => {
  const tasks = [
    { TaskId: 'a', StartTime: '2026-03-01T10:00:00.000Z' },
    { TaskId: 'b', StartTime: '2026-03-02T09:00:00Z' },
  ]
  const reading = await readRecord(answering({ listSubmissionTasks: async () => tasks }), 'O1')
  expect(reading.opportunity).toEqual(opportunity)
  expect(reading.summary?.Origin).toBe('AWS Referral')
  expect(reading.tasks.map((task) => task.TaskId)).toEqual(['b', 'a'])
})

test('a deal without a summary is still a deal', async () => {
  const missing = async () => {
    throw new PartnerCentralError('ResourceNotFoundException', 'No summary')
  }
  const reading = await readRecord(answering({ getAwsOpportunitySummary: missing }), 'O1')
  expect(reading).toEqual({ opportunity, summary: undefined, tasks: [] })
})

test('a deal that cannot be read is an error', async () => {
  const gone = async () => {
    throw new PartnerCentralError('ResourceNotFoundException', 'No such deal')
  }
  await expect(readRecord(answering({ getOpportunity: gone }), 'O1')).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  })
})

test('a bug in a part is not swallowed', async () => {
  const broken = async () => {
    throw new TypeError('x is not a function')
  }
  await expect(readRecord(answering({ listSubmissionTasks: broken }), 'O1')).rejects.toThrow(TypeError)
})
