import { isEmpty } from '@/lib/opportunity/changes'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { milliseconds } from './instant'
import { stageOf } from './record'
import type { StoredDeal } from './stored-deal'
import type { OpportunityRow } from './tables'

/** Since when a deal is what it is, as far as anybody can tell. */
export type Ages = Pick<OpportunityRow, 'stage_since' | 'stage_or_earlier' | 'next_step_since'>

function iso(instant: string): string {
  return new Date(milliseconds(instant)).toISOString()
}

/**
 * The API does not date a stage. One that we saw begin is dated by that version; one that was there already, by the
 * version we first saw it in, and then it may be older. A deal starts at Prospect, so there the creation tells.
 */
function stageAge(record: Opportunity, stored: StoredDeal | undefined) {
  const stage = stageOf(record)
  if (stored && stageOf(stored.record) === stage) {
    const { stage_since, stage_or_earlier } = stored.row
    if (stage_since !== null) return { stage_since, stage_or_earlier }
    return { stage_since: iso(stored.record.LastModifiedDate), stage_or_earlier: 1 }
  }
  if (stored) return { stage_since: iso(record.LastModifiedDate), stage_or_earlier: 0 }
  if (stage === 'Prospect' || milliseconds(record.CreatedDate) === milliseconds(record.LastModifiedDate)) {
    return { stage_since: iso(record.CreatedDate), stage_or_earlier: 0 }
  }
  return { stage_since: iso(record.LastModifiedDate), stage_or_earlier: 1 }
}

/** AWS dates its next steps, but only where the details are read; before that the version we first saw it in does. */
function nextStepSince(record: Opportunity, stored: StoredDeal | undefined): string | null {
  const { NextSteps: text, NextStepsHistory: told } = record.LifeCycle ?? {}
  if (isEmpty(text)) return null
  const dated = (told ?? []).filter(({ Value }) => Value === text).map(({ Time }) => milliseconds(Time))
  if (dated.length > 0) return new Date(Math.max(...dated)).toISOString()
  const known = stored?.record.LifeCycle?.NextSteps === text ? stored?.row.next_step_since : null
  return known ?? iso(record.LastModifiedDate)
}

export function agesOf(record: Opportunity, stored: StoredDeal | undefined): Ages {
  return { ...stageAge(record, stored), next_step_since: nextStepSince(record, stored) }
}
