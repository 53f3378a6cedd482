'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { ShortcutsHelp } from '@/components/shell/shortcuts-help'
import { useShortcuts } from '@/components/shell/use-shortcuts'

const help = [
  { keys: 'j', label: 'Next opportunity in the queue' },
  { keys: 'k', label: 'Previous opportunity in the queue' },
]

/** `J` and `K` walk the queue. What is typed into an item is kept for it, so there is nothing to warn about. */
export function QueueKeys({ next, previous }: { next?: Route; previous?: Route }) {
  const router = useRouter()
  useShortcuts({
    ...(next ? { j: () => router.push(next, { scroll: false }) } : {}),
    ...(previous ? { k: () => router.push(previous, { scroll: false }) } : {}),
  })
  return <ShortcutsHelp title="Action Required" shortcuts={help} />
}
