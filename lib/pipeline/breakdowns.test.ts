import { expect, test } from 'vitest'
import type { Money } from '@/lib/opportunity/money'
import { lostReasons, valueByOrigin } from './breakdowns'

const usd = (minorUnits: number): Money => ({ currency: 'USD', minorUnits: String(minorUnits) })
const eur = { currency: 'EUR', minorUnits: '5' }

test('counts why deals were lost, the most frequent first and those without a reason last', () => {
  expect(
    lostReasons([
      { deals: 1, spend: [usd(1)], reason: 'Price' },
      { deals: 9, spend: [eur] },
      { deals: 2, spend: [usd(4)], reason: 'Lost to Competitor - Google' },
      { deals: 4, spend: [usd(2), eur], reason: 'Price' },
    ]),
  ).toEqual([
    { reason: 'Price', count: 5, value: [eur, usd(3)] },
    { reason: 'Lost to Competitor - Google', count: 2, value: [usd(4)] },
    { reason: undefined, count: 9, value: [eur] },
  ])
})

test('keeps what AWS brought from what the partner brought, and open from launched', () => {
  expect(
    valueByOrigin([
      { origin: 'AWS Referral', stage: 'Qualified', deals: 2, spend: [usd(10)] },
      { origin: 'AWS Referral', stage: 'Committed', deals: 1, spend: [eur] },
      { origin: 'AWS Referral', stage: 'Launched', deals: 3, spend: [usd(7)] },
      { origin: 'AWS Referral', stage: 'Closed Lost', deals: 8, spend: [usd(99)] },
      { stage: 'Prospect', deals: 4, spend: [usd(1)] },
    ]),
  ).toEqual([
    { origin: 'AWS Referral', openDeals: 3, open: [eur, usd(10)], launchedDeals: 3, launched: [usd(7)] },
    { origin: 'Partner Referral', openDeals: 0, open: [], launchedDeals: 0, launched: [] },
    { origin: undefined, openDeals: 4, open: [usd(1)], launchedDeals: 0, launched: [] },
  ])
})
