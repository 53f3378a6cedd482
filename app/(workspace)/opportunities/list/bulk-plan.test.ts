import { describe, expect, test } from 'vitest'
import type { Mirror } from '@/lib/mirror/mirror'
import { BulkChange } from '@/lib/opportunity/bulk-change'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { PendingEdit } from '@/lib/opportunity/pending'
import { leftOut, planBulk, writesOf } from './bulk-plan'

const today = '2026-03-10'

interface Kept {
  gone?: true
  opportunity: Opportunity
  complete: boolean
  pending?: PendingEdit
}

function deal(LifeCycle: object, pending?: PendingEdit): Kept {
  const opportunity = {
    Catalog: 'Sandbox',
    LifeCycle: {
      Stage: 'Qualified',
      ReviewStatus: 'Approved',
      NextSteps: 'Call Iris',
      TargetCloseDate: '2026-06-01',
      ...LifeCycle,
    },
    Customer: { Account: { CompanyName: 'Harbor Lines' } },
  } as Opportunity
  return { opportunity, complete: true, ...(pending && { pending }) }
}

function plan(deals: Record<string, Kept>, field: BulkChange['field'] = 'nextSteps') {
  const mirror = { opportunity: async (_catalog: string, id: string) => deals[id] } as unknown as Mirror
  return planBulk({ mirror, catalog: 'Sandbox' }, Object.keys(deals), field, today)
}

const order = {
  catalog: 'Sandbox',
  by: { userId: 'ana', name: 'Ana Ruiz' },
  change: { field: 'nextSteps', value: 'Autumn call' },
} as const

describe('the plan of a change of many deals', () => {
  test.each([
    ['AWS reviews', { ReviewStatus: 'In review' }, /reviewing/],
    ['AWS waits for an answer on', { ReviewStatus: 'Action Required' }, /waits for your answer/],
    ['is launched', { Stage: 'Launched' }, /launched/],
  ])('leaves out a deal that %s, and says why', async (_what, LifeCycle, reason) => {
    const { open, locked } = await plan({ O1: deal(LifeCycle), O2: deal({}) })
    expect(open).toEqual([{ id: 'O2', was: 'Call Iris' }])
    expect(locked).toEqual([{ id: 'O1', company: 'Harbor Lines', reason: expect.stringMatching(reason) }])
  })

  test.each(['2026-03-09', '2026-03-10'])('sets apart an open deal that was to close on %s', async (day) => {
    const { open, overdue, locked } = await plan({ O1: deal({ TargetCloseDate: day }), O2: deal({}) })
    expect(open).toEqual([{ id: 'O2', was: 'Call Iris' }])
    expect(overdue).toEqual([
      {
        id: 'O1',
        company: 'Harbor Lines',
        reason: expect.stringMatching(/close date has passed/),
        was: 'Call Iris',
        closeDate: day,
      },
    ])
    expect(locked).toEqual([])
  })

  test('judges by the close date that is on its way', async () => {
    const changes = [{ path: 'LifeCycle.TargetCloseDate', value: '2026-12-01' }]
    const moved = deal({ TargetCloseDate: '2026-03-01' }, { state: 'queued', changes })
    expect(await plan({ O1: moved })).toMatchObject({ open: [{ id: 'O1' }], overdue: [] })
  })

  test('says of a locked deal that it is locked, overdue or not', async () => {
    const { overdue, locked } = await plan({
      O1: deal({ ReviewStatus: 'In review', TargetCloseDate: '2026-03-01' }),
    })
    expect(overdue).toEqual([])
    expect(locked).toMatchObject([{ id: 'O1', reason: expect.stringMatching(/reviewing/) }])
  })

  test('leaves out a deal that is not there', async () => {
    const known: Record<string, Kept | undefined> = { O9: undefined }
    expect((await plan(known as Record<string, Kept>)).locked).toMatchObject([{ id: 'O9', company: 'O9' }])
  })

  test('leaves out a deal that AWS no longer returns', async () => {
    expect(await plan({ O1: { ...deal({}), gone: true } })).toMatchObject({
      open: [],
      locked: [{ id: 'O1', company: 'Harbor Lines', reason: 'AWS no longer returns this deal.' }],
    })
  })

  test('gives an overdue deal a new close date, but answers AWS with none', async () => {
    const { open, locked } = await plan(
      { O1: deal({ TargetCloseDate: '2026-01-01' }), O2: deal({ ReviewStatus: 'Action Required' }) },
      'closeDate',
    )
    expect(open).toEqual([{ id: 'O1', was: '2026-01-01' }])
    expect(locked).toMatchObject([{ id: 'O2' }])
  })

  test('starts from what is on its way', async () => {
    const changes = [{ path: 'LifeCycle.NextSteps', value: 'Send the quote' }]
    const { open } = await plan({ O1: deal({}, { state: 'queued', changes }) })
    expect(open).toEqual([{ id: 'O1', was: 'Send the quote' }])
  })
})

