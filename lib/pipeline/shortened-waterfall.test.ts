import { expect, test } from 'vitest'
import type { DealChange } from './deal-change'
import { isShortened, shortened } from './shortened-waterfall'
import { waterfallOf } from './waterfall'

const deal = (spend: string, currency: string) => ({
  company: 'Harbor',
  stage: 'Qualified' as const,
  reviewStatus: 'Approved' as const,
  spend: [{ currency, minorUnits: spend }],
})

const grown = (id: string, currency: string, to: string): DealChange => ({
  id,
  was: deal('100', currency),
  now: deal(to, currency),
})

const changes = [grown('O1', 'USD', '200'), grown('O2', 'EUR', '900'), grown('O3', 'USD', '300')]
const span = { filter: {}, sinceDay: '2026-11-01', today: '2026-11-21' }

test('a shortened step keeps its figures and its largest deals, and says how many moved each currency', () => {
  const whole = waterfallOf(changes, [], span)
  const { steps, ...sums } = shortened(whole, 1)
  expect(sums).toEqual({ opening: whole.opening, closing: whole.closing })
  expect(steps).toMatchObject([{ kind: 'grew', deals: 3, delta: whole.steps[0]?.delta }])
  expect(steps[0]?.movements.map(({ id }) => id)).toEqual(['O2'])
  expect(steps[0]?.dealsIn).toEqual({ EUR: 1, USD: 2 })
  expect(steps.map(isShortened)).toEqual([true])
})

test('a step with few deals is left whole', () => {
  const whole = waterfallOf(changes, [], span)
  expect(shortened(whole, 3)).toEqual(whole)
  expect(whole.steps.map(isShortened)).toEqual([false])
})
