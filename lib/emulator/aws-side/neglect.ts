import { daysBetween, plainDateOf } from '@/lib/opportunity/plain-date'
import type { OpportunityDocument } from '../record'

/** What AWS's seller minds about how the partner keeps a deal. */
export interface Neglect {
  /** Days since the target close date of an open deal; 0 while it lies ahead. */
  overdueDays: number
  /** Days since the partner last wrote its next steps down, or made the record. */
  silentDays: number
}

/** After so many days without new next steps AWS asks for some. */
export const silenceLimitDays = 45

/** @param at Epoch milliseconds. */
export function neglectOf({ LifeCycle, CreatedDate }: OpportunityDocument, at: number): Neglect {
  const isOver = LifeCycle.Stage === 'Launched' || LifeCycle.Stage === 'Closed Lost'
  if (isOver) return { overdueDays: 0, silentDays: 0 }
  const today = plainDateOf(new Date(at))
  const said = LifeCycle.NextStepsHistory?.at(-1)?.Time ?? CreatedDate ?? today
  const { TargetCloseDate = today } = LifeCycle
  return {
    overdueDays: Math.max(0, daysBetween(TargetCloseDate, today)),
    silentDays: Math.max(0, daysBetween(said.slice(0, 10), today)),
  }
}
