/** The model writes most of its length limits as patterns; counting is cheaper than matching and reads better. */
const lengthAsPattern = /^\(\?s\)\.\{(\d+),(\d+)\}$/

/** Length limits that the model spells as a pattern; undefined for a pattern that asks for more. */
export function patternLimits(pattern: string): { min: number; max: number } | undefined {
  const length = lengthAsPattern.exec(pattern)
  return length ? { min: Number(length[1]), max: Number(length[2]) } : undefined
}

/**
 * Patterns of the model that a backtracking matcher needs years for, given sixty characters to refuse, beside ones that
 * accept exactly the same texts at once. A web address's tail may hold dots, so its repeated parts are one part; in a mail
 * address any character may part two words, so it need not be one of the words'.
 */
const quickForms: Record<string, string> = {
  '(?=.{4,255}$)((http|https)://)??(www[.])??([a-zA-Z0-9]|-)+?([.][a-zA-Z0-9(-|/|=|?)??]+?)+?':
    '(?=.{4,255}$)(?:https?://)?(?:www\\.)?[a-zA-Z0-9-]+\\.[(-|]+',
  "(?=.{1,80}$)[a-zA-Z0-9.!#$%&'*+/=?^_{|}~-]+@[a-zA-Z0-9-]+(?:.[a-zA-Z0-9-]+)*":
    "(?=.{1,80}$)[a-zA-Z0-9.!#$%&'*+/=?^_{|}~-]+@[a-zA-Z0-9-]+(?:[^a-zA-Z0-9\\-\\n\\r\\u2028\\u2029][a-zA-Z0-9-]+)*",
}

/**
 * A pattern of the model as it judges a whole string.
 * @throws SyntaxError for what JavaScript cannot read: inline flags beside those that `patternLimits` knows.
 */
export function patternExpression(pattern: string): RegExp {
  return new RegExp(`^(?:${quickForms[pattern] ?? pattern})$`, 'u')
}

/** AWS counts characters, not UTF-16 units: an emoji is one. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
