import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openMirror } from '@/lib/mirror/open-mirror'
import { type Money, sumByCurrency } from '@/lib/opportunity/money'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { isClosed, type Stage } from '@/lib/opportunity/stage'
import { withoutZeros } from '@/lib/pipeline/sums'
import { describeEngines } from '@/lib/sql/test-engines'
import { openInsights } from './open-insights'
import { usualPercent, weighedStages } from './settings'
import { sheetOf } from './sheets'

const now = new Date('2026-11-20T10:00:00Z')
const marc = { catalog: 'Sandbox', userId: 'user-marc', name: 'Marc Keller' } as const

interface Made {
  id: string
  stage: Stage
  amount?: [string, string]
  close?: string
  owner?: string
  step?: string
  lostReason?: string
}

const made: Made[] = [
  {
    id: 'O1',
    stage: 'Committed',
    amount: ['1000.00', 'USD'],
    close: '2026-11-30',
    owner: 'ana',
    step: 'Sign',
  },
  { id: 'O2', stage: 'Qualified', amount: ['333.33', 'USD'], close: '2026-12-01', owner: 'ana' },
  { id: 'O3', stage: 'Qualified', amount: ['500.00', 'EUR'], close: '2026-10-31', owner: 'ben' },
  { id: 'O4', stage: 'Prospect', amount: ['70.00', 'JPY'], owner: 'ben' },
  { id: 'O5', stage: 'Prospect', close: '2026-12-31' },
  { id: 'O6', stage: 'Launched', amount: ['9000.00', 'USD'], close: '2026-10-01', owner: 'ana' },
  { id: 'O7', stage: 'Closed Lost', amount: ['250.00', 'EUR'], owner: 'ben', lostReason: 'Price' },
]

function record({ id, stage, amount, close, owner, step, lostReason }: Made): Opportunity {
  const [Amount, CurrencyCode] = amount ?? []
  return {
    Catalog: 'Sandbox',
    Id: id,
    CreatedDate: '2026-10-01T08:00:00Z',
    LastModifiedDate: '2026-11-10T08:00:00Z',
    Customer: { Account: { CompanyName: `Harbor ${id}` } },
    LifeCycle: {
      Stage: stage,
      ReviewStatus: 'Approved',
      TargetCloseDate: close,
      NextSteps: step,
      ClosedLostReason: lostReason,
    },
    Project: {
      Title: 'Fleet telemetry',
      ExpectedCustomerSpend: Amount
        ? [{ Amount, CurrencyCode, Frequency: 'Monthly', TargetCompany: 'AWS' }]
        : [],
    },
    OpportunityTeam: owner
      ? [
          {
            Email: `${owner}@tandem.example`,
            FirstName: owner,
            LastName: 'X',
            BusinessTitle: 'OpportunityOwner',
          },
        ]
      : [],
  } as Opportunity
}

const money = (currency: string, minorUnits: string): Money => ({ currency, minorUnits })
const sum = (parts: Money[][]) => withoutZeros(sumByCurrency(parts.flat()))

