'use client'

import { useRef, useState } from 'react'
import { closeDateProblem } from '@/lib/opportunity/close-date-problem'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { NewCloseDateProps } from './new-close-date'

export interface NewCloseDateAnswer
  extends Pick<NewCloseDateProps, 'today' | 'value' | 'onChange' | 'named' | 'look'> {
  /** See `passedDateOf`; undefined where the deal needs no other date. */
  closeDate: PlainDate | undefined
}

export interface NewCloseDateQuestion {
  /** Of the field; left out where none is needed. */
  field?: NewCloseDateProps
  /** What goes with the change; undefined where none is needed. */
  answer: PlainDate | undefined
  /** Whether AWS would take the change with it; if not, the cursor goes to the field, which says why. */
  check: () => boolean
}

const notAsked: NewCloseDateQuestion = { answer: undefined, check: () => true }

/** Asks for a new close date beside a change that AWS takes only with one. */
export function useNewCloseDate({ closeDate, ...answer }: NewCloseDateAnswer): NewCloseDateQuestion {
  const ref = useRef<HTMLInputElement>(null)
  const [isChecked, setChecked] = useState(false)
  if (closeDate === undefined) return notAsked

  const problem = closeDateProblem(answer.value, answer.today)
  return {
    field: { ...answer, ref, closeDate, problem: isChecked ? problem : undefined },
    answer: answer.value,
    check() {
      setChecked(true)
      if (problem !== undefined) ref.current?.focus()
      return problem === undefined
    },
  }
}
