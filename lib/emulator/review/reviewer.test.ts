import { GetOpportunityCommand } from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  completeOpportunity,
  created,
  edit,
  openTestEmulator,
  submitted,
  type TestEmulator,
} from '../test-emulator'

const pace = { pickUpSeconds: 60, decideSeconds: 600 }
const longEnough = 1.5 * (pace.pickUpSeconds + pace.decideSeconds) + 1
const weakProblem = {
  ...completeOpportunity().Project,
  CustomerBusinessProblem: 'They need a faster website now.',
}

let service: TestEmulator
beforeEach(async () => {
  service = await openTestEmulator({ review: pace })
})
afterEach(() => service.close())

const get = (Identifier: string, from = service) =>
  from.client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier }))

const lifeCycle = async (id: string) => (await get(id)).LifeCycle

async function submittedRecord(overrides: Parameters<typeof created>[1] = {}, to = service): Promise<string> {
  const { id } = await created(to, overrides)
  await submitted(to, id)
  return id
}

describe('a review', () => {
  test('goes from Submitted over In review to Approved, in its own time', async () => {
    const id = await submittedRecord()
    const seen: string[] = []
    for (let seconds = 0; seconds < longEnough; seconds += 10) {
      const { ReviewStatus = '' } = (await lifeCycle(id)) ?? {}
      if (seen.at(-1) !== ReviewStatus) seen.push(ReviewStatus)
      service.clock.advance(10)
    }
    expect(seen).toEqual(['Submitted', 'In review', 'Approved'])
  })

  test('that took a week takes one look, and is dated when it happened', async () => {
    const id = await submittedRecord()
    const submittedAt = service.clock.now.getTime()
    service.clock.advance(7 * 24 * 3600)
    const { LifeCycle, LastModifiedDate } = await get(id)
    expect(LifeCycle?.ReviewStatus).toBe('Approved')
    const seconds = ((LastModifiedDate?.getTime() ?? 0) - submittedAt) / 1000
    expect(seconds).toBeGreaterThan(0.5 * (pace.pickUpSeconds + pace.decideSeconds))
    expect(seconds).toBeLessThan(longEnough)
  })

  test('takes one record longer than another', async () => {
    const ids = [
      await submittedRecord(),
      await submittedRecord({ Project: { ...weakProblem, Title: 'Other' } }),
    ]
    service.clock.advance(7 * 24 * 3600)
    const [first, second] = await Promise.all(ids.map(async (id) => (await get(id)).LastModifiedDate))
    expect(first).not.toEqual(second)
  })

  test('of a weak record asks for what is weak', async () => {
    const id = await submittedRecord({
      Project: {
        ...weakProblem,
        ExpectedCustomerSpend: [
          { Amount: '20', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
        ],
      },
    })
    service.clock.advance(longEnough)
    const { ReviewStatus, ReviewStatusReason, ReviewComments } = (await lifeCycle(id)) ?? {}
    expect([ReviewStatus, ReviewStatusReason]).toEqual(['Action Required', 'Clarify Solution'])
    expect(ReviewComments).toContain('business problem in more detail')
    expect(ReviewComments).toContain('monthly AWS spend looks low for IOT')
  })

  test('approves once the weakness is gone', async () => {
    const id = await submittedRecord({ Project: weakProblem })
    service.clock.advance(longEnough)
    await edit(service, id, ({ Project }) => ({
      Project: {
        ...Project,
        CustomerBusinessProblem:
          'The shop needs four seconds for a page, and a third of the visitors leave before they see it.',
      },
    }))
    expect((await lifeCycle(id))?.ReviewStatus).toBe('Submitted')
    service.clock.advance(longEnough)
    expect(await lifeCycle(id)).toMatchObject({ ReviewStatus: 'Approved' })
    expect(await lifeCycle(id)).not.toHaveProperty('ReviewComments')
  })

  test('asks again while the weakness is there', async () => {
    const id = await submittedRecord({ Project: weakProblem })
    service.clock.advance(longEnough)
    await edit(service, id, () => ({}))
    service.clock.advance(longEnough)
    expect((await lifeCycle(id))?.ReviewStatus).toBe('Action Required')
  })

  test('rejects what says nothing', async () => {
    const id = await submittedRecord({
      Project: { ...weakProblem, CustomerBusinessProblem: 'test test test test test test' },
    })
    service.clock.advance(longEnough)
    expect((await lifeCycle(id))?.ReviewStatus).toBe('Rejected')
  })

  test('rejects the second of two equal deals', async () => {
    const first = await submittedRecord()
    const second = await submittedRecord()
    service.clock.advance(longEnough)
    expect((await lifeCycle(first))?.ReviewStatus).toBe('Approved')
    expect(await lifeCycle(second)).toMatchObject({
      ReviewStatus: 'Rejected',
      ReviewComments: expect.stringContaining('duplicates'),
    })
  })

  test('ends the same way for the same seed', async () => {
    const run = async () => {
      const own = await openTestEmulator({ review: pace, seed: 11 })
      const id = await submittedRecord({}, own)
      own.clock.advance(longEnough)
      const { $metadata: _metadata, ...record } = await get(id, own)
      await own.close()
      return record
    }
    expect(await run()).toEqual(await run())
  })

  test('does not happen when it is switched off', async () => {
    const off = await openTestEmulator({ review: 'off' })
    const id = await submittedRecord({}, off)
    off.clock.advance(365 * 24 * 3600)
    expect((await get(id, off)).LifeCycle?.ReviewStatus).toBe('Submitted')
    await off.close()
  })

  test('is over when a Sandbox tester decides first', async () => {
    const id = await submittedRecord()
    await edit(service, id, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, ReviewStatus: 'Rejected' } }))
    service.clock.advance(longEnough)
    expect((await lifeCycle(id))?.ReviewStatus).toBe('Rejected')
  })
})
