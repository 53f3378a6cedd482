import type { Money } from '@/lib/opportunity/money'
import { lostReasons, valueByOrigin } from '@/lib/pipeline/breakdowns'
import { conversionOf } from '@/lib/pipeline/conversion'
import { forecastOf } from '@/lib/pipeline/forecast'
import { reviewFigures } from '@/lib/pipeline/review-figures'
import type { InsightFigures } from './figures'
import { usualPercent, weighedStages } from './settings'

/** For tests: minor units of a currency. */
export const money = (currency: string, minorUnits: string): Money => ({ currency, minorUnits })

export const usualWeights = weighedStages.map((stage) => ({
  stage,
  percent: usualPercent(stage),
  usual: usualPercent(stage),
}))

/** For tests: figures small enough to be worked out by hand, of two owners and two currencies. */
export function someFigures(more: Partial<InsightFigures> = {}): InsightFigures {
  const percents = Object.fromEntries(usualWeights.map(({ stage, percent }) => [stage, percent]))
  const parts = [
    { month: '2026-10', stage: 'Qualified', deals: 1, spend: [money('EUR', '50000')] },
    { month: '2026-11', stage: 'Committed', deals: 2, spend: [money('USD', '100000')] },
    { month: '2027-01', stage: 'Prospect', deals: 1, spend: [money('USD', '20000')] },
    { stage: 'Prospect', deals: 1, spend: [] },
  ] as const
  return {
    today: '2026-11-20',
    asOf: '2026-11-20T09:00:00.000Z',
    since: '2026-08-22',
    historySince: '2026-11-14T08:00:00.000Z',
    forecast: forecastOf(
      parts.map((part) => ({ ...part, spend: [...part.spend] })),
      percents,
      '2026-11-20',
    ),
    hygiene: [
      {
        owner: { name: 'Ana Ruiz', email: 'ana@tandem.example' },
        deals: 4,
        value: [money('EUR', '50000'), money('USD', '120000')],
        overdue: 1,
        noCloseDate: 0,
        noNextStep: 2,
        oldNextStep: 0,
        inOrder: 1,
      },
      { deals: 1, value: [], overdue: 0, noCloseDate: 1, noNextStep: 0, oldNextStep: 0, inOrder: 0 },
    ],
    origins: valueByOrigin([
      { origin: 'AWS Referral', stage: 'Committed', deals: 2, spend: [money('USD', '100000')] },
      { origin: 'Partner Referral', stage: 'Launched', deals: 1, spend: [money('EUR', '700')] },
    ]),
    conversion: conversionOf([
      { stage: 'Qualified', days: 9, to: 'Technical Validation', deals: 3 },
      { stage: 'Qualified', days: 20, to: 'Closed Lost', deals: 1 },
      { stage: 'Qualified', days: 2, deals: 5 },
    ]),
    reviews: reviewFigures([
      { outcome: 'Approved', days: 2, rounds: 3 },
      { outcome: 'Action Required', reason: 'Clarify Revenue', days: 4, rounds: 1 },
    ]),
    lost: lostReasons([
      { reason: 'Price', deals: 2, spend: [money('USD', '30000')] },
      { deals: 1, spend: [] },
    ]),
    ...more,
  }
}
