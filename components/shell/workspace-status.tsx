'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { LocalTime } from '@/components/ui/local-time'

export interface WorkspaceStatus {
  actionRequiredCount: number
  /** When we last had everything from AWS; null before the first complete reading. */
  asOf: string | null
}

const everyMs = 30_000

const Status = createContext<WorkspaceStatus>({ actionRequiredCount: 0, asOf: null })

/**
 * Keeps the shell's figures current while the page is looked at: asks `read` every half minute and when the reader comes
 * back. A reading that fails leaves the last one standing; its time says how old it is.
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

  useEffect(() => {
    const stop = new AbortController()
    const refresh = async () => {
      if (document.visibilityState !== 'visible') return
      const status = await read(stop.signal).catch(() => undefined)
      if (status && !stop.signal.aborted) setLater({ after: initial, status })
    }
    const timer = setInterval(refresh, everyMs)
    document.addEventListener('visibilitychange', refresh)
    return () => {
      stop.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', refresh)
    }
  }, [initial, read])

  // A newer answer from the server (after a save, say) beats what was read before it.
  return <Status value={later?.after === initial ? later.status : initial}>{children}</Status>
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

/** "as of 10:42". */
export function Freshness({ className }: { className?: string }) {
  const { asOf } = useContext(Status)
  return (
    <span className={cn('text-faint text-xs tabular-nums', className)}>
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
