'use client'

import { Lock } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { ErrorBanner } from '@/components/ui/error-banner'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { Skeleton } from '@/components/ui/skeleton'
import { Textarea } from '@/components/ui/textarea'
import { type BulkAnswer, BulkChange, type BulkField, type BulkPreview } from '@/lib/opportunity/bulk-change'
import type { ActionError, ActionResult } from '@/lib/result'
import { LockedDeals } from './locked-deals'

export interface BulkDialogProps {
  field: BulkField
  /** Ids of the deals that were chosen. */
  ids: readonly string[]
  /** What was typed so far; it outlives the dialog. */
  draft: string
  onDraft: (text: string) => void
  preview: (input: { ids: string[]; field: BulkField }) => Promise<ActionResult<BulkPreview>>
  change: (input: { batchId: string; ids: string[]; change: BulkChange }) => Promise<ActionResult<BulkAnswer>>
  onDone: (answer: BulkAnswer, batchId: string) => void
  onClose: () => void
}

const words = {
  nextSteps: { title: 'Change the next step', label: 'Next step' },
  closeDate: { title: 'Change the close date', label: 'Close date' },
} as const

const mostCharacters = 255

const deals = (count: number) => (count === 1 ? '1 deal' : `${count.toLocaleString('en')} deals`)

function duration(seconds: number): string {
  return seconds < 90 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`
}

/** Why it cannot be told or done; `silence` when Tandem's own answer did not come. */
type Trouble = ActionError | 'silence'

/** Asks what many deals are to say, tells what that comes to, and hands it in. */
export function BulkDialog(props: BulkDialogProps) {
  const { field, ids, draft, onDraft, change, onDone, onClose } = props
  // The order stays the same however often it is handed in, so that an answer that got lost makes no second one.
  const [batchId] = useState(() => crypto.randomUUID())
  const [problem, setProblem] = useState<string>()
  const [error, setError] = useState<Trouble>()
  const [isBusy, setBusy] = useState(false)
  const preview = usePreview(props)
  const shownError = error ?? preview?.error
  const changing = preview?.data?.changing

  const confirm = async () => {
    const order = BulkChange.safeParse({ field, value: draft })
    setProblem(order.error?.issues[0]?.message)
    if (!order.success || isBusy) return
    setBusy(true)
    const result = await change({ batchId, ids: [...ids], change: order.data }).catch(() => undefined)
    setBusy(false)
    if (result?.ok) onDone(result.data, batchId)
    else setError(result?.error ?? 'silence')
  }

  // Closed while it is handed in, its answer would end whatever is being typed by then.
  const close = () => isBusy || onClose()

  return (
    <Dialog open onOpenChange={(isOpen) => isOpen || close()}>
      <DialogContent
        title={`${words[field].title} of ${deals(ids.length)}`}
        footer={
          <>
            <Button disabled={isBusy} onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" busy={isBusy} disabled={changing === 0} onClick={() => void confirm()}>
              {changing ? `Change ${deals(changing)}` : 'Change'}
            </Button>
          </>
        }
      >
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            void confirm()
          }}
        >
          <Answer
            field={field}
            draft={draft}
            {...(problem !== undefined && { problem })}
            onDraft={(text) => {
              onDraft(text)
              setProblem(undefined)
            }}
            onSend={() => void confirm()}
          />
          {shownError ? <TroubleBanner trouble={shownError} /> : <Outlook preview={preview?.data} />}
        </form>
      </DialogContent>
    </Dialog>
  )
}

function TroubleBanner({ trouble }: { trouble: Trouble }) {
  if (trouble !== 'silence') return <ErrorBanner error={trouble} />
  return (
    <Banner tone="danger" title="Tandem did not answer">
      What you typed is still here. Try again in a moment; nothing is sent twice.
    </Banner>
  )
}

function usePreview({ ids, field, preview }: BulkDialogProps) {
  const [known, setKnown] = useState<{ data?: BulkPreview; error?: Trouble }>()
  useEffect(() => {
    let isShown = true
    preview({ ids: [...ids], field }).then(
      (result) => isShown && setKnown(result.ok ? { data: result.data } : { error: result.error }),
      () => isShown && setKnown({ error: 'silence' }),
    )
    return () => {
      isShown = false
    }
  }, [ids, field, preview])
  return known
}

interface AnswerProps {
  field: BulkField
  draft: string
  problem?: string
  onDraft: (text: string) => void
  onSend: () => void
}

function Answer({ field, draft, problem, onDraft, onSend }: AnswerProps) {
  const id = useId()
  const look = {
    id,
    value: draft,
    'aria-invalid': problem !== undefined || undefined,
    'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
  }
  return (
    <div className="space-y-1.5">
      <Label htmlFor={id}>{words[field].label}</Label>
      {field === 'nextSteps' ? (
        <Textarea
          {...look}
          rows={3}
          placeholder="What happens next, and who does it"
          onChange={(event) => onDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend()
          }}
        />
      ) : (
        <Input {...look} type="date" onChange={(event) => onDraft(event.target.value)} className="w-44" />
      )}
      <div className="flex justify-between gap-4 text-xs">
        <p id={`${id}-problem`} role="alert" className="text-danger-text">
          {problem}
        </p>
        {field === 'nextSteps' ? <Room text={draft} /> : null}
      </div>
    </div>
  )
}

/** In characters as AWS counts them: code points. */
function Room({ text }: { text: string }) {
  const used = [...text.trim()].length
  return (
    <span className={used > mostCharacters ? 'text-danger-text tabular-nums' : 'text-faint tabular-nums'}>
      {used} / {mostCharacters}
    </span>
  )
}

/** "298 will change · 14 locked · about 5 min" */
function Outlook({ preview }: { preview: BulkPreview | undefined }) {
  if (!preview) return <Skeleton className="h-12 rounded-lg" />
  const { changing, locked, seconds } = preview
  return (
    <div className="rounded-lg border bg-sunken">
      <p role="status" className="flex flex-wrap gap-x-4 gap-y-1 px-3 py-2.5 tabular-nums">
        <span className="font-medium">{`${changing.toLocaleString('en')} will change`}</span>
        {locked.length > 0 ? (
          <span className="flex items-center gap-1 text-muted [&_svg]:size-3.5">
            <Lock aria-hidden />
            {`${locked.length.toLocaleString('en')} locked`}
          </span>
        ) : null}
        {changing > 0 ? (
          <span className="text-muted" title="AWS takes one change a second">
            {duration(seconds)}
          </span>
        ) : null}
      </p>
      {locked.length > 0 ? <LockedDeals locked={locked} /> : null}
    </div>
  )
}
