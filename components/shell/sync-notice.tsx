'use client'

import { CloudDownload, CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { LocalTime } from '@/components/ui/local-time'
import {
  type FirstReading,
  progressWords,
  type SyncStatus,
  shortProgressWords,
  troubleWords,
} from './sync-status'
import { useSyncStatus } from './workspace-status'

/**
 * One line above every screen while there is something to know about the reading of AWS: how far the first one is, or
 * that there has been none for minutes. `data-sync-notice` has the frame make room for it.
 */
export function SyncNotice() {
  const status = useSyncStatus()
  if (status.isStale) return <Stale {...status} />
  return status.firstReading ? <Progress first={status.firstReading} trouble={status.trouble} /> : null
}

function Line({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div
      data-sync-notice
      className={cn(
        'relative flex h-9 items-center gap-2 border-b px-4 text-xs tabular-nums print:hidden sm:px-5 [&_svg]:size-3.5 [&_svg]:shrink-0',
        className,
      )}
    >
      {children}
    </div>
  )
}

function Progress({ first, trouble }: { first: FirstReading; trouble: SyncStatus['trouble'] }) {
  const words = progressWords(first)
  const part = first.step === 'details' && first.deals > 0 ? first.read / first.deals : undefined
  return (
    <Line className="bg-surface text-muted">
      <CloudDownload aria-hidden />
      <span className="min-w-0 truncate">
        <span suppressHydrationWarning title={words} className="max-sm:hidden">
          {words}
        </span>
        <span suppressHydrationWarning className="sm:hidden">
          {shortProgressWords(first)}
        </span>
        {trouble ? (
          <>
            . {troubleWords(trouble.code)}; next try at{' '}
            <LocalTime instant={trouble.nextTryAt} format="time" />
          </>
        ) : null}
        <span className="hidden text-faint lg:inline"> · You can work meanwhile.</span>
      </span>
      <div
        role="progressbar"
        aria-label="First reading from AWS"
        aria-valuetext={words}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={part === undefined ? undefined : Math.floor(part * 100)}
        className="absolute inset-x-0 -bottom-px h-0.5"
      >
        <div
          className={cn(
            'h-full bg-accent',
            part === undefined && 'w-1/4 animate-pulse motion-reduce:animate-none',
          )}
          style={part === undefined ? undefined : { width: `${part * 100}%` }}
        />
      </div>
    </Line>
  )
}

function Stale({ asOf, trouble }: SyncStatus) {
  return (
    <Line className="border-warning-line bg-warning-soft text-warning-text">
      <CloudOff aria-hidden />
      <p role="status" className="min-w-0 truncate">
        <span className="font-medium">
          {trouble ? (
            <>
              {troubleWords(trouble.code)} since <LocalTime instant={trouble.since} format="time" />
            </>
          ) : (
            'AWS has not been read for a while'
          )}
          .
        </span>{' '}
        <span className="max-sm:hidden">
          {asOf ? (
            <>
              You see what it had at <LocalTime instant={asOf} format="time" />.{' '}
            </>
          ) : null}
        </span>
        {trouble ? (
          <>
            Next try at <LocalTime instant={trouble.nextTryAt} format="time" />.
          </>
        ) : null}
      </p>
    </Line>
  )
}
