'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { LocalTime } from '@/components/ui/local-time'
import { isWorthWatching, type SyncStatus } from './sync-status'

export interface WorkspaceStatus extends SyncStatus {
  actionRequiredCount: number
  /** Changes that stopped on their way and need the reader. */
  stoppedChanges?: number
}

const everyMs = 30_000
/** While there is something to watch. */
const oftenMs = 3_000

const Status = createContext<WorkspaceStatus>({ actionRequiredCount: 0, asOf: null, isStale: false })

/** What is known of the reading of AWS. */
export function useSyncStatus(): SyncStatus {
  return useContext(Status)
}

/**
 * Keeps the shell's figures current while the page is looked at: asks `read` every half minute (every few seconds while
 * there is something to watch) and when the reader comes back. A reading that fails leaves the last one standing; its time says how old it is.
 */
export function WorkspaceStatusProvider({
  initial,
  read,
  children,
}: {
  initial: WorkspaceStatus
  read: (signal: AbortSignal) => Promise<WorkspaceStatus | undefined>
  children: ReactNode
}) {
  const [later, setLater] = useState<{ after: WorkspaceStatus; status: WorkspaceStatus }>()
  // A newer answer from the server (after a save, say) beats what was read before it.
  const status = later?.after === initial ? later.status : initial
  const pauseMs = isWorthWatching(status) ? oftenMs : everyMs

  useEffect(() => {
    const stop = new AbortController()
    const refresh = async () => {
      if (document.visibilityState !== 'visible') return
      const answer = await read(stop.signal).catch(() => undefined)
      if (answer && !stop.signal.aborted) setLater({ after: initial, status: answer })
    }
    const timer = setInterval(refresh, pauseMs)
    document.addEventListener('visibilitychange', refresh)
    return () => {
      stop.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', refresh)
    }
  }, [initial, read, pauseMs])

  return <Status value={status}>{children}</Status>
}

/** How many deals wait for the partner; nothing when none does. */
export function ActionRequiredCount({ className }: { className?: string }) {
  const { actionRequiredCount } = useContext(Status)
  if (actionRequiredCount === 0) return null
  return (
    <Badge tone="warning" className={cn('min-w-5 justify-center px-1.5 tabular-nums', className)}>
      {actionRequiredCount > 999 ? '999+' : actionRequiredCount}
      <span className="sr-only"> waiting</span>
    </Badge>
  )
}

/** How many changes stopped on their way; nothing when none did. */
export function StoppedChangesCount({ className }: { className?: string }) {
  const { stoppedChanges = 0 } = useContext(Status)
  if (stoppedChanges === 0) return null
  return (
    <Badge tone="danger" className={cn('min-w-5 justify-center px-1.5 tabular-nums', className)}>
      {stoppedChanges > 999 ? '999+' : stoppedChanges}
      <span className="sr-only"> stopped</span>
    </Badge>
  )
}

/** "as of 10:42"; in a warning's colour once that is minutes ago. The notice above the page says why. */
export function Freshness({ className }: { className?: string }) {
  const { asOf, isStale } = useContext(Status)
  return (
    <span
      className={cn('text-faint text-xs tabular-nums', isStale && 'font-medium text-warning-text', className)}
    >
      {asOf ? (
        <>
          as of <LocalTime instant={asOf} format="time" />
        </>
      ) : (
        'reading from AWS…'
      )}
    </span>
  )
}
