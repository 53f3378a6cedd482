import type { OpportunityCard } from '@/lib/opportunity/card'
import { reviewStatuses } from '@/lib/opportunity/review'
import { stages } from '@/lib/opportunity/stage'
import type { OpportunityRow } from './tables'

/** What a list can be sorted by, as far as the row has no such column for other reasons. Null where it is unknown. */
export type SortKeys = Pick<
  OpportunityRow,
  'by_company' | 'by_title' | 'by_stage' | 'by_status' | 'by_owner' | 'by_stage_since' | 'by_step_since'
>

/** As people look a name up: without regard to case and accents. */
export function sortText(text: string | undefined): string | null {
  const folded = (text ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
  return folded || null
}

/** The keys are of what the card shows, so that a list is sorted by what it reads. */
export function sortKeys(card: OpportunityCard): SortKeys {
  return {
    by_company: sortText(card.company),
    by_title: sortText(card.title),
    by_stage: stages.indexOf(card.stage),
    by_status: reviewStatuses.indexOf(card.reviewStatus),
    by_owner: sortText(card.owner?.name),
    by_stage_since: card.stageSince ?? null,
    by_step_since: card.nextStepSince ?? null,
  }
}
