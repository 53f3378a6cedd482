'use client'

import { useSyncExternalStore } from 'react'

const unchanging = () => () => {}

/** The reader's time zone, as IANA names it. The server does not know it: UTC until the page is live. */
export function useTimeZone(): string {
  return useSyncExternalStore(
    unchanging,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
}
