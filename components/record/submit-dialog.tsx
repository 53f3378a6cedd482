'use client'

import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { ErrorBanner } from '@/components/ui/error-banner'
import { Label } from '@/components/ui/label'
import { Select } from '@/components/ui/select'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { missingForSubmission } from '@/lib/opportunity/submission'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import type { ActionError, ActionResult } from '@/lib/result'

export interface SubmissionChoice {
  involvement: 'Co-Sell' | 'For Visibility Only'
  visibility: 'Full' | 'Limited'
  /** Names the attempt, so that one sent twice is done once. */
  token: string
}

export interface SubmitDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  opportunity: Opportunity
  onSubmit: (choice: SubmissionChoice) => Promise<ActionResult<{ task?: SubmissionTask }>>
}

export function SubmitDialog({ open, onOpenChange, ...rest }: SubmitDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {open ? <SubmitForm {...rest} onDone={() => onOpenChange(false)} /> : null}
    </Dialog>
  )
}

type Outcome = { error: ActionError } | { failed: SubmissionTask }

/** An attempt whose fate is unknown is repeated under its own name; one that AWS has answered gets a new one. */
function mayBeUnderWay(error: ActionError): boolean {
  return error.kind === 'unavailable' || error.kind === 'throttled'
}

function SubmitForm({
  opportunity,
  onSubmit,
  onDone,
}: Pick<SubmitDialogProps, 'opportunity' | 'onSubmit'> & { onDone: () => void }) {
  const form = useId()
  const [involvement, setInvolvement] = useState<SubmissionChoice['involvement']>('Co-Sell')
  const [visibility, setVisibility] = useState<SubmissionChoice['visibility']>('Full')
  const [token, setToken] = useState(() => crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const missing = missingForSubmission(opportunity, { involvement })
  const mayLimit = involvement === 'For Visibility Only' && opportunity.NationalSecurity !== 'Yes'

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (missing.length > 0) return
    setBusy(true)
    setOutcome(undefined)
    const result = await onSubmit({ involvement, visibility: mayLimit ? visibility : 'Full', token })
    setBusy(false)
    const task = result.ok ? result.data.task : undefined
    if (result.ok && task?.TaskStatus !== 'FAILED') return onDone()
    if (result.ok || !mayBeUnderWay(result.error)) setToken(crypto.randomUUID())
    if (task) setOutcome({ failed: task })
    else if (!result.ok) setOutcome({ error: result.error })
  }

  return (
    <DialogContent
      title="Submit to AWS"
      description="AWS reviews the opportunity, usually within a few days. Until it answers you cannot edit it."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={form} variant="primary" busy={busy} disabled={missing.length > 0}>
            Submit
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="space-y-4">
        <fieldset className="space-y-2">
          <legend className="mb-1.5 font-medium">What do you want from AWS?</legend>
          <Choice
            name={`${form}-involvement`}
            checked={involvement === 'Co-Sell'}
            onChoose={() => setInvolvement('Co-Sell')}
            title="Co-sell"
            text="An AWS seller works on the deal with you."
          />
          <Choice
            name={`${form}-involvement`}
            checked={involvement === 'For Visibility Only'}
            onChoose={() => setInvolvement('For Visibility Only')}
            title="For visibility only"
            text="AWS knows of the deal and takes no part in it."
          />
        </fieldset>
        {mayLimit ? (
          <div className="space-y-1.5">
            <Label htmlFor={`${form}-visibility`}>Who at AWS may see it</Label>
            <Select
              id={`${form}-visibility`}
              value={visibility}
              options={[
                { value: 'Full', label: 'Everybody who works with the customer' },
                { value: 'Limited', label: 'Only the partner team (for entitled partners)' },
              ]}
              onChange={(event) => setVisibility(event.target.value === 'Limited' ? 'Limited' : 'Full')}
            />
          </div>
        ) : null}
        {missing.length > 0 ? (
          <Banner tone="warning" title="AWS would refuse it as it is">
            <ul className="list-disc pl-4">
              {missing.map(({ path, message }) => (
                <li key={path}>{message}</li>
              ))}
            </ul>
          </Banner>
        ) : null}
        <Result outcome={outcome} />
      </form>
    </DialogContent>
  )
}

function Result({ outcome }: { outcome: Outcome | undefined }): ReactNode {
  if (!outcome) return null
  if ('error' in outcome) return <ErrorBanner error={outcome.error} />
  const { Message, ReasonCode } = outcome.failed
  return (
    <Banner tone="danger" title="AWS did not take the submission" details={ReasonCode}>
      {Message || 'It gave no reason. Nothing was submitted.'}
    </Banner>
  )
}

interface ChoiceProps {
  name: string
  checked: boolean
  onChoose: () => void
  title: string
  text: string
}

function Choice({ name, checked, onChoose, title, text }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer gap-2.5 rounded-lg border px-3 py-2.5 hover:bg-hover has-checked:border-accent-line has-checked:bg-accent-soft">
      <input
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        <span className="block font-medium">{title}</span>
        <span className="block text-muted">{text}</span>
      </span>
    </label>
  )
}
