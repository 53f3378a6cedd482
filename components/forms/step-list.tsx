import { Circle, CircleCheck, CircleMinus, CircleX, Clock } from 'lucide-react'
import { Spinner } from '@/components/ui/spinner'

export interface StepItem {
  label: string
  state: 'waiting' | 'running' | 'done' | 'kept' | 'failed' | 'skipped'
  detail?: string
}

const stateWords: Record<StepItem['state'], string> = {
  waiting: 'to do',
  running: 'under way',
  done: 'done',
  kept: 'kept, on its way',
  failed: 'failed',
  skipped: 'not needed',
}

/** What a long task consists of and how far it is, read out as it goes. */
export function StepList({ label, steps }: { label: string; steps: readonly StepItem[] }) {
  return (
    <ol aria-label={label} aria-live="polite" className="space-y-2">
      {steps.map((step) => (
        <li key={step.label} className="flex items-start gap-2">
          <StepIcon state={step.state} />
          <span className={step.state === 'waiting' ? 'text-muted' : undefined}>
            {step.label}
            <span className="sr-only">, {stateWords[step.state]}</span>
            {step.detail ? <span className="block text-muted text-xs">{step.detail}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}

function StepIcon({ state }: Pick<StepItem, 'state'>) {
  const look = 'mt-px size-4 shrink-0'
  switch (state) {
    case 'waiting':
      return <Circle aria-hidden className={`${look} text-faint`} />
    case 'running':
      return <Spinner className={`${look} text-accent-text`} />
    case 'done':
      return <CircleCheck aria-hidden className={`${look} text-success-text`} />
    case 'kept':
      return <Clock aria-hidden className={`${look} text-muted`} />
    case 'failed':
      return <CircleX aria-hidden className={`${look} text-danger-text`} />
    case 'skipped':
      return <CircleMinus aria-hidden className={`${look} text-faint`} />
  }
}
