import { describe, expect, test } from 'vitest'
import type { FieldChange } from '@/lib/opportunity/history'
import { Opportunity } from '@/lib/opportunity/opportunity'
import { Decision } from './decision-schema'
import { promised } from './promised'

const today = '2026-11-20'

const decision = (given: Partial<Decision>): Decision =>
  Decision.parse({
    id: '9e9a6ad1-4d0a-4b6c-8f65-0d2a0b7a3c11',
    dealId: 'O1',
    kind: 'nextStep',
    was: 'Call Iris',
    now: 'Send the offer',
    by: { userId: 'ana', name: 'Ana' },
    at: '2026-11-06T10:00:00.000Z',
    outcome: 'sent',
    ...given,
  })

const record = (lifeCycle: Record<string, unknown>, team?: unknown[]) =>
  Opportunity.parse({
    Catalog: 'Sandbox',
    Id: 'O1',
    LastModifiedDate: '2026-11-19T00:00:00Z',
    CreatedDate: '2026-10-01T00:00:00Z',
    LifeCycle: {
      Stage: 'Qualified',
      NextSteps: 'Send the offer',
      TargetCloseDate: '2026-12-20',
      ...lifeCycle,
    },
    Customer: { Account: { CompanyName: 'Harbor' } },
    OpportunityTeam: team,
  })

const change = (path: string, was: unknown, now: unknown): { changes: FieldChange[] } => ({
  changes: [{ path, was, now }],
})
const arrival = change('LifeCycle.NextSteps', 'Call Iris', 'Send the offer')

function look(given: Decision, now: Opportunity, entries: { changes: FieldChange[] }[] = []) {
  return promised(given, [given], { record: now, isGone: false, entries }, today)
}

describe('a promised next step', () => {
  test('says "no change since" while only its own arrival was seen, and is overdue once its day has passed', () => {
    const due = look(decision({ due: '2026-11-12' }), record({}), [arrival])
    expect(due).toMatchObject({ happened: 'noChange', isOverdue: true, changes: [], company: 'Harbor' })
    expect(look(decision({ due: '2026-11-20' }), record({}), [arrival])).not.toHaveProperty('isOverdue')
    expect(look(decision({}), record({}), [arrival])).not.toHaveProperty('isOverdue')
  })

  test('is kept when the deal went on to another step, or to a later stage', () => {
    const next = change('LifeCycle.NextSteps', 'Send the offer', 'Sign')
    expect(
      look(decision({ due: '2026-11-12' }), record({ NextSteps: 'Sign' }), [arrival, next]),
    ).toMatchObject({
      happened: 'kept',
      changes: [{ path: 'LifeCycle.NextSteps', was: 'Send the offer', now: 'Sign' }],
    })
    const stage = change('LifeCycle.Stage', 'Qualified', 'Committed')
    expect(look(decision({}), record({ Stage: 'Committed' }), [arrival, stage]).happened).toBe('kept')
  })

  test('is otherwise when something else happened, a step back or a loss among it', () => {
    const title = change('Project.Title', 'A', 'B')
    expect(look(decision({}), record({}), [arrival, title]).happened).toBe('otherwise')
    const back = change('LifeCycle.Stage', 'Qualified', 'Prospect')
    expect(look(decision({}), record({ Stage: 'Prospect' }), [back]).happened).toBe('otherwise')
    const lost = look(decision({ due: '2026-11-12' }), record({ Stage: 'Closed Lost', NextSteps: 'x' }))
    expect(lost).toMatchObject({ happened: 'otherwise' })
    expect(lost).not.toHaveProperty('isOverdue')
  })

  test('that AWS never got is no change, and its text never counts as done', () => {
    const refused = decision({ outcome: 'refused', reason: 'AWS needs an answer here.', due: '2026-11-12' })
    expect(look(refused, record({ NextSteps: 'Call Iris' }))).toMatchObject({
      happened: 'noChange',
      isOverdue: true,
    })
  })
})

describe('a promised date, stage or owner', () => {
  test('is kept while the date stands, until the day has passed without the deal being closed', () => {
    const date = decision({ kind: 'closeDate', was: '2026-11-30', now: '2026-12-20' })
    expect(look(date, record({})).happened).toBe('kept')
    expect(look(date, record({ TargetCloseDate: '2026-11-30' })).happened).toBe('noChange')
    expect(look(date, record({ TargetCloseDate: '2027-01-15' })).happened).toBe('otherwise')
    const past = decision({ kind: 'closeDate', was: '2026-11-01', now: '2026-11-15' })
    expect(look(past, record({ TargetCloseDate: '2026-11-15' }))).toMatchObject({
      happened: 'noChange',
      isOverdue: true,
    })
    expect(look(past, record({ TargetCloseDate: '2026-11-15', Stage: 'Launched' })).happened).toBe('kept')
  })

  test('is kept at the stage or beyond, and not by a loss', () => {
    const stage = decision({ kind: 'stage', was: 'Qualified', now: 'Technical Validation' })
    expect(look(stage, record({ Stage: 'Technical Validation' })).happened).toBe('kept')
    expect(look(stage, record({ Stage: 'Launched' })).happened).toBe('kept')
    expect(look(stage, record({ Stage: 'Qualified' })).happened).toBe('noChange')
    expect(look(stage, record({ Stage: 'Closed Lost' })).happened).toBe('otherwise')
    const lost = decision({ kind: 'stage', was: 'Qualified', now: 'Closed Lost' })
    expect(look(lost, record({ Stage: 'Closed Lost' })).happened).toBe('kept')
    expect(look(lost, record({ Stage: 'Committed' })).happened).toBe('otherwise')
  })

  test('is kept while the owner is the one decided', () => {
    const owner = decision({ kind: 'owner', was: 'Bela Nagy', now: 'Cleo Sand', email: 'cleo@x.example' })
    const ownedBy = (Email: string, FirstName: string, LastName: string) =>
      record({}, [{ Email, FirstName, LastName, BusinessTitle: 'OpportunityOwner' }])
    expect(look(owner, ownedBy('cleo@x.example', 'Cleo', 'Sand')).happened).toBe('kept')
    expect(look(owner, ownedBy('bela@x.example', 'Bela', 'Nagy')).happened).toBe('noChange')
    expect(look(owner, ownedBy('dora@x.example', 'Dora', 'Ek')).happened).toBe('otherwise')
  })
})

test('what the meeting itself decided on the deal is no change of it', () => {
  const step = decision({})
  const date = decision({ id: '7b3b8c0e-46f6-4a56-9c3c-5d8f6f0a9a22', kind: 'closeDate', now: '2026-12-20' })
  const entries = [arrival, change('LifeCycle.TargetCloseDate', '2026-11-30', '2026-12-20')]
  const both = promised(step, [step, date], { record: record({}), isGone: false, entries }, today)
  expect(both).toMatchObject({ happened: 'noChange', changes: [] })
})

test('a deal that AWS no longer returns did not keep anything', () => {
  const deal = { record: record({}), isGone: true, entries: [] }
  const step = decision({})
  expect(promised(step, [step], deal, today)).toMatchObject({ happened: 'otherwise', isGone: true })
})
