'use client'

import { CircleCheck, CircleDashed, CircleX, type LucideIcon } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import type { Decision } from '@/lib/meeting/decision'
import type { Promised } from '@/lib/meeting/promised'
import { decisionLabel, decisionText } from './decision-words'
import { useWords, type Words } from './words'

const outcomes: Record<Promised['happened'], { icon: LucideIcon; tone: string; words: string }> = {
  kept: { icon: CircleCheck, tone: 'text-success-text', words: 'Kept' },
  noChange: { icon: CircleDashed, tone: 'text-warning-text', words: 'No change since' },
  otherwise: { icon: CircleX, tone: 'text-muted', words: 'Went otherwise' },
}

function dueWords({ due }: Decision, { day }: Words): string {
  return due ? `due ${day(due)}` : ''
}

/** What was decided last time, and whether it happened. */
export function PromiseList({ promises }: { promises: readonly Promised[] }) {
  const words = useWords()
  return (
    <ul className="space-y-2">
      {promises.map(({ decision, happened, isOverdue }) => {
        const { icon: Icon, tone, words: outcome } = outcomes[happened]
        const label = [decisionLabel[decision.kind], dueWords(decision, words)].filter(Boolean).join(' ')
        return (
          <li key={decision.id} className="flex items-start gap-2">
            <Icon aria-hidden className={cn('mt-[0.2em] size-[1em] shrink-0', tone)} />
            <div className="min-w-0">
              <p className="whitespace-pre-line break-words">{decisionText(decision, words)}</p>
              <p className="text-[0.875em] text-muted">
                {label}: <span className={tone}>{outcome}</span>
                {isOverdue ? <span className="text-danger-text">, overdue</span> : null}
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
