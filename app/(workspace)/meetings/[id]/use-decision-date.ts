'use client'

import { far } from '@/components/meeting/far'
import type { MeetingDeal } from '@/components/meeting/meeting-deal'
import { type NewCloseDateQuestion, useNewCloseDate } from '@/components/record/use-new-close-date'
import { passedDateOf } from '@/lib/opportunity/passed-date'
import { useAwsDate } from './use-aws-date'
import type { DecisionDraft } from './use-decision-draft'

const look = { label: far.small, words: far.small, input: 'xl:w-52 xl:h-10' }

/** AWS takes nothing of a deal whose close date has passed: a decision on it brings a new one. Typed into `draft`. */
export function useDecisionDate(deal: MeetingDeal, draft: DecisionDraft): NewCloseDateQuestion {
  const { card, today } = deal
  const named = useAwsDate(deal)
  return useNewCloseDate({
    named,
    look,
    closeDate: passedDateOf(card, today),
    today,
    value: draft.values.closeDate ?? '',
    onChange: (closeDate) => draft.set({ closeDate }),
  })
}
