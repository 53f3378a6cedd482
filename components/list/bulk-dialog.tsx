'use client'

import { useEffect, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { ErrorBanner } from '@/components/ui/error-banner'
import { type BulkAnswer, BulkChange, type BulkField, type BulkPreview } from '@/lib/opportunity/bulk-change'
import type { ActionError, ActionResult } from '@/lib/result'
import { BulkAnswerField } from './bulk-answer-field'
import { BulkOutlook, changingOf } from './bulk-outlook'
import { OverdueDate } from './overdue-date'

export interface BulkOrder {
  ids: string[]
  change: BulkChange
}

export interface BulkDialogProps {
  field: BulkField
  /** Ids of the deals that were chosen. */
  ids: readonly string[]
  /** What was typed so far; it outlives the dialog. */
  draft: string
  onDraft: (text: string) => void
  preview: (input: { ids: string[]; field: BulkField }) => Promise<ActionResult<BulkPreview>>
  /** Hands the change in. Called again with the same one, because no answer came, it must be no second change. */
  change: (order: BulkOrder) => Promise<ActionResult<BulkAnswer>>
  onDone: (answer: BulkAnswer) => void
  onClose: () => void
}

const titles: Record<BulkField, string> = {
  nextSteps: 'Change the next step',
  closeDate: 'Change the close date',
}

const deals = (count: number) => (count === 1 ? '1 deal' : `${count.toLocaleString('en')} deals`)

function overdueDeals(count: number): string {
  return count === 1 ? 'the overdue deal' : `the ${count.toLocaleString('en')} overdue deals`
}

/** Why it cannot be told or done; `silence` when Tandem's own answer did not come. */
type Trouble = ActionError | 'silence'

/** What is wrong with what was typed, by the member of the change. */
type Problems = Partial<Record<'value' | 'overdueCloseDate', string | undefined>>

/** Asks what many deals are to say, tells what that comes to, and hands it in. */
export function BulkDialog(props: BulkDialogProps) {
  const { field, ids, draft, onDraft, change, onDone, onClose } = props
  const [overdueDate, setOverdueDate] = useState('')
  const [problems, setProblems] = useState<Problems>({})
  const [error, setError] = useState<Trouble>()
  const [isBusy, setBusy] = useState(false)
  const preview = usePreview(props)
  const shownError = error ?? preview?.error
  const overdue = preview?.data?.overdue.length ?? 0
  const takesOverdue = overdue > 0 && overdueDate !== ''
  const changing = preview?.data && changingOf(preview.data, takesOverdue)

  const confirm = async () => {
    const order = BulkChange.safeParse({
      field,
      value: draft,
      ...(takesOverdue && { overdueCloseDate: overdueDate }),
    })
    setProblems(problemsOf(order.error?.issues))
    if (!order.success || isBusy) return
    setBusy(true)
    const result = await change({ ids: [...ids], change: order.data }).catch(() => undefined)
    setBusy(false)
    if (result?.ok) onDone(result.data)
    else setError(result?.error ?? 'silence')
  }

  // Closed while it is handed in, its answer would end whatever is being typed by then.
  const close = () => isBusy || onClose()

  return (
    <Dialog open onOpenChange={(isOpen) => isOpen || close()}>
      <DialogContent
        title={`${titles[field]} of ${deals(ids.length)}`}
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
          <BulkAnswerField
            field={field}
            draft={draft}
            problem={problems.value}
            onDraft={(text) => {
              onDraft(text)
              setProblems({ ...problems, value: undefined })
            }}
            onSend={() => void confirm()}
          />
          {shownError ? (
            <TroubleBanner trouble={shownError} />
          ) : (
            <BulkOutlook preview={preview?.data} takesOverdue={takesOverdue} />
          )}
          {overdue > 0 ? (
            <OverdueDate
              deals={overdueDeals(overdue)}
              date={overdueDate}
              problem={problems.overdueCloseDate}
              onDate={(date) => {
                setOverdueDate(date)
                setProblems({ ...problems, overdueCloseDate: undefined })
              }}
            />
          ) : null}
        </form>
      </DialogContent>
    </Dialog>
  )
}

function problemsOf(issues: readonly { path: PropertyKey[]; message: string }[] = []): Problems {
  const of = (member: keyof Problems) => issues.find(({ path }) => path[0] === member)?.message
  return { value: of('value'), overdueCloseDate: of('overdueCloseDate') }
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
