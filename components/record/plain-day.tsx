'use client'

import { isPlainDate, type PlainDate } from '@/lib/opportunity/plain-date'
import { useReaderLocale } from './reader-locale'

/** A calendar day in the reader's order. It has no zone, so it is formatted in the one it is spelled in. */
export function PlainDay({ date, className }: { date: PlainDate; className?: string }) {
  const locale = useReaderLocale()
  if (!locale || !isPlainDate(date)) return <span className={className}>{date}</span>
  const words = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <time dateTime={date} className={className}>
      {words.format(Date.parse(`${date}T00:00:00Z`))}
    </time>
  )
}
