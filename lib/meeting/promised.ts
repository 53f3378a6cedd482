import * as z from 'zod'
import { isSame, valueAt } from '@/lib/opportunity/changes'
import { type FieldChange, foldedChanges, type HistoryEntry } from '@/lib/opportunity/history'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { stateOf } from '@/lib/opportunity/record-state'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import { ownerOf } from '@/lib/opportunity/team'
import { Decision } from './decision-schema'

const Change = z.object({ path: z.string(), was: z.unknown().optional(), now: z.unknown().optional() })

/** What the meeting before decided on a deal, and what happened since. */
export const Promised = z.object({
  decision: Decision,
  company: z.string(),
  title: z.string().optional(),
  /**
   * `kept`: the stage, date or owner stands as decided (or the stage is further), or the deal went on to another next step.
   * `noChange`: nothing happened since. `otherwise`: something else did; `changes` tells.
   */
  happened: z.enum(['kept', 'noChange', 'otherwise']),
  /** The day it was due, or was to close, has passed and it was not kept. */
  isOverdue: z.literal(true).optional(),
  /** AWS no longer returns the deal. */
  isGone: z.literal(true).optional(),
  /** What changed in the deal since, beside what the meeting itself decided. */
  changes: z.array(Change),
})
export type Promised = z.infer<typeof Promised>

export const decisionPaths = {
  nextStep: 'LifeCycle.NextSteps',
  closeDate: 'LifeCycle.TargetCloseDate',
  stage: 'LifeCycle.Stage',
  owner: 'OpportunityTeam',
} as const

/** A deal as it is when promises are looked at. */
export interface DealSince {
  /** With what is on its way. */
  record: Opportunity
  isGone: boolean
  /** Seen since the decision, oldest first. */
  entries: readonly Pick<HistoryEntry, 'changes'>[]
}

function decides(decision: Decision, { path, now }: FieldChange): boolean {
  switch (decision.kind) {
    case 'note':
      return false
    case 'owner':
      return path === decisionPaths.owner
    case 'stage':
      return (path === decisionPaths.stage && now === decision.now) || path === 'LifeCycle.ClosedLostReason'
    case 'nextStep':
    case 'closeDate':
      return path === decisionPaths[decision.kind] && now === decision.now
  }
}

/** What changed since, without the arrival of what the meeting decided on the deal. */
export function changesBeside(decisions: readonly Decision[], entries: DealSince['entries']): FieldChange[] {
  const changes = entries.flatMap((entry) => entry.changes)
  return foldedChanges(changes.filter((change) => !decisions.some((each) => decides(each, change))))
}

function standsAt(decided: Stage, now: Stage): boolean {
  if (decided === now) return true
  const isLost = decided === 'Closed Lost' || now === 'Closed Lost'
  return !isLost && stages.indexOf(now) > stages.indexOf(decided)
}

type Happened = Promised['happened']

/** Of a value that stands in the record. */
function standing(isKept: boolean, isUnchanged: boolean): Happened {
  if (isKept) return 'kept'
  return isUnchanged ? 'noChange' : 'otherwise'
}

function stepHappened(decision: Decision, record: Opportunity, changes: readonly FieldChange[]): Happened {
  const { stage } = stateOf(record)
  if (stage === 'Closed Lost') return 'otherwise'
  const text = valueAt(record, decisionPaths.nextStep)
  const wentOn = !isSame(text, decision.now) && !isSame(text, decision.was)
  const advanced = changes.some(
    ({ path, was, now }) =>
      path === decisionPaths.stage && stages.indexOf(now as Stage) > stages.indexOf(was as Stage),
  )
  if (wentOn || advanced) return 'kept'
  return changes.length > 0 ? 'otherwise' : 'noChange'
}

function dateHappened(decision: Decision, record: Opportunity, today: PlainDate): Happened {
  const date = valueAt(record, decisionPaths.closeDate)
  const { stage } = stateOf(record)
  if (stage === 'Closed Lost') return 'otherwise'
  if (stage === 'Launched') return 'kept'
  if (date === decision.now && decision.now < today) return 'noChange'
  return standing(date === decision.now, isSame(date, decision.was))
}

function happened(
  decision: Decision,
  { record }: DealSince,
  changes: readonly FieldChange[],
  today: PlainDate,
): Happened {
  switch (decision.kind) {
    case 'nextStep':
      return stepHappened(decision, record, changes)
    case 'closeDate':
      return dateHappened(decision, record, today)
    case 'stage': {
      const { stage } = stateOf(record)
      return standing(standsAt(decision.now as Stage, stage), stage === decision.was)
    }
    case 'owner': {
      const owner = ownerOf(record)
      return standing(owner?.email === decision.email, isSame(owner?.name, decision.was))
    }
    case 'note':
      return changes.length > 0 ? 'otherwise' : 'noChange'
  }
}

/** The day by which it was to be done. */
function dayOf({ kind, now, due }: Decision): PlainDate | undefined {
  return kind === 'closeDate' ? now : due
}

/**
 * What became of a decision.
 * @param ofDeal All decisions of the meeting on this deal, this one included.
 */
export function promised(
  decision: Decision,
  ofDeal: readonly Decision[],
  deal: DealSince,
  today: PlainDate,
): Promised {
  const changes = changesBeside(ofDeal, deal.entries)
  const came = happened(decision, deal, changes, today)
  const day = dayOf(decision)
  const isOpen = !isClosed(stateOf(deal.record).stage)
  const { Customer, Project } = deal.record
  return {
    decision,
    company: Customer?.Account?.CompanyName ?? '',
    ...(Project?.Title && { title: Project.Title }),
    happened: deal.isGone ? 'otherwise' : came,
    changes,
    ...(day !== undefined && day < today && came !== 'kept' && isOpen && { isOverdue: true as const }),
    ...(deal.isGone && { isGone: true as const }),
  }
}
