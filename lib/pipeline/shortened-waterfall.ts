import type { Waterfall, WaterfallStep } from './waterfall'

function countByCurrency({ movements }: WaterfallStep): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { currency } of movements.flatMap(({ delta }) => delta)) {
    counts[currency] = (counts[currency] ?? 0) + 1
  }
  return counts
}

/** Whether only the first of its deals are told. */
export function isShortened({ deals, movements }: WaterfallStep): boolean {
  return movements.length < deals
}

/** What a screen opens with; the rest of a bar's deals are read when it is opened. */
const firstDeals = 10

/**
 * The same figures with the first `most` deals of each step: a quarter in a large pipeline moves thousands, and few look
 * at them all.
 */
export function shortened(waterfall: Waterfall, most = firstDeals): Waterfall {
  const steps = waterfall.steps.map((step) =>
    step.deals > most
      ? { ...step, dealsIn: countByCurrency(step), movements: step.movements.slice(0, most) }
      : step,
  )
  return { ...waterfall, steps }
}
