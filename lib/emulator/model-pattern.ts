/** The model writes most of its length limits as patterns; counting is cheaper than matching and reads better. */
const lengthAsPattern = /^\(\?s\)\.\{(\d+),(\d+)\}$/

/** Length limits that the model spells as a pattern; undefined for a pattern that asks for more. */
export function patternLimits(pattern: string): { min: number; max: number } | undefined {
  const length = lengthAsPattern.exec(pattern)
  return length ? { min: Number(length[1]), max: Number(length[2]) } : undefined
}

/**
 * A pattern of the model as it judges a whole string.
 * @throws SyntaxError for what JavaScript cannot read: inline flags beside those that `patternLimits` knows.
 */
export function patternExpression(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u')
}

/** AWS counts characters, not UTF-16 units: an emoji is one. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
