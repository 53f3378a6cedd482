import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Money } from '@/lib/opportunity/money'
import { addDays } from '@/lib/opportunity/plain-date'
import { type AgendaCandidate, agendaReasonKinds } from './agenda'
import { biggestMovers, reasonsOf } from './agenda-reasons'
import { proposeAgenda } from './propose-agenda'
import { usualTimes } from './stage-times'
import { anyState, shuffled } from './test-deals'

const today = '2026-11-21'
const context = { today, usualTimes: {}, movers: new Set<string>() }

const usd = (amount: number): Money[] => [{ currency: 'USD', minorUnits: String(amount * 100) }]

/** A deal that nobody has to talk about. */
const calm: AgendaCandidate = {
  id: 'O1',
  company: 'Aurora Foods',
  stage: 'Qualified',
  reviewStatus: 'Approved',
  spend: usd(1000),
  wasSpend: usd(1000),
  closeDate: '2027-02-01',
  nextStep: 'Call',
  nextStepSince: '2026-11-20T09:00:00Z',
  stageSince: '2026-11-10T09:00:00Z',
}

const reasons = (changed: Partial<AgendaCandidate>) => reasonsOf({ ...calm, ...changed }, context)

describe('reasonsOf', () => {
  test('a deal that is in order gives none', () => {
    expect(reasons({})).toEqual([])
  })

  test('sent back, with the days AWS waits', () => {
    expect(reasons({ reviewStatus: 'Action Required', sentBackSince: '2026-11-18T23:59:59.999Z' })).toEqual([
      { kind: 'sentBack', days: 3 },
    ])
  })

  test.each([
    ['2026-11-20', [{ kind: 'closeDatePast', closeDate: '2026-11-20', days: 1 }]],
    ['2026-11-21', [{ kind: 'closeDateSoon', closeDate: '2026-11-21', days: 0 }]],
    ['2026-12-05', [{ kind: 'closeDateSoon', closeDate: '2026-12-05', days: 14 }]],
    ['2026-12-06', []],
    [undefined, []],
  ])('a close date of %s on 21 November', (closeDate, expected) => {
    expect(reasons({ closeDate })).toEqual(expected)
  })

  test('AWS has another stage or close date; what it has not filled in is no difference', () => {
    expect(reasons({ aws: { stage: 'Qualified', closeDate: '2027-02-01' } })).toEqual([])
    expect(reasons({ aws: {} })).toEqual([])
    expect(reasons({ aws: { stage: 'Launched', closeDate: '2027-01-31' } })).toEqual([
      {
        kind: 'awsDisagrees',
        differences: [
          { field: 'stage', ours: 'Qualified', aws: 'Launched' },
          { field: 'closeDate', ours: '2027-02-01', aws: '2027-01-31' },
        ],
      },
    ])
  })

  test('no next step, or one that says the same for fourteen days', () => {
    expect(reasons({ nextStep: undefined, nextStepSince: undefined })).toEqual([{ kind: 'noNextStep' }])
    expect(reasons({ nextStepSince: '2026-11-08T00:00:00Z' })).toEqual([])
    expect(reasons({ nextStepSince: '2026-11-07T23:59:59Z' })).toEqual([{ kind: 'oldNextStep', days: 14 }])
  })

  test('stuck once it is longer in its stage than the stage usually takes', () => {
    const times = usualTimes([{ stage: 'Qualified', days: 11, to: 'Committed', deals: 5 }])
    const since = (stageSince: string) =>
      reasonsOf({ ...calm, stageSince, stageOrEarlier: true }, { ...context, usualTimes: times })
    expect(since('2026-11-10T00:00:00Z')).toEqual([])
    expect(since('2026-11-09T00:00:00Z')).toEqual([
      { kind: 'stuck', days: 12, usualDays: 11, isAtLeast: true },
    ])
  })

  test('a big mover by a quarter of its value, up or down, in any currency', () => {
    const eur = [{ currency: 'EUR', minorUnits: '1' }]
    expect(reasons({ spend: usd(1249) })).toEqual([])
    expect(reasons({ spend: usd(1250) })).toEqual([{ kind: 'bigMover', delta: usd(250) }])
    expect(reasons({ spend: usd(750) })).toEqual([{ kind: 'bigMover', delta: usd(-250) }])
    expect(reasons({ spend: [...eur, ...usd(1000)] })).toEqual([{ kind: 'bigMover', delta: eur }])
  })

  test('a deal made since is new, not a big mover', () => {
    expect(reasons({ isNew: true, wasSpend: undefined })).toEqual([{ kind: 'new' }])
  })

  test('a closed deal only while AWS waits for an answer', () => {
    const bad = { closeDate: '2026-01-01', nextStep: undefined, isNew: true, stage: 'Closed Lost' } as const
    expect(reasons(bad)).toEqual([])
    expect(reasons({ ...bad, reviewStatus: 'Action Required' })).toEqual([{ kind: 'sentBack', days: 0 }])
  })
})

