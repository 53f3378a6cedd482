import { describe, expect, test } from 'vitest'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { LockedFieldsError, PartnerCentralError, VersionConflictError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { editAtOnce } from '@/lib/partner-central/test-edit'
import { changeStage, StageChange, StageMovedError } from './stage-change'

const start: Opportunity = {
  Catalog: 'Sandbox',
  Id: 'O1',
  LastModifiedDate: '2026-11-21T10:00:00Z',
  CreatedDate: '2026-11-01T10:00:00Z',
  LifeCycle: {
    Stage: 'Qualified',
    ReviewStatus: 'Approved',
    TargetCloseDate: '2027-01-01',
    NextSteps: 'Call',
  },
  Project: { Title: 'Data lake', SomethingNew: 'kept' },
}

const move = StageChange.parse({ id: 'O1', from: 'Qualified', to: 'Committed', seen: start.LastModifiedDate })

const changed = (pc: PartnerCentral, change: StageChange) =>
  changeStage((edit) => editAtOnce(pc, edit), change)

/** One record behind the two calls that a move makes. `between` happens once, right before the first update. */
function partnerCentral(record: Opportunity, between?: (stored: Opportunity) => Opportunity) {
  let stored = record
  let interfere = between
  const sent: Opportunity[] = []
  const pc = {
    async getOpportunity() {
      return stored
    },
    async updateOpportunity(next: Opportunity) {
      sent.push(next)
      if (interfere) {
        stored = interfere(stored)
        interfere = undefined
      }
      if (next.LastModifiedDate !== stored.LastModifiedDate) {
        throw new PartnerCentralError('ConflictException', 'last modified date is not the latest')
      }
      stored = { ...next, LastModifiedDate: '2026-11-21T12:00:00Z' }
      return { Id: stored.Id, LastModifiedDate: stored.LastModifiedDate }
    },
  } as unknown as PartnerCentral
  return { pc, sent, stored: () => stored }
}

describe('a move', () => {
  test('writes the stage over the whole record, in one call', async () => {
    const { pc, sent } = partnerCentral(start)
    const saved = await changed(pc, move)
    expect(sent).toHaveLength(1)
    expect(saved).toMatchObject({
      LifeCycle: { Stage: 'Committed', NextSteps: 'Call' },
      Project: start.Project,
    })
  })

  test('to Closed Lost sends stage, reason and next steps together', async () => {
    const { pc, sent } = partnerCentral(start)
    const lost = {
      ...move,
      to: 'Closed Lost' as const,
      closedLostReason: 'Price' as const,
      nextSteps: 'Ask in May',
    }
    await changed(pc, lost)
    expect(sent.map(({ LifeCycle }) => LifeCycle)).toEqual([
      expect.objectContaining({ Stage: 'Closed Lost', ClosedLostReason: 'Price', NextSteps: 'Ask in May' }),
    ])
  })

  test('clears a reason that an earlier loss left behind', async () => {
    const { pc, stored } = partnerCentral({
      ...start,
      LifeCycle: { ...start.LifeCycle, ClosedLostReason: 'Price' },
    })
    await changed(pc, move)
    expect(stored().LifeCycle?.ClosedLostReason).toBeNull()
  })

  test('to Launched takes the customer’s AWS account along', async () => {
    const { pc, sent } = partnerCentral({ ...start, Customer: { Account: { CompanyName: 'Northwind' } } })
    await changed(pc, { ...move, to: 'Launched', awsAccountId: '111122223333' })
    expect(sent[0]?.Customer?.Account).toMatchObject({
      CompanyName: 'Northwind',
      AwsAccountId: '111122223333',
    })
  })

  test('moves the close date along when the seller gave a new one', async () => {
    const { pc, stored } = partnerCentral(start)
    await changed(pc, { ...move, closeDate: '2027-06-30' })
    expect(stored().LifeCycle?.TargetCloseDate).toBe('2027-06-30')
  })
})

describe('a move against an older version', () => {
  const renamed = {
    ...start,
    LastModifiedDate: '2026-11-21T11:00:00Z',
    Project: { ...start.Project, Title: 'Data lake 2' },
  }

  test('goes over the newer record when that stands at the same stage', async () => {
    const { pc } = partnerCentral(renamed)
    const saved = await changed(pc, move)
    expect(saved).toMatchObject({ LifeCycle: { Stage: 'Committed' }, Project: { Title: 'Data lake 2' } })
  })

  test('does so too when the other edit lands between our read and our write', async () => {
    const { pc } = partnerCentral(start, () => renamed)
    const saved = await changed(pc, move)
    expect(saved).toMatchObject({ LifeCycle: { Stage: 'Committed' }, Project: { Title: 'Data lake 2' } })
  })

  test('writes nothing when somebody moved the deal meanwhile', async () => {
    const moved = { ...renamed, LifeCycle: { ...start.LifeCycle, Stage: 'Technical Validation' as const } }
    const { pc, sent } = partnerCentral(moved)
    await expect(changed(pc, move)).rejects.toThrow(StageMovedError)
    expect(sent).toEqual([])
  })

  test('gives up when the record never stands still', async () => {
    let minute = 10
    const pc = {
      getOpportunity: async () => ({ ...start, LastModifiedDate: `2026-11-21T10:${minute++}:00Z` }),
    } as unknown as PartnerCentral
    await expect(changed(pc, move)).rejects.toThrow(VersionConflictError)
  })
})

test('a record under review is not written, however the call was made', async () => {
  const inReview = { ...start, LifeCycle: { ...start.LifeCycle, ReviewStatus: 'In review' as const } }
  const { pc, sent } = partnerCentral(inReview)
  await expect(changed(pc, move)).rejects.toThrow(LockedFieldsError)
  expect(sent).toEqual([])
})

describe('what the browser may send', () => {
  const sent = { id: 'O1', from: 'Qualified', to: 'Closed Lost', seen: 'v1' }

  test('a lost deal needs its reason', () => {
    expect(StageChange.safeParse(sent).error?.issues[0]).toMatchObject({
      path: ['LifeCycle', 'ClosedLostReason'],
    })
    expect(StageChange.safeParse({ ...sent, closedLostReason: 'Price' }).success).toBe(true)
    expect(StageChange.safeParse({ ...sent, closedLostReason: 'Bad luck' }).success).toBe(false)
  })

  test('no other stage takes a reason', () => {
    expect(StageChange.safeParse({ ...sent, to: 'Committed', closedLostReason: 'Price' }).success).toBe(false)
  })

  test.each([
    { ...sent, to: 'Won' },
    { ...sent, id: 'opportunity' },
    { ...move, LifeCycle: { ReviewStatus: 'Approved' } },
    { ...move, nextSteps: 'x'.repeat(256) },
    { ...move, closeDate: '2026-02-31' },
    { ...move, awsAccountId: '1234' },
  ])('%j is refused', (input) => {
    expect(StageChange.safeParse(input).success).toBe(false)
  })
})
