/** The calendar day of an instant where the reader is, `YYYY-MM-DD`. */
export function dayIn(instant: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`
}

/**
 * When a day began where the reader is, whatever the clocks did that night. Undefined for a text that is no day, as a date
 * field has while somebody types, and for one that is not over its first moment yet.
 */
export function startOfDay(day: string, now = new Date()): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!match) return undefined
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number]
  const start = new Date(year, month - 1, date)
  return year >= 2000 && start < now ? start.toISOString() : undefined
}

/** When the day so many days ago began where the reader is. */
export function daysAgo(days: number, now = new Date()): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).toISOString()
}
