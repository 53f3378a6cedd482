import { expect, test, vi } from 'vitest'
import { Opportunity } from '@/lib/opportunity/opportunity'
import { fail, ok } from '@/lib/result'
import { nextStepSaver } from './next-step-saver'

function record(version: string, NextSteps: string): Opportunity {
  return Opportunity.parse({
    Catalog: 'Sandbox',
    Id: 'O1',
    CreatedDate: '2026-03-01T10:15:00Z',
    LastModifiedDate: version,
    LifeCycle: { Stage: 'Qualified', NextSteps },
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
