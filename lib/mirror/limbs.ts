/*
 * SQL has no integer wide enough for AWS's amounts (31 digits and two decimals), and a float loses cents. So a sum is
 * kept as four digits to the base 10⁹, each in a column of its own: columns are summed, and the sums put together here.
 * Column sums stay exact up to nine million deals (2⁵³ ÷ 10⁹).
 */

/** Least significant first; the last takes whatever is left. */
export type Limbs = readonly [number, number, number, number]

const base = 1_000_000_000n

/** @param minorUnits Not negative, below 10³⁶. */
export function toLimbs(minorUnits: bigint): Limbs {
  return [
    Number(minorUnits % base),
    Number((minorUnits / base) % base),
    Number((minorUnits / base ** 2n) % base),
    Number(minorUnits / base ** 3n),
  ]
}

/** Puts column sums together. They may exceed the base, and PostgreSQL gives them as text. */
export function fromLimbs(sums: readonly (number | string | bigint)[]): bigint {
  return sums.reduceRight<bigint>((total, limb) => total * base + BigInt(limb), 0n)
}
