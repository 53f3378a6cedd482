import { describe, expect, test } from 'vitest'
import { type RiskFacts, risksOf, timesPushed } from './risks'

const facts: RiskFacts = {
  stage: 'Qualified',
  reviewStatus: 'Approved',
  spend: [],
  closeDate: '2027-02-01',
  nextStep: 'Call',
  nextStepSince: '2026-11-20T09:00:00Z',
  stageSince: '2026-11-10T09:00:00Z',
  owner: { name: 'Ana', email: 'ana@tandem.example' },
  timesPushed: 0,
  timesSentBack: 0,
}

const context = { today: '2026-11-21', usualTimes: {}, formatDate: (date: string) => `<${date}>` }

const texts = (more: Partial<RiskFacts>) => risksOf({ ...facts, ...more }, context).map(({ text }) => text)

describe('risksOf', () => {
  test.each<[string, Partial<RiskFacts>, string[]]>([
    ['in order', {}, []],
    ['pushed once', { timesPushed: 1 }, []],
    ['pushed twice', { timesPushed: 2 }, ['Its close date was pushed twice.']],
    ['pushed often', { timesPushed: 3 }, ['Its close date was pushed 3 times.']],
    ['past its date', { closeDate: '2026-11-20' }, ['Its close date passed 1 day ago.']],
    ['without a date', { closeDate: undefined }, ['It has no close date.']],
    ['sent back before', { timesSentBack: 1 }, ['AWS has sent it back once.']],
    [
      'sent back now',
      { reviewStatus: 'Action Required', sentBackSince: '2026-11-18T00:00:00Z', timesSentBack: 2 },
      ['AWS has been waiting for an answer for 3 days; it was sent back twice.'],
    ],
    [
      'at another stage at AWS',
      { aws: { stage: 'Launched', closeDate: '2027-01-31' } },
      [
        'AWS has it at Launched, we have it at Qualified.',
        'AWS expects it to close on <2027-01-31>, we on <2027-02-01>.',
      ],
    ],
    [
      'with a date at AWS only',
      { aws: { closeDate: '2027-01-31' }, closeDate: undefined },
      ['AWS expects it to close on <2027-01-31>, we name no date.', 'It has no close date.'],
    ],
    ['without a next step', { nextStep: undefined, nextStepSince: undefined }, ['It has no next step.']],
    [
      'with an old next step',
      { nextStepSince: '2026-11-07T00:00:00Z' },
      ['Its next step has been the same for 14 days.'],
    ],
    [
      'long in stage',
      { stageSince: '2026-10-01T00:00:00Z', stageOrEarlier: true },
      ['It has been at Qualified for at least 51 days; 30 days is usual.'],
    ],
    ['without a solution, early', { lacksSolution: true }, []],
    [
      'without a solution, late',
      { lacksSolution: true, stage: 'Business Validation' },
      ['It names no solution, and AWS wants one at Committed.'],
    ],
    ['without an owner', { owner: undefined }, ['Nobody owns it.']],
    [
      'closed and untidy',
      { stage: 'Closed Lost', closeDate: '2020-01-01', nextStep: '', timesPushed: 9 },
      [],
    ],
    [
      'closed otherwise at AWS',
      { stage: 'Closed Lost', aws: { stage: 'Launched' } },
      ['AWS has it at Launched, we have it at Closed Lost.'],
    ],
  ])('a deal %s', (_name, more, expected) => {
    expect(texts(more)).toEqual(expected)
  })
})

test('a push is a close date that became a later one', () => {
  const dates = (was: string | undefined | null, now: string | undefined) => ({
    path: 'LifeCycle.TargetCloseDate',
    was,
    now,
  })
  expect(
    timesPushed([
      dates(undefined, '2026-11-01'),
      dates('2026-11-01', '2026-12-01'),
      dates('2026-12-01', '2026-11-15'),
      dates('2026-11-15', '2027-01-01'),
      dates('2027-01-01', undefined),
      { path: 'Project.Title', was: 'A', now: 'B' },
    ]),
  ).toBe(2)
})
