'use client'

import { useSyncExternalStore } from 'react'

const neverChanges = () => () => {}

/**
 * The reader's locale, or undefined on the server and while its markup is being taken over. What is undefined must be
 * drawn in a form that needs no locale, so that both sides draw the same; the reader's own form follows at once.
 */
export function useReaderLocale(): string | undefined {
  return useSyncExternalStore(
    neverChanges,
    // Not navigator.language: some browsers report there what Intl refuses.
    () => new Intl.DateTimeFormat().resolvedOptions().locale,
    () => undefined,
  )
}
