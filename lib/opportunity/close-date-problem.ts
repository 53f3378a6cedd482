import { addDays, isPlainDate, type PlainDate } from './plain-date'

/** AWS takes close dates up to 60 years ahead. */
const farthestDays = 60 * 365

/**
 * What keeps AWS from taking `date` as a deal's new close date, in words for the field; undefined when it takes it.
 * @param today The day in UTC, as AWS judges it.
 * Source: reference 6.2 (C3, C4).
 */
export function closeDateProblem(date: string, today: PlainDate): string | undefined {
  if (!isPlainDate(date)) return 'Enter the new close date'
  if (date <= today) return 'Choose a date after today'
  return date > addDays(today, farthestDays) ? 'Choose a date within the next 60 years' : undefined
}
