'use client'

import type { MeetingDeal } from '@/components/meeting/meeting-deal'
import { useWords } from '@/components/meeting/words'
import type { NamedDate } from '@/components/record/date-choices'
import { closeDateProblem } from '@/lib/opportunity/close-date-problem'

/** AWS's own close date, to be taken over by one press; undefined while it has none of its own that is still ahead. */
export function useAwsDate({ aws, card, today }: MeetingDeal): NamedDate | undefined {
  const { day } = useWords()
  const date = aws?.summary.LifeCycle?.TargetCloseDate
  if (!date || date === card.closeDate || closeDateProblem(date, today) !== undefined) return undefined
  return { date, label: `AWS’s date, ${day(date)}` }
}
