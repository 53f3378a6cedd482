import { describe, expect, test } from 'vitest'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { ListedWrite } from '@/lib/queue/overview'
import { changeRow } from './change-row'

const version = '2026-03-01T10:15:00Z'

function record(ReviewStatus: 'Approved' | 'Submitted'): Opportunity {
  return {
    Catalog: 'Sandbox',
    Id: 'O1',
    LastModifiedDate: version,
    CreatedDate: version,
    LifeCycle: { Stage: 'Qualified', ReviewStatus, NextSteps: 'Theirs' },
    Customer: { Account: { CompanyName: 'Harbor Lines' } },
  } as Opportunity
}

function write(more: Partial<ListedWrite>): ListedWrite {
  return {
    id: '6f0c7c3e-3b0d-4d2c-9a3e-0d5b6f1a2b3c',
    number: 1,
    catalog: 'Sandbox',
    recordId: 'O1',
    by: { userId: 'ana', name: 'Ana Ruiz' },
    priority: 'interactive',
    content: { kind: 'update', edits: [{ path: 'LifeCycle.NextSteps', was: 'Old', mine: 'Mine' }] },
    state: 'queued',
    attempts: 0,
    notBefore: new Date(version),
    clientToken: 'token',
    createdAt: new Date(version),
    ...more,
  }
}

const ana = { userId: 'ana' }

describe('a change on its way', () => {
  test('is named by its deal, and by its seller only on other people’s screens', () => {
    expect(changeRow(write({ position: 3, secondsLeft: 3 }), record('Approved'), ana)).toMatchObject({
      company: 'Harbor Lines',
      position: 3,
      secondsLeft: 3,
      mayCancel: true,
      mayRetry: false,
    })
    expect(changeRow(write({}), record('Approved'), ana).who).toBeUndefined()
    expect(changeRow(write({}), record('Approved'), { userId: 'marc' }).who).toBe('Ana Ruiz')
  })

  test('to a deal that AWS has yet to make is called by its company', () => {
    const input = { Customer: { Account: { CompanyName: 'Marlow Instruments' } } }
    const creation = write({ recordId: 'new:1', content: { kind: 'create', input } })
    expect(changeRow(creation, undefined, ana).company).toBe('Marlow Instruments')
    const link = write({
      recordId: 'new:1',
      content: { kind: 'associate', type: 'Solutions', entity: 'S-1' },
    })
    expect(changeRow(link, undefined, ana).company).toBe('A new opportunity')
  })

  test('that may have arrived cannot be taken back', () => {
    const attempt = { version, values: [], timesInHistory: 0 }
    expect(changeRow(write({ attempt }), record('Approved'), ana).mayCancel).toBe(false)
  })

  test('that collides shows what it was, what is ours and what AWS has', () => {
    const fields = [{ path: 'LifeCycle.NextSteps', was: 'Old', mine: 'Mine', theirs: 'Theirs' }]
    const row = changeRow(
      write({ state: 'conflict', failure: { kind: 'conflict', fields } }),
      record('Approved'),
      ana,
    )
    expect(row.fields).toEqual([
      { path: 'LifeCycle.NextSteps', was: 'Old', mine: 'Mine', now: 'Theirs', collides: true },
    ])
  })

  test('that is held can be sent once AWS has unlocked the deal, and not before', () => {
    const locked = { path: 'LifeCycle.NextSteps', message: 'AWS is reviewing this opportunity.' }
    const held = write({ state: 'held', failure: { kind: 'locked', fields: [locked] } })
    expect(changeRow(held, record('Submitted'), ana)).toMatchObject({
      mayRetry: false,
      reason: locked.message,
    })
    expect(changeRow(held, record('Approved'), ana)).toMatchObject({
      mayRetry: true,
      reason: expect.stringContaining('unlocked'),
    })
  })

  test('that AWS refuses names the field as the form does', () => {
    const issues = [{ path: 'LifeCycle.TargetCloseDate', message: 'Should be a future date' }]
    const failure = { kind: 'service', code: 'ValidationException', message: 'x', issues } as const
    const row = changeRow(
      write({ state: 'refused', failure: { ...failure, issues } }),
      record('Approved'),
      ana,
    )
    expect(row.reason).toBe('Target close date: Should be a future date')
    expect(row.mayRetry).toBe(true)
  })

  test('that AWS does not take now is no refusal', () => {
    const failure = { kind: 'service' as const, code: 'Unreachable', message: 'x', issues: [] }
    expect(changeRow(write({ failure }), record('Approved'), ana).reason).toContain('goes by itself')
  })
})
