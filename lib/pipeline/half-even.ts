/**
 * `numerator / denominator` as a whole number, the half going to the even neighbour: over many amounts that errs neither
 * up nor down.
 * @param denominator Above zero.
 */
export function dividedHalfEven(numerator: bigint, denominator: bigint): bigint {
  const floor = numerator / denominator - (numerator % denominator < 0n ? 1n : 0n)
  const twice = (numerator - floor * denominator) * 2n
  if (twice === denominator) return floor % 2n === 0n ? floor : floor + 1n
  return twice > denominator ? floor + 1n : floor
}
