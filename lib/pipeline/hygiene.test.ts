import { expect, test } from 'vitest'
import { type AgedDeal, lacksOf, ownersHygiene } from './hygiene'

const today = '2026-11-21'
const ana = { name: 'Ana', email: 'ana@tandem.example' }

const deal = (more: Partial<AgedDeal> = {}): AgedDeal => ({
  stage: 'Qualified',
  closeDate: '2026-12-01',
  nextStep: 'Call',
  nextStepSince: '2026-11-20T00:00:00Z',
  owner: ana,
  spend: [{ currency: 'USD', minorUnits: '100' }],
  ...more,
})

test.each<[Partial<AgedDeal>, string[]]>([
  [{}, []],
  [{ closeDate: '2026-11-20' }, ['overdue']],
  [{ closeDate: today }, []],
  [{ closeDate: undefined }, ['noCloseDate']],
  [{ nextStep: '', nextStepSince: '2020-01-01T00:00:00Z' }, ['noNextStep']],
  [{ nextStepSince: '2026-11-07T23:59:59Z' }, ['oldNextStep']],
  [{ nextStepSince: undefined }, []],
  [{ closeDate: '2025-01-01', nextStep: undefined }, ['overdue', 'noNextStep']],
])('a deal with %j lacks %j', (more, lacks) => {
  expect(lacksOf(deal(more), today)).toEqual(lacks)
})

test('counts each owner’s open deals, people told apart by email and the ownerless last', () => {
  const otherAna = { name: 'Ana', email: 'ana2@tandem.example' }
  const rows = ownersHygiene(
    [
      deal({ owner: undefined }),
      deal(),
      deal({ closeDate: '2025-01-01', nextStep: undefined }),
      deal({ stage: 'Launched', closeDate: '2025-01-01' }),
      deal({ owner: otherAna, closeDate: undefined }),
    ],
    today,
  )
  expect(rows).toMatchObject([
    { owner: otherAna, deals: 1, noCloseDate: 1, inOrder: 0 },
    { owner: ana, deals: 2, overdue: 1, noNextStep: 1, oldNextStep: 0, inOrder: 1 },
    { owner: undefined, deals: 1, inOrder: 1 },
  ])
  expect(rows[1]?.value).toEqual([{ currency: 'USD', minorUnits: '200' }])
})
