import { describe, expect, test } from 'vitest'
import type { QueuedWrite } from '@/lib/queue/queued-write'
import { inReadingOrder, type ReportRow, reportCsv, reportRow } from './batch-report'

const row = (more: Partial<ReportRow>): ReportRow => ({
  recordId: 'O1',
  company: 'Harbor Lines',
  state: 'sent',
  words: 'Sent',
  ...more,
})

const write = (more: Partial<QueuedWrite>): QueuedWrite => ({
  id: '6f0c7c3e-3b0d-4d2c-9a3e-0d5b6f1a2b3c',
  number: 1,
  catalog: 'Sandbox',
  recordId: 'O1',
  by: { userId: 'ana', name: 'Ana Ruiz' },
  priority: 'bulk',
  batchId: 'batch',
  content: { kind: 'update', edits: [{ path: 'LifeCycle.NextSteps', was: 'Old', mine: 'Mine' }] },
  state: 'queued',
  attempts: 0,
  notBefore: new Date(0),
  clientToken: 'token',
  createdAt: new Date(0),
  ...more,
})

describe('the report of a batch', () => {
  test('says of each deal what became of it, and why', () => {
    const locked = { path: 'LifeCycle.NextSteps', message: 'AWS is reviewing this opportunity.' }
    const held = write({ state: 'held', failure: { kind: 'locked', fields: [locked] } })
    expect(reportRow(held, undefined)).toMatchObject({ state: 'held', reason: locked.message })
    expect(reportRow(write({ state: 'sent' }), undefined)).toEqual(row({ company: 'O1' }))
    expect(reportRow(write({ state: 'cancelled' }), undefined).words).toBe('Cancelled')
  })

  test('begins with what asks for a decision', () => {
    const rows = [
      row({ recordId: 'O1' }),
      row({ recordId: 'O2', state: 'queued' }),
      row({ recordId: 'O3', state: 'conflict' }),
    ]
    expect(inReadingOrder(rows).map(({ recordId }) => recordId)).toEqual(['O3', 'O2', 'O1'])
  })

  test('is a table that a spreadsheet reads as it is meant', () => {
    expect(reportCsv([row({ company: 'Ellis, Moss & "Co"', reason: 'Two\nlines' })])).toBe(
      'AWS id,Company,State,Reason\r\nO1,"Ellis, Moss & ""Co""",Sent,"Two\nlines"\r\n',
    )
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('runs nothing: %s', (company) => {
    expect(reportCsv([row({ company })])).toContain(`O1,'${company},Sent`)
  })
})
