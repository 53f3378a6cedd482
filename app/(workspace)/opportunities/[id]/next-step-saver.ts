import { Opportunity } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { ActionResult } from '@/lib/result'

interface Kept {
  opportunity: Opportunity
  /** AWS does not have it yet; it goes by itself. */
  queued?: true
}

type Saved = ActionResult<Kept>

export interface NextStepInput {
  id: string
  seen: string
  text: string
  /** A new one, where AWS takes the next step only with it. */
  closeDate?: PlainDate
}

export interface NextStepSaverOptions {
  opportunity: Opportunity
  addNextStep: (input: NextStepInput) => Promise<Saved>
  keep: (saved: Kept) => void
  movedOn: (current: unknown) => void
}

function nextStepOf({ LifeCycle }: Opportunity): string {
  return LifeCycle?.NextSteps ?? ''
}

function isSameDate(a: Opportunity, b: Opportunity): boolean {
  return a.LifeCycle?.TargetCloseDate === b.LifeCycle?.TargetCloseDate
}

/**
 * Saves a next step over the record as it is. When others changed it meanwhile but left the next step (and a date that
 * goes with it) alone, the two edits do not touch each other and ours is sent again with the newer version; otherwise the
 * conflict is for the seller.
 */
export function nextStepSaver({ opportunity, addNextStep, keep, movedOn }: NextStepSaverOptions) {
  return async (text: string, closeDate?: PlainDate): Promise<Saved> => {
    const { Id: id, LastModifiedDate: seen } = opportunity
    const step = { id, text, ...(closeDate !== undefined && { closeDate }) }
    let result = await addNextStep({ ...step, seen })
    const current = conflictingRecord(result)
    const isUntouched =
      current !== undefined &&
      nextStepOf(current) === nextStepOf(opportunity) &&
      (closeDate === undefined || isSameDate(current, opportunity))
    if (isUntouched) result = await addNextStep({ ...step, seen: current.LastModifiedDate })
    if (result.ok) keep(result.data)
    else if (result.error.kind === 'conflict') movedOn(result.error.current)
    return result
  }
}

function conflictingRecord(result: Saved): Opportunity | undefined {
  if (result.ok || result.error.kind !== 'conflict') return undefined
  return Opportunity.safeParse(result.error.current).data
}
