'use client'

import { ArrowRight, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { FieldIssue } from '@/lib/form/field-issue'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { missingForSubmission, submissionPaths } from '@/lib/opportunity/submission'
import type { SubmissionTask } from '@/lib/opportunity/submission-task'
import type { ActionResult } from '@/lib/result'
import { Section } from './section'
import { type SubmissionChoice, SubmitDialog } from './submit-dialog'

export interface SubmissionPanelProps {
  opportunity: Opportunity
  /** Typed but not saved yet: AWS would be sent what is stored. */
  unsaved: boolean
  /** Left out for a reader who may not submit. */
  onSubmit?: (choice: SubmissionChoice) => Promise<ActionResult<{ task?: SubmissionTask }>>
  /** Takes the reader to the field that is missing. */
  onGoTo: (path: string) => void
}

/** What stands between a deal and AWS's review, and the way there. */
export function SubmissionPanel({ opportunity, unsaved, onSubmit, onGoTo }: SubmissionPanelProps) {
  const [open, setOpen] = useState(false)
  const missing = missingForSubmission(opportunity)
  return (
    <Section
      title="Send to AWS"
      aside={
        <Badge tone={missing.length === 0 ? 'success' : 'neutral'}>
          {submissionPaths.length - missing.length} of {submissionPaths.length} ready
        </Badge>
      }
    >
      <div className="space-y-3">
        {missing.length === 0 ? (
          <p className="flex items-center gap-2">
            <CircleCheck aria-hidden className="size-4 shrink-0 text-success-text" />
            Everything AWS asks for is here.
          </p>
        ) : (
          <Missing issues={missing} onGoTo={onGoTo} />
        )}
        {onSubmit ? (
          <>
            <Button variant="primary" className="w-full" disabled={unsaved} onClick={() => setOpen(true)}>
              Submit to AWS
            </Button>
            {unsaved ? (
              <p className="text-muted text-xs">Save your changes first: AWS is sent what is saved.</p>
            ) : null}
            <SubmitDialog open={open} onOpenChange={setOpen} opportunity={opportunity} onSubmit={onSubmit} />
          </>
        ) : null}
      </div>
    </Section>
  )
}

export function Missing({
  issues,
  onGoTo,
}: {
  issues: readonly FieldIssue[]
  onGoTo: (path: string) => void
}) {
  return (
    <div>
      <p className="mb-1 text-muted">Still missing for co-selling</p>
      <ul className="-mx-2">
        {issues.map(({ path, message }) => (
          <li key={path}>
            <button
              type="button"
              onClick={() => onGoTo(path)}
              className="flex w-full items-center justify-between gap-2 rounded-md px-2 py-1.5 text-left hover:bg-hover"
            >
              {message}
              <ArrowRight aria-hidden className="size-3.5 shrink-0 text-faint" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
