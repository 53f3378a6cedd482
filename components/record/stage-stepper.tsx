import { cn } from '@/components/ui/cn'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'

const openStages = stages.filter((stage) => !isClosed(stage))

type Standing = 'done' | 'current' | 'ahead' | 'lost'

function standingOf(step: Stage, stage: Stage): Standing {
  if (step === stage) return stage === 'Closed Lost' ? 'lost' : 'current'
  // How far a lost deal had come is not kept by AWS.
  if (stage === 'Closed Lost') return 'ahead'
  return stages.indexOf(step) < stages.indexOf(stage) ? 'done' : 'ahead'
}

const bar: Record<Standing, string> = {
  done: 'bg-accent-line',
  current: 'bg-accent',
  ahead: 'bg-selected',
  lost: 'bg-danger',
}

const words: Record<Standing, string> = {
  done: 'text-muted',
  current: 'font-semibold text-ink',
  ahead: 'text-faint',
  lost: 'font-semibold text-danger-text',
}

/** Where the deal stands on its way from Prospect to Launched or Closed Lost. On a phone only the current step has words. */
export function StageStepper({ stage, textClassName }: { stage: Stage; textClassName?: string }) {
  const steps: Stage[] = [...openStages, stage === 'Closed Lost' ? 'Closed Lost' : 'Launched']
  return (
    <ol aria-label="Stage" className="flex gap-1">
      {steps.map((step) => {
        const standing = standingOf(step, stage)
        const isHere = step === stage
        return (
          <li
            key={step}
            aria-current={isHere ? 'step' : undefined}
            className={cn('min-w-0', isHere ? 'grow-[3] basis-0 sm:grow' : 'grow basis-0')}
          >
            <span aria-hidden className={cn('block h-1.5 rounded-full', bar[standing])} />
            <span
              className={cn(
                'mt-1.5 block truncate text-xs',
                textClassName,
                words[standing],
                !isHere && 'max-sm:sr-only',
              )}
            >
              {step}
              {standing === 'done' ? <span className="sr-only"> (done)</span> : null}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
