import { type Money, sumByCurrency } from '@/lib/opportunity/money'

/** The same sums with the other sign. */
export function negated(sums: readonly Money[]): Money[] {
  return sums.map(({ currency, minorUnits }) => ({ currency, minorUnits: (-BigInt(minorUnits)).toString() }))
}

/** Without the currencies that come to nothing. */
export function withoutZeros(sums: readonly Money[]): Money[] {
  return sums.filter(({ minorUnits }) => BigInt(minorUnits) !== 0n)
}

/** What has to be added to `was` to get `now`, per currency; equal currencies are left out. */
export function difference(now: readonly Money[], was: readonly Money[]): Money[] {
  return withoutZeros(sumByCurrency([...now, ...negated(was)]))
}

function magnitude(minorUnits: string): bigint {
  const value = BigInt(minorUnits)
  return value < 0n ? -value : value
}

/** The largest amount in any one currency, without its sign. It ranks deals; it is never added up. */
export function largestAmount(sums: readonly Money[]): bigint {
  return sums.reduce((most, { minorUnits }) => {
    const amount = magnitude(minorUnits)
    return amount > most ? amount : most
  }, 0n)
}

/** Compares amounts so that the larger sorts first. */
export function largerFirst(a: bigint, b: bigint): number {
  if (a === b) return 0
  return a > b ? -1 : 1
}

/** Sorts larger sums first, by the largest amount in any one currency: without a rate there is no better measure. */
export function largestFirst(a: readonly Money[], b: readonly Money[]): number {
  return largerFirst(largestAmount(a), largestAmount(b))
}

/** Whether `delta` is at least `percent` of `was` in any currency. What grew from nothing always is. */
export function isShareOf(delta: readonly Money[], was: readonly Money[], percent: number): boolean {
  return withoutZeros(delta).some(({ currency, minorUnits }) => {
    const before = was.find((sum) => sum.currency === currency)?.minorUnits ?? '0'
    return magnitude(minorUnits) * 100n >= magnitude(before) * BigInt(percent)
  })
}
