import { describe, expect, test } from 'vitest'
import { draftOf, type OpportunityDraft } from '@/lib/opportunity/draft'
import { Opportunity } from '@/lib/opportunity/opportunity'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { editAtOnce } from '@/lib/partner-central/test-edit'
import { saveDraft } from './save-draft'

const seen = '2026-03-01T10:16:03.020Z'

function recordAt(ReviewStatus: ReviewStatus, lifeCycle: object = {}): Opportunity {
  return Opportunity.parse({
    Catalog: 'Sandbox',
    Id: 'O5000001',
    CreatedDate: '2026-03-01T10:15:00Z',
    LastModifiedDate: seen,
    AddedByAws: { Kept: true },
    Customer: {
      Account: {
        CompanyName: 'Harbor Freight Lines',
        WebsiteUrl: 'www.harborlines.example',
        Industry: 'Retail',
        Address: { CountryCode: 'DE', PostalCode: '20095' },
      },
      Contacts: [],
    },
    Project: {
      Title: 'Fleet telemetry platform',
      CustomerBusinessProblem: 'Telemetry from 900 trucks arrives too late for dispatch.',
      ExpectedCustomerSpend: [
        { Amount: '12500.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
      ],
    },
    LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2099-12-15', ...lifeCycle, ReviewStatus },
  })
}

/** A service that keeps one record and remembers what it was sent. */
function serviceWith(stored: Opportunity) {
  const sent: Opportunity[] = []
  let current = stored
  const partnerCentral = {
    getOpportunity: async () => structuredClone(current),
    updateOpportunity: async (record: Opportunity) => {
      sent.push(record)
      current = { ...record, LastModifiedDate: '2026-03-01T10:17:00.000Z' }
      return { Id: record.Id, LastModifiedDate: current.LastModifiedDate }
    },
  } as unknown as PartnerCentral
  return { partnerCentral, sent }
}

function edited(record: Opportunity, edit: (draft: OpportunityDraft) => void): OpportunityDraft {
  const draft = draftOf(record)
  edit(draft)
  return draft
}

const save = (service: ReturnType<typeof serviceWith>, draft: unknown, version = seen) =>
  saveDraft((change) => editAtOnce(service.partnerCentral, change), {
    id: 'O5000001',
    seen: version,
    draft,
  })

test('an edit reaches AWS over the whole record, with the version that was seen', async () => {
  const record = recordAt('Approved')
  const service = serviceWith(record)
  const draft = edited(record, (values) => {
    values.LifeCycle.NextSteps = 'Send the quote'
  })
  const result = await save(service, draft)
  expect(result).toMatchObject({ ok: true, data: { LastModifiedDate: '2026-03-01T10:17:00.000Z' } })
  expect(service.sent).toEqual([
    { ...record, LifeCycle: { ...record.LifeCycle, NextSteps: 'Send the quote' }, LastModifiedDate: seen },
  ])
})

describe('a forged call', () => {
  test.each(['Submitted', 'In review', 'Rejected'] as const)(
    'cannot change anything on a record that is %s',
    async (status) => {
      const record = recordAt(status)
      const service = serviceWith(record)
      const draft = edited(record, (values) => {
        values.LifeCycle.NextSteps = 'Forged'
      })
      await expect(save(service, draft)).rejects.toMatchObject({
        name: 'LockedFieldsError',
        fields: [{ path: 'LifeCycle.NextSteps' }],
      })
      expect(service.sent).toEqual([])
    },
  )

  test('cannot change a field that approval closed, not even beside an open one', async () => {
    const record = recordAt('Approved')
    const service = serviceWith(record)
    const draft = edited(record, (values) => {
      values.Project.Title = 'Forged title'
      values.LifeCycle.NextSteps = 'Honest'
    })
    await expect(save(service, draft)).rejects.toMatchObject({ fields: [{ path: 'Project.Title' }] })
    expect(service.sent).toEqual([])
  })

  test.each([
    ['a member that is not on the form', { ReviewStatus: 'Approved' }],
    ['an object that is not a draft', 'text'],
    ['nothing', undefined],
  ])('cannot send %s', async (_what, extra) => {
    const record = recordAt('Action Required')
    const service = serviceWith(record)
    const draft = typeof extra === 'object' ? { ...draftOf(record), LifeCycle: extra } : extra
    expect(await save(service, draft)).toMatchObject({ ok: false, error: { kind: 'fields' } })
    expect(service.sent).toEqual([])
  })

  test('cannot pass as an edit of a version it has not seen', async () => {
    const service = serviceWith(recordAt('Approved'))
    await expect(save(service, draftOf(recordAt('Approved')), '2026-01-01T00:00:00Z')).rejects.toMatchObject({
      name: 'VersionConflictError',
    })
    expect(service.sent).toEqual([])
  })
})

test('a wrong value is refused under its field and nothing is written', async () => {
  const record = recordAt('Action Required')
  const service = serviceWith(record)
  const draft = edited(record, (values) => {
    values.LifeCycle.TargetCloseDate = plainDateOf(new Date())
  })
  const result = await save(service, draft)
  expect(result).toMatchObject({
    ok: false,
    error: { kind: 'fields', fields: [{ path: 'LifeCycle.TargetCloseDate' }] },
  })
  expect(service.sent).toEqual([])
})

describe('an open deal whose close date has passed', () => {
  const record = recordAt('Approved', { TargetCloseDate: '2020-01-31' })
  const ahead = addDays(plainDateOf(new Date()), 90)

  test('is not saved without a new one, which is asked for at its field', async () => {
    const service = serviceWith(record)
    const draft = edited(record, (values) => {
      values.LifeCycle.NextSteps = 'Send the quote'
    })
    expect(await save(service, draft)).toMatchObject({
      ok: false,
      error: { kind: 'fields', fields: [{ path: 'LifeCycle.TargetCloseDate' }] },
    })
    expect(service.sent).toEqual([])
  })

  test('is saved with a new one, in one write', async () => {
    const service = serviceWith(record)
    const draft = edited(record, (values) => {
      values.LifeCycle.NextSteps = 'Send the quote'
      values.LifeCycle.TargetCloseDate = ahead
    })
    expect((await save(service, draft)).ok).toBe(true)
    expect(service.sent).toMatchObject([
      { LifeCycle: { NextSteps: 'Send the quote', TargetCloseDate: ahead } },
    ])
  })
})

test('an old value that the edit leaves alone stops nobody', async () => {
  const record = recordAt('Approved', { Stage: 'Launched', TargetCloseDate: '2020-01-31' })
  const service = serviceWith(record)
  const draft = edited(record, (values) => {
    values.Project.AdditionalComments = 'It went well'
  })
  expect((await save(service, draft)).ok).toBe(true)
})

test('an answer to Action Required is sent even when it changes nothing', async () => {
  const record = recordAt('Action Required')
  const service = serviceWith(record)
  expect((await save(service, draftOf(record))).ok).toBe(true)
  expect(service.sent).toHaveLength(1)
})
