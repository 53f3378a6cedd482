'use client'

import { useRouter } from 'next/navigation'
import { useShortcuts } from './use-shortcuts'

/** The keys that work on every screen. */
export function ShellShortcuts({ mayCreate }: { mayCreate: boolean }) {
  const router = useRouter()
  useShortcuts({
    'g p': () => router.push('/opportunities'),
    'g a': () => router.push('/action-required'),
    ...(mayCreate ? { c: () => router.push('/opportunities/new') } : {}),
  })
  return null
}
