'use client'

import { ChevronRight, Download } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { CopyButton } from '@/components/record/copy-button'
import { buttonStyle } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import type { WriteState } from '@/lib/queue/queued-write'
import type { ReportRow } from './batch-report'

const readEveryMs = 3_000

const tones: Partial<Record<WriteState, string>> = {
  sent: 'text-success-text',
  refused: 'text-danger-text',
  conflict: 'text-warning-text',
  held: 'text-warning-text',
}

export const foldStyle =
  'flex items-center gap-1.5 px-4 py-2 text-muted text-xs hover:bg-hover hover:text-ink'

export function FoldArrow() {
  return <ChevronRight aria-hidden className="size-3 transition-transform group-open:rotate-90" />
}

async function readReport(id: string, signal: AbortSignal): Promise<ReportRow[] | undefined> {
  const response = await fetch(`/api/queue/batches/${id}`, { signal })
  return response.ok ? ((await response.json()) as { rows: ReportRow[] }).rows : undefined
}

/** What a seller pastes into a mail: tabs make cells of it in a spreadsheet. */
function plainText(rows: readonly ReportRow[]): string {
  return rows
    .map(({ recordId, company, words, reason = '' }) => [recordId, company, words, reason].join('\t'))
    .join('\n')
}

/** What became of each deal, folded away; read once it is opened, and again while the batch goes on. */
export function BatchReport({ id, isLive }: { id: string; isLive: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const [rows, setRows] = useState<ReportRow[]>()

  useEffect(() => {
    if (!isOpen) return
    const stop = new AbortController()
    const read = async () => {
      const report = await readReport(id, stop.signal).catch(() => undefined)
      if (report && !stop.signal.aborted) setRows(report)
    }
    void read()
    const timer = isLive ? setInterval(read, readEveryMs) : undefined
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [id, isOpen, isLive])

  return (
    <details className="group border-t" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={foldStyle}>
        <FoldArrow />
        Every deal
      </summary>
      {rows ? (
        <>
          <div className="flex flex-wrap gap-1 px-2.5 pb-2">
            <CopyButton text={plainText(rows)} what="report" labelled />
            <a
              href={`/api/queue/batches/${id}?format=csv`}
              download
              className={buttonStyle({ variant: 'ghost', size: 'sm' })}
            >
              <Download aria-hidden />
              Download as CSV
            </a>
          </div>
          <ul className="max-h-96 divide-y overflow-y-auto border-t">
            {rows.map((row) => (
              <ReportItem key={row.recordId} row={row} />
            ))}
          </ul>
        </>
      ) : (
        <div className="space-y-2 px-4 pb-4">
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </div>
      )}
    </details>
  )
}

function ReportItem({ row: { recordId, company, state, words, reason } }: { row: ReportRow }) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-1.5">
      <Link
        href={`/opportunities/${recordId}` as Route}
        prefetch={false}
        className="truncate hover:underline"
      >
        {company}
      </Link>
      <span className={cn('text-muted text-xs', tones[state])}>{words}</span>
      {reason ? <p className="w-full text-muted text-xs">{reason}</p> : null}
    </li>
  )
}
