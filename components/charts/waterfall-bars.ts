import type { MovementKind } from '@/lib/pipeline/movement'
import type { Waterfall, WaterfallStep } from '@/lib/pipeline/waterfall'

/** One bar of one currency. Places are percent of the chart's length, from its lowest value. */
export interface WaterfallBar {
  kind: MovementKind | 'opening' | 'closing'
  /** Minor units, signed: what it adds, or what a total is. */
  amount: bigint
  /** Deals that moved this currency; a total has none. */
  deals?: number
  /** Where the bar begins, at its lower end. */
  from: number
  size: number
  /** Where the value stands after it: the next bar begins there. */
  after: number
}

/** The waterfall of one currency. */
export interface CurrencyChart {
  currency: string
  /** What the chart's lower end stands for, in minor units: zero, or more where movements would be too small to see. */
  floor: bigint
  bars: WaterfallBar[]
}

interface Part {
  kind: WaterfallBar['kind']
  amount: bigint
  deals?: number
  low: bigint
  high: bigint
  after: bigint
}

function amountOf(sums: readonly { currency: string; minorUnits: string }[], currency: string): bigint {
  return BigInt(sums.find((sum) => sum.currency === currency)?.minorUnits ?? '0')
}

/** The currencies that a waterfall has anything in, by their codes. */
export function currenciesOf({ opening, closing, steps }: Waterfall): string[] {
  const sums = [...opening, ...closing, ...steps.flatMap(({ delta }) => delta)]
  return [...new Set(sums.map(({ currency }) => currency))].sort()
}

function total(kind: 'opening' | 'closing', amount: bigint): Part {
  return { kind, amount, low: amount < 0n ? amount : 0n, high: amount > 0n ? amount : 0n, after: amount }
}

/** Deals of a step that moved the currency. */
export function dealsIn({ movements, dealsIn: counted }: WaterfallStep, currency: string): number {
  if (counted) return counted[currency] ?? 0
  return movements.filter(({ delta }) => delta.some((sum) => sum.currency === currency)).length
}

function partsOf({ opening, closing, steps }: Waterfall, currency: string): Part[] {
  let level = amountOf(opening, currency)
  const parts = [total('opening', level)]
  for (const step of steps) {
    const deals = dealsIn(step, currency)
    if (deals === 0) continue
    const amount = amountOf(step.delta, currency)
    const before = level
    level += amount
    const [low, high] = amount < 0n ? [level, before] : [before, level]
    parts.push({ kind: step.kind, amount, deals, low, high, after: level })
  }
  return [...parts, total('closing', amountOf(closing, currency))]
}

const lowest = (values: bigint[]) => values.reduce((least, value) => (value < least ? value : least))
const highest = (values: bigint[]) => values.reduce((most, value) => (value > most ? value : most))

/** The first two digits of an amount, the rest zeros. */
function roundedDown(value: bigint): bigint {
  const unit = 10n ** BigInt(Math.max(0, value.toString().length - 2))
  return (value / unit) * unit
}

/**
 * Where the chart begins: at zero, unless all that moved would take less than a third of its length. Then so low that
 * every total keeps at least as much of its bar as moved.
 */
function floorOf(parts: readonly Part[]): bigint {
  const levels = parts.map(({ after }) => after)
  const [least, most] = [lowest(levels), highest(levels)]
  if (least <= 0n) return least < 0n ? least : 0n
  const moved = most - least
  if (moved === 0n || moved * 3n >= most) return 0n
  return roundedDown(least - moved)
}

/** Ten-thousandths are finer than any screen, so a number holds them. */
function percentOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 10_000
}

/** Lays the bars of one currency out. A step that has no part in the currency has no bar. */
export function currencyChart(waterfall: Waterfall, currency: string): CurrencyChart {
  const parts = partsOf(waterfall, currency)
  const floor = floorOf(parts)
  const most = highest(parts.map(({ high }) => high))
  const length = most - floor
  const place = (value: bigint) => percentOf(value < floor ? 0n : value - floor, length)
  const bars = parts.map(({ kind, amount, deals, low, high, after }) => {
    const from = place(low)
    return { kind, amount, from, size: place(high) - from, after: place(after), ...(deals && { deals }) }
  })
  return { currency, floor, bars }
}

/** The steps that only move within the pipeline, or whose deals say no spend: no bar shows them. */
export function stepsWithoutBar({ steps }: Waterfall): WaterfallStep[] {
  return steps.filter(({ movements }) => movements.every(({ delta }) => delta.length === 0))
}
