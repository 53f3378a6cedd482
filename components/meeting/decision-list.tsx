'use client'

import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { LocalTime } from '@/components/ui/local-time'
import { type Decision, isInTrouble } from '@/lib/meeting/decision'
import { DecisionState } from './decision-state'
import { decisionLabel, decisionText } from './decision-words'
import { far } from './far'
import { useWords } from './words'

export interface DecisionListProps {
  /** In the order they were made. */
  decisions: readonly Decision[]
  /** Opens the decision again with what was decided; left out for whoever cannot decide. */
  onRetry?: (decision: Decision) => void
}

/** What the meeting has decided on one deal, the latest first, each with where it stands. */
export function DecisionList({ decisions, onRetry }: DecisionListProps) {
  const words = useWords()
  return (
    <ol className="space-y-2.5">
      {decisions.toReversed().map((decision) => {
        const mayRetry = onRetry && isInTrouble(decision) && !decision.isReplaced
        return (
          <li key={decision.id} className={cn('min-w-0', decision.isReplaced && 'opacity-60')}>
            <p className="whitespace-pre-line break-words">
              <span className="text-muted">{decisionLabel[decision.kind]}</span>{' '}
              {decisionText(decision, words)}
              {decision.due ? <span className="text-muted">, due {words.day(decision.due)}</span> : null}
            </p>
            <p className={cn('flex flex-wrap items-center gap-x-2 text-muted', far.small)}>
              <DecisionState decision={decision} />
              <span>
                · {decision.by.name}, <LocalTime instant={decision.at} format="time" />
                {decision.isReplaced ? ' · decided anew since' : null}
              </span>
            </p>
            {decision.reason ? <p className={cn('text-danger-text', far.small)}>{decision.reason}</p> : null}
            {mayRetry ? (
              <Button size="sm" className="mt-1" onClick={() => onRetry(decision)}>
                Decide again
              </Button>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}
