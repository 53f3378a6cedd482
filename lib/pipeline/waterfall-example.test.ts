import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Money, sumByCurrency, toMinorUnits } from '@/lib/opportunity/money'
import { Stage } from '@/lib/opportunity/stage-schema'
import type { DealChange, DealState } from './deal-change'
import { exchanged } from './exchange'
import { forecastOf, forecastPart } from './forecast'
import { withoutZeros } from './sums'
import { openValue, waterfallOf, worthOf } from './waterfall'
import { movementWords } from './words'

const page = readFileSync(new URL('../../docs/waterfall-example.md', import.meta.url), 'utf8')

/** The cells of the table under a heading, without its head. */
function table(heading: string): string[][] {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((text) => text.trim()),
  )
}

/** `−7,000` → -700000n, `(9,000)` → 900000n, nothing → 0n. */
function minorUnits(text: string): bigint {
  const digits = text.replace(/[^\d.]/g, '')
  const units = digits === '' ? 0n : toMinorUnits(digits)
  if (units === undefined) throw new Error(`No amount: ${text}`)
  return text.startsWith('−') ? -units : units
}

function money(currency: string, text: string): Money {
  return { currency, minorUnits: minorUnits(text).toString() }
}

function stateOf(company: string, cells: string[]): DealState | undefined {
  const [stage = '', value = '', closeDate = '', owner = ''] = cells
  if (stage === '–') return undefined
  const [amount = '', currency = ''] = value.split(' ')
  return {
    company,
    stage: Stage.parse(stage),
    reviewStatus: 'Approved',
    spend: [money(currency, amount)],
    closeDate,
    owner: { name: owner, email: `${owner.toLowerCase()}@tandem.example` },
  }
}

const changes = table('The deals').map(([name = '', ...cells]): DealChange => {
  const [id = '', ...company] = name.split(' ')
  const [was, now] = [cells.slice(0, 4), cells.slice(4)].map((half) => stateOf(company.join(' '), half))
  return { id, was, now }
})

const bars = table('The waterfall').map(([bar = '', deals = '', usd = '', eur = '', which = '']) => ({
  bar,
  deals: Number(deals),
  isMoveOnly: /\(/.test(usd + eur),
  amounts: withoutZeros(sumByCurrency([money('USD', usd), money('EUR', eur)])),
  ids: which.split(', ').filter(Boolean),
}))

const [, sinceDay = '', today = ''] = page.match(/\*\*([\d-]+)\*\*; today is \*\*([\d-]+)\*\*/) ?? []
const span = { filter: { owners: ['ana@tandem.example', 'ben@tandem.example'] }, sinceDay, today }

describe('the worked example', () => {
  const { was, now } = worthOf(changes, span)
  const waterfall = waterfallOf(changes, now, span)

  test('has fifteen deals in two currencies', () => {
    expect(changes).toHaveLength(15)
    expect(now.map(({ currency }) => currency)).toEqual(['EUR', 'USD'])
    expect(sinceDay < today).toBe(true)
  })

  test('opens and closes with what the page says', () => {
    expect(bars.at(0)).toMatchObject({ bar: 'Opening', amounts: waterfall.opening })
    expect(bars.at(-1)).toMatchObject({ bar: 'Closing', amounts: waterfall.closing })
    expect(waterfall.opening).toEqual(was)
  })

  test('has the bars of the page, in its order, with its deals and amounts', () => {
    const steps = waterfall.steps.map(({ kind, deals, delta, worth, movements }) => ({
      bar: movementWords[kind],
      deals,
      isMoveOnly: delta.length === 0,
      amounts: delta.length === 0 ? worth : delta,
      ids: movements.map(({ id }) => id).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))),
    }))
    expect(steps).toEqual(bars.slice(1, -1))
  })

  test('every sum on the page is right', () => {
    const sums = [...page.matchAll(/^ {4}[A-Z]{3}: (.+) = (.+)$/gm)]
    expect(sums).toHaveLength(5)
    for (const [, terms = '', result = ''] of sums) {
      const signed = [...terms.matchAll(/(^|[+−] )([\d,.]+)/g)]
      const total = signed.reduce(
        (sum, [, sign = '', amount = '']) => sum + minorUnits(sign.trim() + amount),
        0n,
      )
      expect(total).toBe(minorUnits(result))
    }
  })

  test('comes to the page’s figure in one currency, at the page’s rate', () => {
    const [, rate = ''] = page.match(/At ([\d.]+) USD for a euro/) ?? []
    const [, total = ''] = page.match(/^ {4}USD: 73,500\.50 \+ [\d,.]+ = ([\d,.]+)$/m) ?? []
    const table = { base: 'USD', rates: [{ currency: 'EUR', rate, asOf: sinceDay }] }
    expect(exchanged(waterfall.closing, table, today).total).toEqual(money('USD', total))
  })

  test('board, waterfall and forecast have one closing value', () => {
    const team = changes.flatMap((change) =>
      change.now?.owner?.name !== 'Cem' && change.now ? [change.now] : [],
    )
    expect(openValue(team)).toEqual(waterfall.closing)
    expect(forecastOf(team.map(forecastPart), {}, today).total.open).toEqual(waterfall.closing)
  })
})
