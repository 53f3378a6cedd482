'use client'

import { FailureNotice } from '@/components/forms/form-notices'
import type { SchemaFormState } from '@/components/forms/use-schema-form'
import { Button } from '@/components/ui/button'
import type { NewOpportunity } from '@/lib/opportunity/new-opportunity'
import { SubmissionSteps } from './submission-steps'
import type { DealSending } from './use-send-deal'

export interface DealBarProps {
  state: SchemaFormState<NewOpportunity>
  sending: DealSending
  isWhole: boolean
  onDiscard: () => void
  onSaveDraft: () => void
  onSubmit: () => void
}

/** Always in reach at the foot of the screen: what can be done, how far it is, and what went wrong. */
export function DealBar({ state, sending, isWhole, onDiscard, onSaveDraft, onSubmit }: DealBarProps) {
  const { progress, createdId, isSubmitting } = sending
  return (
    <div className="sticky bottom-14 z-10 -mx-4 space-y-3 border-t bg-canvas px-4 py-3 sm:mx-0 sm:px-0 md:bottom-0">
      <FailureNotice state={state} />
      {progress ? <SubmissionSteps progress={progress} id={createdId} isDraft={!isSubmitting} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        {state.dirty ? (
          <Button variant="ghost" onClick={onDiscard} disabled={state.busy} className="mr-auto">
            Discard
          </Button>
        ) : null}
        <Button onClick={onSaveDraft} busy={state.busy && !isSubmitting}>
          Save draft
        </Button>
        {isWhole ? (
          <Button variant="primary" onClick={onSubmit} busy={state.busy && isSubmitting}>
            Submit to AWS
          </Button>
        ) : (
          <Button variant="primary" type="submit">
            Continue
          </Button>
        )}
      </div>
    </div>
  )
}
