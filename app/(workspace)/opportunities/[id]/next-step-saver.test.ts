import { describe, expect, test, vi } from 'vitest'
import { Opportunity } from '@/lib/opportunity/opportunity'
import { fail, ok } from '@/lib/result'
import { nextStepSaver } from './next-step-saver'

function record(version: string, NextSteps: string, lifeCycle: object = {}): Opportunity {
  return Opportunity.parse({
    Catalog: 'Sandbox',
    Id: 'O1',
    CreatedDate: '2026-03-01T10:15:00Z',
    LastModifiedDate: version,
    LifeCycle: { Stage: 'Qualified', NextSteps, ...lifeCycle },
  })
}

/** AWS's record is `current`; a save made against an older one is a conflict. */
function service(current: Opportunity) {
  const seen: string[] = []
  const addNextStep = async (input: { id: string; seen: string; text: string }) => {
    seen.push(input.seen)
    return input.seen === current.LastModifiedDate
      ? ok({ opportunity: record('v9', input.text) })
      : fail({ kind: 'conflict', message: 'm', current })
  }
  const [keep, movedOn] = [vi.fn(), vi.fn()]
  return { seen, addNextStep, keep, movedOn }
}

test('is saved against the version on screen and kept', async () => {
  const { seen, ...actions } = service(record('v1', 'Call'))
  const save = nextStepSaver({ opportunity: record('v1', 'Call'), ...actions })
  expect((await save('Visit')).ok).toBe(true)
  expect(seen).toEqual(['v1'])
  expect(actions.keep).toHaveBeenCalledWith({ opportunity: record('v9', 'Visit') })
})

test('is sent again by itself when others left the next step alone', async () => {
  const { seen, ...actions } = service(record('v2', 'Call'))
  const save = nextStepSaver({ opportunity: record('v1', 'Call'), ...actions })
  expect((await save('Visit')).ok).toBe(true)
  expect(seen).toEqual(['v1', 'v2'])
  expect(actions.movedOn).not.toHaveBeenCalled()
})

test('is not sent over a next step somebody else wrote', async () => {
  const { seen, ...actions } = service(record('v2', 'Theirs'))
  const save = nextStepSaver({ opportunity: record('v1', 'Call'), ...actions })
  expect(await save('Visit')).toMatchObject({ ok: false, error: { kind: 'conflict' } })
  expect(seen).toEqual(['v1'])
  expect(actions.movedOn).toHaveBeenCalledWith(record('v2', 'Theirs'))
  expect(actions.keep).not.toHaveBeenCalled()
})

test('a refusal changes nothing on screen', async () => {
  const { keep, movedOn } = service(record('v1', 'Call'))
  const addNextStep = async () => fail({ kind: 'throttled', retryAfterSeconds: 3 })
  const save = nextStepSaver({ opportunity: record('v1', 'Call'), addNextStep, keep, movedOn })
  expect((await save('Visit')).ok).toBe(false)
  expect([keep.mock.calls, movedOn.mock.calls]).toEqual([[], []])
})

describe('with a new close date', () => {
  const overdue = { TargetCloseDate: '2026-01-31' }

  test('is sent with it, again when others left both alone', async () => {
    const inputs: unknown[] = []
    const { addNextStep, keep, movedOn } = service(record('v2', 'Call', overdue))
    const save = nextStepSaver({
      opportunity: record('v1', 'Call', overdue),
      addNextStep: (input) => {
        inputs.push(input)
        return addNextStep(input)
      },
      keep,
      movedOn,
    })
    expect((await save('Visit', '2027-01-31')).ok).toBe(true)
    const sent = { id: 'O1', text: 'Visit', closeDate: '2027-01-31' }
    expect(inputs).toEqual([
      { ...sent, seen: 'v1' },
      { ...sent, seen: 'v2' },
    ])
  })

  test('is not sent over a date somebody else gave the deal', async () => {
    const current = record('v2', 'Call', { TargetCloseDate: '2027-06-30' })
    const { seen, ...actions } = service(current)
    const save = nextStepSaver({ opportunity: record('v1', 'Call', overdue), ...actions })
    expect(await save('Visit', '2027-01-31')).toMatchObject({ ok: false, error: { kind: 'conflict' } })
    expect(seen).toEqual(['v1'])
    expect(actions.movedOn).toHaveBeenCalledWith(current)
  })
})
