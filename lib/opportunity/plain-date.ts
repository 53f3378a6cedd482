/** A calendar day as AWS writes it, `YYYY-MM-DD`: no time, no zone. Compare with `<` and `>`; never `new Date()` it. */
export type PlainDate = string

/** Whether the text names a day that exists: AWS's own pattern lets 2026-02-31 through. */
export function isPlainDate(text: string): boolean {
  if (!/^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$/.test(text)) return false
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The UTC day of an instant: AWS judges "today" in UTC. */
export function plainDateOf(instant: Date): PlainDate {
  return instant.toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return plainDateOf(new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000))
}
