import type { Money } from '@/lib/opportunity/money'
import { addDays, daysBetween, type PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed } from '@/lib/opportunity/stage'
import type { AgendaCandidate, AgendaReason, AwsDifference } from './agenda'
import { daysSince } from './days'
import { biggestMoves, bigMovePercent, closeSoonDays, oldNextStepDays } from './limits'
import { isOverdue } from './scope'
import { type UsualTimes, usualDays } from './stage-times'
import { difference, isShareOf, largestFirst } from './sums'

export interface AgendaContext {
  today: PlainDate
  usualTimes: UsualTimes
  /** See `biggestMovers`. */
  movers: ReadonlySet<string>
}

/** How a deal's worth changed in the time; nothing for a deal that was made in it. */
export function valueChange({ spend, wasSpend }: AgendaCandidate): Money[] {
  return wasSpend ? difference(spend, wasSpend) : []
}

/** The deals whose worth changed most. */
export function biggestMovers(candidates: readonly AgendaCandidate[]): Set<string> {
  const moved = candidates
    .filter(({ stage }) => !isClosed(stage))
    .map((candidate) => ({ id: candidate.id, delta: valueChange(candidate) }))
    .filter(({ delta }) => delta.length > 0)
    .sort((a, b) => largestFirst(a.delta, b.delta) || (a.id < b.id ? -1 : 1))
  return new Set(moved.slice(0, biggestMoves).map(({ id }) => id))
}

/** What AWS has otherwise. What it has not filled in is no difference. */
export function awsDifferences({
  stage,
  closeDate,
  aws,
}: Pick<AgendaCandidate, 'stage' | 'closeDate' | 'aws'>): AwsDifference[] {
  const differences: AwsDifference[] = []
  if (aws?.stage && aws.stage !== stage) differences.push({ field: 'stage', ours: stage, aws: aws.stage })
  if (aws?.closeDate && aws.closeDate !== closeDate) {
    differences.push({ field: 'closeDate', ours: closeDate, aws: aws.closeDate })
  }
  return differences
}

function sentBack({ reviewStatus, sentBackSince }: AgendaCandidate, today: PlainDate): AgendaReason[] {
  if (reviewStatus !== 'Action Required') return []
  return [{ kind: 'sentBack', days: sentBackSince ? daysSince(sentBackSince, today) : 0 }]
}

function closeDate({ stage, closeDate }: AgendaCandidate, today: PlainDate): AgendaReason[] {
  if (closeDate === undefined) return []
  if (isOverdue({ stage, closeDate }, today)) {
    return [{ kind: 'closeDatePast', closeDate, days: daysBetween(closeDate, today) }]
  }
  if (closeDate > addDays(today, closeSoonDays)) return []
  return [{ kind: 'closeDateSoon', closeDate, days: daysBetween(today, closeDate) }]
}

function awsDisagrees(candidate: AgendaCandidate): AgendaReason[] {
  const differences = awsDifferences(candidate)
  return differences.length > 0 ? [{ kind: 'awsDisagrees', differences }] : []
}

function nextStep({ nextStep, nextStepSince }: AgendaCandidate, today: PlainDate): AgendaReason[] {
  if (!nextStep) return [{ kind: 'noNextStep' }]
  const days = nextStepSince ? daysSince(nextStepSince, today) : 0
  return days >= oldNextStepDays ? [{ kind: 'oldNextStep', days }] : []
}

function stuck(candidate: AgendaCandidate, { today, usualTimes }: AgendaContext): AgendaReason[] {
  if (!candidate.stageSince) return []
  const days = daysSince(candidate.stageSince, today)
  const usual = usualDays(usualTimes, candidate.stage)
  if (days <= usual) return []
  return [{ kind: 'stuck', days, usualDays: usual, isAtLeast: candidate.stageOrEarlier }]
}

function bigMover(candidate: AgendaCandidate, { movers }: AgendaContext): AgendaReason[] {
  const delta = valueChange(candidate)
  const isBig = movers.has(candidate.id) || isShareOf(delta, candidate.wasSpend ?? [], bigMovePercent)
  return isBig ? [{ kind: 'bigMover', delta }] : []
}

/** Why a deal should be talked about, the most urgent reason first. A closed deal only while AWS waits for an answer. */
export function reasonsOf(candidate: AgendaCandidate, context: AgendaContext): AgendaReason[] {
  const { today } = context
  if (isClosed(candidate.stage)) return sentBack(candidate, today)
  return [
    ...sentBack(candidate, today),
    ...closeDate(candidate, today),
    ...awsDisagrees(candidate),
    ...nextStep(candidate, today),
    ...stuck(candidate, context),
    ...bigMover(candidate, context),
    ...(candidate.isNew ? [{ kind: 'new' } as const] : []),
  ]
}
