import { describe, expect, test } from 'vitest'
import { Opportunity } from '@/lib/opportunity/opportunity'
import { refuseClosedFields } from './closed-fields'
import { isSameInstant, reread } from './edit'
import { LockedFieldsError, PartnerCentralError } from './errors'
import type { PartnerCentral } from './partner-central'

const first = '2026-03-01T10:15:00.412Z'
const second = '2026-03-01T10:16:00.000Z'

function recordAt(ReviewStatus: string, version = first): Opportunity {
  return Opportunity.parse({
    Catalog: 'Sandbox',
    Id: 'O1',
    LastModifiedDate: version,
    CreatedDate: first,
    LifeCycle: { Stage: 'Qualified', ReviewStatus, TargetCloseDate: '2031-01-01' },
    Customer: { Account: { CompanyName: 'Harbor Lines' } },
    Project: { Title: 'Fleet', AdditionalComments: 'none' },
  })
}

const retitled = (current: Opportunity) => ({ ...current, Project: { ...current.Project, Title: 'Fleet 2' } })
const commented = (current: Opportunity) => ({
  ...current,
  Project: { ...current.Project, AdditionalComments: 'new' },
})

test('versions are compared as instants: finer digits make no other version', () => {
  expect(isSameInstant(first, '2026-03-01T10:15:00.412000Z')).toBe(true)
  expect(isSameInstant(first, second)).toBe(false)
})

describe('closed fields', () => {
  const refusal = (status: string, change: (current: Opportunity) => Opportunity) => {
    const current = recordAt(status)
    try {
      refuseClosedFields(current, change(current))
      return undefined
    } catch (error) {
      return error
    }
  }

  test.each(['Submitted', 'In review', 'Rejected', 'Approved'])('a title is one while %s', (status) => {
    expect(refusal(status, retitled)).toBeInstanceOf(LockedFieldsError)
    expect(refusal(status, retitled)).toMatchObject({ fields: [{ path: 'Project.Title' }] })
  })

  test('what is open passes beside them while they stay as they are', () => {
    expect(refusal('Approved', commented)).toBeUndefined()
  })

  test('a review status cannot be set, even on a draft', () => {
    const forged = (current: Opportunity) => ({
      ...current,
      LifeCycle: { ...current.LifeCycle, ReviewStatus: 'Approved' as const },
    })
    expect(refusal('Pending Submission', forged as typeof commented)).toMatchObject({
      fields: [{ path: 'LifeCycle.ReviewStatus' }],
    })
  })
})

describe('the record after our write', () => {
  const sent = commented(recordAt('Approved'))
  const reading = (getOpportunity: PartnerCentral['getOpportunity']) =>
    reread({ getOpportunity } as PartnerCentral, sent, second)

  test('is what AWS has, with all it added', async () => {
    const stored = { ...sent, LastModifiedDate: second, AddedByAws: true }
    expect(await reading(async () => stored)).toEqual(stored)
  })

  test('is what was sent while a read still shows the old version, or none comes', async () => {
    const expected = { ...sent, LastModifiedDate: second }
    expect(await reading(async () => recordAt('Approved'))).toEqual(expected)
    const silence = new PartnerCentralError('Unreachable', 'no answer')
    expect(await reading(() => Promise.reject(silence))).toEqual(expected)
  })

  test('is unknown after a bug', async () => {
    await expect(reading(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug')
  })
})