describe('its writes', () => {
  test('say what stood there, so that a change at AWS meanwhile is not lost', async () => {
    expect(writesOf(await plan({ O1: deal({}) }), order)).toMatchObject([
      {
        recordId: 'O1',
        content: {
          kind: 'update',
          edits: [{ path: 'LifeCycle.NextSteps', was: 'Call Iris', mine: 'Autumn call' }],
        },
      },
    ])
  })

  test('pass an overdue deal by, unless it is given a new close date with them', async () => {
    const found = await plan({ O1: deal({}), O2: deal({ TargetCloseDate: '2026-01-01' }) })
    expect(writesOf(found, order).map(({ recordId }) => recordId)).toEqual(['O1'])
    expect(leftOut(found, order.change)).toMatchObject([{ id: 'O2' }])

    const change = { ...order.change, overdueCloseDate: '2026-12-01' }
    expect(leftOut(found, change)).toEqual([])
    expect(writesOf(found, { ...order, change })).toMatchObject([
      {
        recordId: 'O2',
        content: {
          edits: [
            { path: 'LifeCycle.NextSteps', was: 'Call Iris', mine: 'Autumn call' },
            { path: 'LifeCycle.TargetCloseDate', was: '2026-01-01', mine: '2026-12-01' },
          ],
        },
      },
      { recordId: 'O1', content: { edits: [{ path: 'LifeCycle.NextSteps' }] } },
    ])
  })

  test('are none for a deal that says so already', async () => {
    expect(writesOf(await plan({ O1: deal({ NextSteps: 'Autumn call' }) }), order)).toEqual([])
  })
})

describe('what may be said of many deals', () => {
  test.each([
    ['nextSteps', ' '],
    ['nextSteps', 'x'.repeat(256)],
    ['closeDate', ''],
    ['closeDate', '2020-01-01'],
    ['closeDate', '2099-02-31'],
    ['stage', 'Launched'],
  ])('is not %s “%s”', (field, value) => {
    expect(BulkChange.safeParse({ field, value }).success).toBe(false)
  })

  test('is a next step, without what stands around it, or a day to come', () => {
    expect(BulkChange.parse({ field: 'nextSteps', value: ' Call ' }).value).toBe('Call')
    expect(BulkChange.parse({ field: 'closeDate', value: '2099-03-31' }).value).toBe('2099-03-31')
  })

  test('is a new close date for the overdue ones, to come and beside a next step only', () => {
    const said = (change: object) => BulkChange.safeParse({ value: 'Call', ...change }).success
    expect(said({ field: 'nextSteps', overdueCloseDate: '2099-03-31' })).toBe(true)
    expect(said({ field: 'nextSteps', overdueCloseDate: '2020-01-01' })).toBe(false)
    expect(said({ field: 'closeDate', value: '2099-03-31', overdueCloseDate: '2099-03-31' })).toBe(false)
  })
})