test('the three largest changes are big movers, however small a share', () => {
  const deals = [1, 4, 2, 3, 0].map((by, i) => ({ ...calm, id: `O${i}`, spend: usd(1000 + by) }))
  expect([...biggestMovers(deals)]).toEqual(['O1', 'O3', 'O2'])
})

describe('proposeAgenda', () => {
  const order = (candidates: AgendaCandidate[]) =>
    proposeAgenda(candidates, { today, usualTimes: {} }).items.map(({ id }) => id)

  test('goes through the reasons in their order', () => {
    const deals: [string, Partial<AgendaCandidate>][] = [
      ['new', { isNew: true, wasSpend: undefined }],
      ['bigMover', { wasSpend: usd(1) }],
      ['stuck', { stageSince: '2026-01-01T00:00:00Z' }],
      ['oldNextStep', { nextStepSince: '2026-01-01T00:00:00Z' }],
      ['noNextStep', { nextStep: '' }],
      ['awsDisagrees', { aws: { stage: 'Launched' } }],
      ['closeDateSoon', { closeDate: '2026-11-22' }],
      ['closeDatePast', { closeDate: '2026-11-01' }],
      ['sentBack', { reviewStatus: 'Action Required' }],
    ]
    expect(order(deals.map(([id, changed]) => ({ ...calm, ...changed, id })))).toEqual(agendaReasonKinds)
  })

  test('takes within a reason who waits longest, is past longest, is due soonest, then the largest', () => {
    const sentBack = (id: string, sentBackSince: string) =>
      ({ ...calm, id, reviewStatus: 'Action Required', sentBackSince }) as const
    expect(
      order([
        { ...calm, id: 'tomorrow', closeDate: '2026-11-22' },
        { ...calm, id: 'today', closeDate: '2026-11-21' },
        { ...calm, id: 'small', nextStep: '', spend: usd(1), wasSpend: usd(1) },
        { ...calm, id: 'large', nextStep: '', spend: usd(9999), wasSpend: usd(9999) },
        { ...calm, id: 'past a day', closeDate: '2026-11-20' },
        { ...calm, id: 'past a month', closeDate: '2026-10-20' },
        sentBack('back a day', '2026-11-20T00:00:00Z'),
        sentBack('back a week', '2026-11-14T00:00:00Z'),
      ]),
    ).toEqual([
      'back a week',
      'back a day',
      'past a month',
      'past a day',
      'today',
      'tomorrow',
      'large',
      'small',
    ])
  })

  test('proposes so many and tells how many more there are of each reason', () => {
    const deals = Array.from({ length: 30 }, (_, i) => ({ ...calm, id: `O${i}`, closeDate: '2026-11-01' }))
    const agenda = proposeAgenda([...deals, { ...calm, id: 'N', nextStep: '' }], { today, usualTimes: {} })
    expect(agenda.items).toHaveLength(25)
    expect(agenda.totals).toMatchObject({ closeDatePast: 30, noNextStep: 1, sentBack: 0 })
    expect(agenda.more).toMatchObject({ closeDatePast: 6, noNextStep: 0, sentBack: 0 })
  })

  test('keeps places for reasons that come after hundreds of more urgent deals, and for the first of them', () => {
    const overdue = Array.from({ length: 400 }, (_, i) => ({
      ...calm,
      id: `O${i}`,
      closeDate: addDays('2026-11-01', -i),
    }))
    const stuck = Array.from({ length: 9 }, (_, i) => ({
      ...calm,
      id: `S${i}`,
      stageSince: `2026-0${i + 1}-01T00:00:00Z`,
    }))
    const { items } = proposeAgenda([...overdue, ...stuck], { today, usualTimes: {} })
    const ids = items.map(({ id }) => id)
    expect(ids.slice(0, 2)).toEqual(['O399', 'O398'])
    expect(ids.slice(22)).toEqual(['S0', 'S1', 'S2'])
  })

  test('takes the totals it is told, when the candidates are not all', () => {
    const agenda = proposeAgenda([{ ...calm, closeDate: '2026-11-01' }], {
      today,
      usualTimes: {},
      totals: { closeDatePast: 389 },
    })
    expect(agenda.more.closeDatePast).toBe(388)
  })

  const anyCandidates = fc
    .array(
      fc.tuple(
        anyState,
        fc.record(
          {
            sentBackSince: fc
              .integer({ min: 0, max: 9 })
              .map((days) => `${addDays('2027-12-01', days)}T10:00:00Z`),
            nextStepSince: fc
              .integer({ min: 0, max: 9 })
              .map((days) => `${addDays('2027-12-20', days)}T10:00:00Z`),
            stageSince: fc
              .integer({ min: 0, max: 60 })
              .map((days) => `${addDays('2027-11-20', days)}T10:00:00Z`),
            aws: fc.record({ stage: fc.constantFrom('Qualified', 'Launched') }),
            wasSpend: anyState.map(({ spend }) => spend),
            isNew: fc.constant(true as const),
          },
          { requiredKeys: [] },
        ),
      ),
      { maxLength: 40 },
    )
    .map((deals) => deals.map(([state, more], i): AgendaCandidate => ({ ...state, ...more, id: `O${i}` })))
  const options = { today: '2028-01-03', usualTimes: {} }

  test('has every deal at most once, with its reasons in order, and every deal with a reason counted', () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        const { items, totals, more } = proposeAgenda(candidates, options)
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
        for (const { reasons: given } of items) {
          const ranks = given.map(({ kind }) => agendaReasonKinds.indexOf(kind))
          expect(ranks.length).toBeGreaterThan(0)
          expect(ranks).toEqual([...new Set(ranks)].sort((a, b) => a - b))
        }
        for (const kind of agendaReasonKinds) {
          const shown = items.filter((item) => item.reasons.some((reason) => reason.kind === kind)).length
          expect(shown + more[kind]).toBe(totals[kind])
        }
      }),
    )
  })

  test('is the same in whatever order the candidates come', () => {
    const both = anyCandidates.chain((deals) => fc.tuple(fc.constant(deals), shuffled(deals)))
    fc.assert(
      fc.property(both, ([candidates, other]) => {
        expect(proposeAgenda(other, options)).toEqual(proposeAgenda(candidates, options))
      }),
    )
  })

  test('leaves no reason out, whatever else there is to talk about', () => {
    fc.assert(
      fc.property(anyCandidates, fc.integer({ min: 9, max: 27 }), (candidates, most) => {
        const { items, totals } = proposeAgenda(candidates, { ...options, most })
        const places = Math.min(3, Math.floor(most / agendaReasonKinds.length))
        for (const kind of agendaReasonKinds) {
          const shown = items.filter((item) => item.reasons.some((reason) => reason.kind === kind)).length
          expect(shown).toBeGreaterThanOrEqual(Math.min(places, totals[kind]))
        }
        expect(items).toHaveLength(
          Math.min(most, proposeAgenda(candidates, { ...options, most: 99 }).items.length),
        )
      }),
    )
  })

  test('keeps the order of all', () => {
    fc.assert(
      fc.property(anyCandidates, fc.integer({ min: 1, max: 20 }), (candidates, most) => {
        const ids = proposeAgenda(candidates, { ...options, most }).items.map(({ id }) => id)
        const all = proposeAgenda(candidates, { ...options, most: 99 }).items.map(({ id }) => id)
        expect(ids).toEqual(all.filter((id) => ids.includes(id)))
      }),
    )
  })

  test('is the same without the deals it does not propose', () => {
    fc.assert(
      fc.property(anyCandidates, fc.integer({ min: 1, max: 12 }), (candidates, most) => {
        const { items } = proposeAgenda(candidates, { ...options, most })
        const firsts = candidates.filter(({ id }) => items.some((item) => item.id === id))
        const movers = biggestMovers(candidates)
        fc.pre([...movers].every((id) => firsts.some((deal) => deal.id === id)))
        expect(proposeAgenda(firsts, { ...options, most }).items).toEqual(items)
      }),
    )
  })
})
