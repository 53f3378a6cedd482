import { expect, test, vi } from 'vitest'
import type { Mirror } from '@/lib/mirror/mirror'
import { Opportunity } from '@/lib/opportunity/opportunity'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { firstReading } from './first-reading'

const opportunity = Opportunity.parse({
  Catalog: 'Sandbox',
  Id: 'O1',
  CreatedDate: '2026-03-01T10:15:00Z',
  LastModifiedDate: '2026-03-01T10:15:00Z',
})

function sources(copy: object | undefined, read: () => Promise<Opportunity>) {
  const saveOpportunity = vi.fn(async () => {})
  const getOpportunity = vi.fn(read)
  return {
    catalog: 'Sandbox' as const,
    mirror: { opportunity: async () => copy, saveOpportunity } as unknown as Mirror,
    partnerCentral: {
      getOpportunity,
      getAwsOpportunitySummary: async () => ({}),
      listSubmissionTasks: async () => [],
    } as unknown as PartnerCentral,
    saveOpportunity,
    getOpportunity,
  }
}

const answers = async () => opportunity
const refuses = (code: string) => async () => {
  throw new PartnerCentralError(code, 'AWS says no')
}

test('the mirror’s copy is drawn without asking AWS', async () => {
  const from = sources({ opportunity, complete: false }, answers)
  expect(await firstReading(from, 'O1')).toEqual({ opportunity, complete: false, tasks: [], readAt: null })
  expect(from.getOpportunity).not.toHaveBeenCalled()
})

test('a deal the mirror has not met is read from AWS and kept', async () => {
  const from = sources(undefined, answers)
  expect(await firstReading(from, 'O1')).toMatchObject({ opportunity, complete: true, tasks: [] })
  expect(from.saveOpportunity).toHaveBeenCalledWith('Sandbox', opportunity)
})

test('a deal AWS does not have either is missing', async () => {
  expect(await firstReading(sources(undefined, refuses('ResourceNotFoundException')), 'O1')).toBe('missing')
})

test('an AWS that does not answer is a failure in words, not a missing deal', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await firstReading(sources(undefined, refuses('Unreachable')), 'O1')).toMatchObject({
    failure: { kind: 'unavailable' },
  })
})

test('a bug stays a bug', async () => {
  const broken = async () => {
    throw new TypeError('oops')
  }
  await expect(firstReading(sources(undefined, broken), 'O1')).rejects.toThrow(TypeError)
})
