import { StepList } from '@/components/forms/step-list'
import { Card } from '@/components/ui/card'
import type { DealProgress } from './send-deal'

interface SubmissionStepsProps {
  progress: DealProgress
  /** The record once it exists. */
  id?: string
  /** Only saved, not submitted. */
  isDraft: boolean
}

/** The calls a new deal takes. What is done stays done: the next attempt goes on from here. */
export function SubmissionSteps({ progress, id, isDraft }: SubmissionStepsProps) {
  const steps = [
    { label: 'Create the opportunity', state: progress.create, detail: id && `It is ${id} at AWS.` },
    { label: 'Associate your solution', state: progress.associate },
    ...(isDraft ? [] : [{ label: 'Submit it for review', state: progress.submit }]),
  ]
  const failed = steps.some((step) => step.state === 'failed')
  return (
    <Card className="space-y-2 px-4 py-3">
      <StepList label={isDraft ? 'Saving the draft' : 'Submitting to AWS'} steps={steps} />
      {failed && id ? (
        <p className="text-muted">
          Nothing is created twice: the next attempt goes on from the step that failed.
        </p>
      ) : null}
    </Card>
  )
}
