import { Opportunity } from '@/lib/opportunity/opportunity'
import type { ActionResult } from '@/lib/result'

interface Kept {
  opportunity: Opportunity
  /** AWS does not have it yet; it goes by itself. */
  queued?: true
}

type Saved = ActionResult<Kept>

export interface NextStepSaverOptions {
  opportunity: Opportunity
  addNextStep: (input: { id: string; seen: string; text: string }) => Promise<Saved>
  keep: (saved: Kept) => void
  movedOn: (current: unknown) => void
}

function nextStepOf({ LifeCycle }: Opportunity): string {
  return LifeCycle?.NextSteps ?? ''
}

/**
 * Saves a next step over the record as it is. When others changed it meanwhile but left the next step alone, the two
 * edits do not touch each other and ours is sent again with the newer version; otherwise the conflict is for the seller.
 */
export function nextStepSaver({ opportunity, addNextStep, keep, movedOn }: NextStepSaverOptions) {
  return async (text: string): Promise<Saved> => {
    const { Id: id, LastModifiedDate: seen } = opportunity
    let result = await addNextStep({ id, seen, text })
    const current = conflictingRecord(result)
    if (current && nextStepOf(current) === nextStepOf(opportunity)) {
      result = await addNextStep({ id, seen: current.LastModifiedDate, text })
    }
    if (result.ok) keep(result.data)
    else if (result.error.kind === 'conflict') movedOn(result.error.current)
    return result
  }
}

function conflictingRecord(result: Saved): Opportunity | undefined {
  if (result.ok || result.error.kind !== 'conflict') return undefined
  return Opportunity.safeParse(result.error.current).data
}
