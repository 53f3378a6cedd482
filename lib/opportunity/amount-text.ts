/**
 * What a person types for an amount, as AWS writes it: `$12,500` → `12500`, `12 500,5` → `12500.5`, `12.500,00` →
 * `12500.00`. Decimals stay as typed. Returns the trimmed text unchanged when it could mean two things (`12.500`) or is
 * no amount at all; the schema's pattern then refuses it.
 */
export function amountFromText(text: string): string {
  const typed = text.trim()
  const bare = typed.replace(/^(?:USD|EUR|US\$|[$€])\s*|\s*(?:USD|EUR|[$€])$/gi, '').replace(/[\s'’]/g, '')
  const grouped = groupings.map((grouping) => grouping.exec(bare)).find((match) => match !== null)
  if (!grouped) return typed
  const [, whole = '', decimals] = grouped
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '')
  return decimals === undefined ? digits : `${digits}.${decimals}`
}

/** Whole part and decimals: plain, grouped by commas, grouped by dots with a decimal comma or more than one dot. */
const groupings = [
  /^(\d+)(?:[.,](\d{1,2}))?$/,
  /^(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/,
  /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/,
  /^(\d{1,3}(?:\.\d{3}){2,})$/,
]
