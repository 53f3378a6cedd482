'use client'

import type { MeetingDeal } from '@/components/meeting/meeting-deal'
import { type NewCloseDateQuestion, useNewCloseDate } from '@/components/record/use-new-close-date'
import { passedDateOf } from '@/lib/opportunity/passed-date'
import type { DecisionDraft } from './use-decision-draft'

/** AWS takes nothing of a deal whose close date has passed: a decision on it brings a new one. Typed into `draft`. */
export function useDecisionDate(
  { card, today }: Pick<MeetingDeal, 'card' | 'today'>,
  draft: DecisionDraft,
): NewCloseDateQuestion {
  return useNewCloseDate({
    closeDate: passedDateOf(card, today),
    today,
    value: draft.values.closeDate ?? '',
    onChange: (closeDate) => draft.set({ closeDate }),
  })
}
