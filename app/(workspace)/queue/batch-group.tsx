'use client'

import { Pause, Play } from 'lucide-react'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LocalTime } from '@/components/ui/local-time'
import { notify } from '@/components/ui/notify'
import type { ActionResult } from '@/lib/result'
import { BatchBar } from './batch-bar'
import { BatchReport, FoldArrow, foldStyle } from './batch-report-view'
import type { BatchSummary } from './batch-summary'
import { batchWords, waitingOf } from './batch-words'
import { type ChangeActions, ChangeItems } from './change-list'
import type { ChangeRow } from './change-row'

export interface BatchActions {
  cancelBatch: (input: { batchId: string }) => Promise<ActionResult<number>>
  resumeBatch: (input: { batchId: string }) => Promise<ActionResult<number>>
}

export interface BatchGroupProps extends ChangeActions, BatchActions {
  batch: BatchSummary
  /** Those of its deals that wait for their seller. */
  stopped: readonly ChangeRow[]
  mayWrite: boolean
}

/** More decisions than that are a list to open, not one to scroll past. */
const unfoldedAtMost = 2

const deals = (count: number) => (count === 1 ? '1 deal' : `${count} deals`)

/** One change of many deals: how far it is, a stop and a go, and what became of each. */
export function BatchGroup({
  batch,
  stopped,
  mayWrite,
  cancelBatch,
  resumeBatch,
  ...actions
}: BatchGroupProps) {
  const [busy, begin] = useTransition()
  const run = (action: () => Promise<ActionResult<number>>, done: (count: number) => string) =>
    begin(async () => {
      const result = await action().catch(() => undefined)
      if (result?.ok) notify.success({ title: done(result.data) })
      else notify.error({ title: 'Tandem did not answer. Try again in a moment.' })
    })
  const { id, field, value, also, who, at, resumable } = batch
  const title = `${field} of ${deals(batch.total)}`

  return (
    <li>
      <Card>
        <section aria-label={title}>
          <div className="space-y-3 px-4 py-3.5">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
              <div className="min-w-0 space-y-0.5">
                <h3 className="font-medium text-ink">{title}</h3>
                <p className="line-clamp-2 break-words text-muted">{`“${value}”`}</p>
                {also ? <p className="text-muted">{also}</p> : null}
                <p className="text-faint text-xs">
                  {who ? `${who}, ` : ''}
                  <LocalTime instant={at} />
                </p>
              </div>
              {mayWrite ? (
                <div className="flex flex-wrap gap-2">
                  {resumable > 0 ? (
                    <Button
                      variant="primary"
                      size="sm"
                      busy={busy}
                      onClick={() =>
                        run(
                          () => resumeBatch({ batchId: id }),
                          (count) => `${deals(count)} on their way again`,
                        )
                      }
                    >
                      <Play aria-hidden />
                      {`Resume ${deals(resumable)}`}
                    </Button>
                  ) : null}
                  {waitingOf(batch) > 0 ? (
                    <Button
                      size="sm"
                      busy={busy}
                      onClick={() =>
                        run(
                          () => cancelBatch({ batchId: id }),
                          (count) => `${deals(count)} cancelled. What was sent stays.`,
                        )
                      }
                    >
                      <Pause aria-hidden />
                      Cancel the rest
                    </Button>
                  ) : null}
                </div>
              ) : null}
            </div>
            <div className="space-y-1.5">
              <BatchBar batch={batch} />
              <p role="status" className="text-muted text-xs tabular-nums">
                {batchWords(batch).join(' · ')}
              </p>
            </div>
          </div>
          <BatchReport id={id} isLive={waitingOf(batch) > 0} />
          {stopped.length > 0 ? (
            <details open={stopped.length <= unfoldedAtMost} className="group border-t">
              <summary className={foldStyle}>
                <FoldArrow />
                {stopped.length === 1 ? '1 deal needs you' : `${stopped.length} deals need you`}
              </summary>
              <div className="border-t">
                <ChangeItems rows={stopped} mayWrite={mayWrite} {...actions} />
              </div>
            </details>
          ) : null}
        </section>
      </Card>
    </li>
  )
}
