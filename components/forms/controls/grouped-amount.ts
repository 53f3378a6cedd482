/**
 * An amount as it is easiest to read: `182000.00` → `182,000.00`. Only plain amounts; anything else is shown as it is.
 * Typed back in, it means the same (`amountFromText`).
 */
export function groupedAmount(text: string): string {
  const match = /^(\d+)(\.\d*)?$/.exec(text)
  if (!match) return text
  const [, whole = '', decimals = ''] = match
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + decimals
}
