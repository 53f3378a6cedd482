import { daysBetween, type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'

/** The UTC day of an instant of AWS's or of ours, RFC 3339 with whatever offset and fraction. */
export function dayOf(instant: string): PlainDate {
  return plainDateOf(new Date(instant))
}

/** Whole UTC days since an instant. Never negative, though AWS's clock may be ahead of ours. */
export function daysSince(instant: string, today: PlainDate): number {
  return Math.max(0, daysBetween(dayOf(instant), today))
}

/** `2026-11-30` → `2026-11`. */
export function monthOf(date: PlainDate): string {
  return date.slice(0, 7)
}
