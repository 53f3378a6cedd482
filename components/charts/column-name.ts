import type { ForecastColumn } from './forecast-columns'

/** `2026-11` → `Nov 2026`, or `Nov` in the year of `thisMonth`. Months have no zone, so none moves them. */
export function monthName(month: string, thisMonth: string, locale: string): string {
  const isThisYear = month.slice(0, 4) === thisMonth.slice(0, 4)
  const format = new Intl.DateTimeFormat(locale, {
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
    timeZone: 'UTC',
  })
  return format.format(Date.parse(`${month}-01T00:00:00Z`))
}

/** What stands under a column. */
export function columnName(
  { kind, month = '' }: Pick<ForecastColumn, 'kind' | 'month'>,
  thisMonth: string,
  locale: string,
): string {
  switch (kind) {
    case 'past':
      return 'Past'
    case 'month':
      return monthName(month, thisMonth, locale)
    case 'later':
      return 'Later'
    case 'none':
      return 'No date'
  }
}
