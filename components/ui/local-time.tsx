'use client'

import { useSyncExternalStore } from 'react'

const formats = {
  time: { hour: 'numeric', minute: '2-digit' },
  date: { dateStyle: 'medium' },
  'date-time': { dateStyle: 'medium', timeStyle: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

const unchanging = () => () => {}

/**
 * An instant in the reader's own zone and locale. The server knows neither, so the text appears once the page is live;
 * the space for it is kept.
 */
export function LocalTime({
  instant,
  format = 'date-time',
  className,
}: {
  instant: string
  format?: keyof typeof formats
  className?: string
}) {
  const text = useSyncExternalStore(
    unchanging,
    () => new Intl.DateTimeFormat(undefined, formats[format]).format(new Date(instant)),
    () => '\u2007\u2007:\u2007\u2007',
  )
  return (
    <time dateTime={instant} className={className}>
      {text}
    </time>
  )
}
