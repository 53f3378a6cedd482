'use client'

import { useRef, useState } from 'react'
import type { MeetingDeal } from '@/components/meeting/meeting-deal'
import type { NewCloseDateProps } from '@/components/record/new-close-date'
import { closeDateProblem } from '@/lib/opportunity/close-date-problem'
import { needsNewCloseDate } from '@/lib/opportunity/overdue-rule'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { DecisionDraft } from './use-decision-draft'

export interface NewCloseDateQuestion {
  /** Of the field; left out where the deal needs no new date. */
  field?: NewCloseDateProps
  /** What goes with the decision. */
  answer: { closeDate?: PlainDate }
  /** Whether AWS would take the decision with it; if not, the cursor goes to the field, which says why. */
  check: () => boolean
}

/** AWS takes nothing of a deal whose close date has passed: a decision on it brings a new one. Typed into `draft`. */
export function useNewCloseDate(
  { card, today }: Pick<MeetingDeal, 'card' | 'today'>,
  draft: DecisionDraft,
): NewCloseDateQuestion {
  const ref = useRef<HTMLInputElement>(null)
  const [isChecked, setChecked] = useState(false)
  const { closeDate } = card
  if (closeDate === undefined || !needsNewCloseDate(card, today)) return { answer: {}, check: () => true }

  const { closeDate: value = '' } = draft.values
  const problem = closeDateProblem(value, today)
  return {
    field: {
      ref,
      closeDate,
      today,
      value,
      problem: isChecked ? problem : undefined,
      onChange: (date) => draft.set({ closeDate: date }),
    },
    answer: { closeDate: value },
    check() {
      setChecked(true)
      if (problem !== undefined) ref.current?.focus()
      return problem === undefined
    },
  }
}
