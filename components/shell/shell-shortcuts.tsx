'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useShortcuts } from './use-shortcuts'
import { hasWholeWindow } from './whole-window'

/** The keys that lead elsewhere, from every screen of the workspace. */
export function ShellShortcuts({ mayCreate }: { mayCreate: boolean }) {
  const router = useRouter()
  const leadTo = (path: Route) => () => {
    if (!hasWholeWindow()) router.push(path)
  }
  useShortcuts({
    'g p': leadTo('/opportunities'),
    'g a': leadTo('/action-required'),
    ...(mayCreate ? { c: leadTo('/opportunities/new') } : {}),
  })
  return null
}