describeEngines('insights', (databases) => {
  const opened = async () => {
    const database = await databases.open<unknown>()
    const mirror = await openMirror(database, { clock: () => now })
    const insights = await openInsights(database, { mirror, clock: () => now })
    for (const each of made) await mirror.saveOpportunity('Sandbox', record(each))
    const setRate = (currency: string, rate: string, asOf = '2026-11-12', base = 'USD') =>
      insights.setRate(marc, { id: randomUUID(), base, currency, rate, asOf })
    const read = (filter: PipelineFilter = {}, currency?: string) =>
      insights.read('Sandbox', { filter, currency })
    return { mirror, insights, setRate, read }
  }

  test.each<[string, PipelineFilter]>([
    ['everything', {}],
    ['one owner', { owner: 'ana@tandem.example' }],
    ['what is overdue', { overdue: true }],
    ['what is searched for', { text: 'o4' }],
    ['nothing', { text: 'nobody' }],
  ])('forecast, hygiene and origin come to what the board’s open columns say, of %s', async (_, filter) => {
    const { mirror, read } = await opened()
    const { columns } = await mirror.pipeline('Sandbox', filter)
    const open = columns.filter(({ stage }) => !isClosed(stage))
    const value = sum(open.map(({ spend }) => spend))
    const deals = open.reduce((count, column) => count + column.count, 0)
    const { forecast, hygiene, origins } = (await read(filter)).figures
    expect(forecast.total).toMatchObject({ deals, open: value })
    for (const { stage, count, spend } of open.filter((column) => column.count > 0)) {
      const cell = forecast.stages.find((each) => each.stage === stage)
      expect(cell).toMatchObject({ deals: count, open: spend })
    }
    expect(sum(hygiene.map((row) => row.value))).toEqual(value)
    expect(sum(origins.map((row) => row.open))).toEqual(value)
    const overdue = open.reduce((count, column) => count + column.overdue, 0)
    expect(hygiene.reduce((count, row) => count + row.overdue, 0)).toBe(overdue)
  })

  test('months begin and end by UTC, past ones and deals without a day stand apart', async () => {
    const { read } = await opened()
    const { months } = (await read()).figures.forecast
    expect(months.map(({ month, isPast, total }) => [month, isPast, total.deals])).toEqual([
      ['2026-10', true, 1],
      ['2026-11', false, 1],
      ['2026-12', false, 2],
      [undefined, false, 1],
    ])
  })

  test('the table to download has the figures of the screen', async () => {
    const { read } = await opened()
    const { figures } = await read()
    expect(sheetOf(figures, 'forecast').at(-1)).toEqual([
      ...['All months', 'All stages', '5'],
      ...['500.00', '70.00', '1333.33'],
      ...['125.00', '7.00', '983.33'],
      ...['0.00', '0.00', '1000.00'],
    ])
    expect(sheetOf(figures, 'lost')).toEqual([
      ['Reason', 'Deals', 'Lost, EUR'],
      ['Price', '1', '250.00'],
    ])
  })

  test('a deal that changes is in the next reading', async () => {
    const { mirror, read } = await opened()
    const before = (await read()).figures.forecast.total
    const later = { ...record({ id: 'O5', stage: 'Committed', amount: ['1.00', 'USD'] }) }
    await mirror.saveOpportunity('Sandbox', { ...later, LastModifiedDate: '2026-11-11T08:00:00Z' })
    expect(before.committed).toEqual([money('USD', '100000')])
    expect((await read()).figures.forecast.total.committed).toEqual([money('USD', '100100')])
  })

  describe('weights', () => {
    test('are the usual ones until they are set, and again when they are set back', async () => {
      const { insights, read } = await opened()
      const usual = Object.fromEntries(weighedStages.map((stage) => [stage, usualPercent(stage)]))
      const before = await read()
      expect(before.settings.weightsSet).toBeUndefined()
      const weights = {
        Prospect: 0,
        Qualified: 20,
        'Technical Validation': 40,
        'Business Validation': 60,
        Committed: 100,
      }
      await insights.setWeights(marc, weights)
      const after = await read()
      expect(after.settings.weightsSet).toEqual({ by: 'Marc Keller', at: now.toISOString() })
      expect(after.figures.forecast.total.weighted).toEqual([money('EUR', '10000'), money('USD', '106667')])
      expect(after.figures.forecast.total.open).toEqual(before.figures.forecast.total.open)
      await insights.setWeights(marc, { ...weights, ...usual })
      expect(await read()).toEqual(before)
    })

    test('of one catalog are not those of the other', async () => {
      const { insights, read } = await opened()
      const all = Object.fromEntries(weighedStages.map((stage) => [stage, 1]))
      await insights.setWeights({ ...marc, catalog: 'AWS' }, all as never)
      expect((await read()).settings.weightsSet).toBeUndefined()
    })
  })

  describe('rates', () => {
    test('without one, no currency is added to another, whatever was asked for', async () => {
      const { read } = await opened()
      const { figures } = await read({}, 'USD')
      expect(figures.exchange).toBeUndefined()
      expect(figures.forecast.total.open).toEqual([
        money('EUR', '50000'),
        money('JPY', '7000'),
        money('USD', '133333'),
      ])
    })

    test('what has a rate is added up and names it, what has none stands apart', async () => {
      const { setRate, read } = await opened()
      await setRate('EUR', '1.08')
      const { figures } = await read({}, 'USD')
      expect(figures.forecast.total.open).toEqual([money('USD', '187333'), money('JPY', '7000')])
      expect(figures.exchange).toEqual({
        base: 'USD',
        used: [{ currency: 'EUR', rate: '1.08', asOf: '2026-11-12' }],
        apart: ['JPY'],
      })
      expect(sheetOf(figures, 'forecast')[0]?.slice(3, 5)).toEqual([
        'Open, USD (EUR at 1.08 of 2026-11-12)',
        'Open, JPY',
      ])
    })

    test('of two days the younger holds, of one day the last that was set, and none of a day to come', async () => {
      const { setRate, read } = await opened()
      await setRate('EUR', '1.20', '2026-11-15')
      await setRate('EUR', '1.05', '2026-11-01')
      await setRate('EUR', '1.90', '2026-11-21')
      const used = async () => (await read({}, 'USD')).figures.exchange?.used
      expect(await used()).toMatchObject([{ rate: '1.20', asOf: '2026-11-15' }])
    })

    test('a withdrawn one counts no longer and stays in the history', async () => {
      const { insights, setRate, read } = await opened()
      await setRate('EUR', '10.8')
      const id = (await read()).settings.rates[0]?.id ?? ''
      await insights.withdrawRate(marc, id)
      const { figures, settings } = await read({}, 'USD')
      expect(figures.exchange).toBeUndefined()
      expect(settings.rates).toMatchObject([
        { id, rate: '10.8', withdrawn: { by: 'Marc Keller', at: now.toISOString() } },
      ])
    })

    test('set twice with one id is set once', async () => {
      const { insights, read } = await opened()
      const rate = { id: randomUUID(), base: 'USD', currency: 'EUR', rate: '1.08', asOf: '2026-11-12' }
      await insights.setRate(marc, rate)
      await insights.setRate(marc, rate)
      expect((await read()).settings.rates).toHaveLength(1)
    })

    test('of one catalog are neither read nor withdrawn from the other', async () => {
      const { insights, setRate, read } = await opened()
      await setRate('EUR', '1.08')
      const id = (await read()).settings.rates[0]?.id ?? ''
      await insights.withdrawRate({ ...marc, catalog: 'AWS' }, id)
      expect((await read()).settings.rates[0]?.withdrawn).toBeUndefined()
      expect((await insights.read('AWS', { filter: {} })).settings.rates).toEqual([])
    })
  })
})
