import type { FieldChange } from '@/lib/opportunity/history'
import { daysBetween, type PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import type { AgendaCandidate } from './agenda'
import { awsDifferences } from './agenda-reasons'
import { daysSince } from './days'
import { oldNextStepDays } from './limits'
import { isOverdue } from './scope'
import { type UsualTimes, usualDays } from './stage-times'
import { dayCount } from './words'

/** What is known of one deal. What is absent is not known and is no risk. */
export type RiskFacts = Omit<AgendaCandidate, 'id' | 'company' | 'title' | 'wasSpend' | 'isNew'> & {
  /** How often its close date was moved to a later day, as far as history goes. */
  timesPushed: number
  /** How often AWS sent it back, as far as we saw. */
  timesSentBack: number
  /** The details are known, and they name no solution. */
  lacksSolution?: true
}

export interface RiskContext {
  today: PlainDate
  usualTimes: UsualTimes
  /** Writes a day as the reader does. */
  formatDate: (date: PlainDate) => string
}

const riskKinds = [
  'sentBack',
  'awsStage',
  'awsCloseDate',
  'closeDatePast',
  'noCloseDate',
  'pushed',
  'noNextStep',
  'oldNextStep',
  'stuck',
  'noSolution',
  'noOwner',
] as const

export type RiskKind = (typeof riskKinds)[number]

/** Something to ask about, as a sentence. */
export interface Risk {
  kind: RiskKind
  text: string
}

/** A close date moved once is a plan that changed; from here on it is a habit. */
const manyPushes = 2

/** From this stage on a missing solution is in the way: AWS wants one at Committed. Source: reference 6.4. */
const solutionStage: Stage = 'Technical Validation'

/** How often the close date was moved to a later day, by a deal's changes. A first date is not a push. */
export function timesPushed(changes: Iterable<FieldChange>): number {
  return [...changes].filter(
    ({ path, was, now }) =>
      path === 'LifeCycle.TargetCloseDate' &&
      typeof was === 'string' &&
      typeof now === 'string' &&
      was !== '' &&
      now > was,
  ).length
}

function times(count: number): string {
  if (count === 1) return 'once'
  return count === 2 ? 'twice' : `${count} times`
}

function sentBack({ reviewStatus, sentBackSince, timesSentBack: count }: RiskFacts, today: PlainDate) {
  if (reviewStatus === 'Action Required') {
    const days = sentBackSince ? daysSince(sentBackSince, today) : 0
    const waits = days === 0 ? 'AWS sent it back' : `AWS has been waiting for an answer for ${dayCount(days)}`
    return count > 1 ? `${waits}; it was sent back ${times(count)}.` : `${waits}.`
  }
  return count > 0 ? `AWS has sent it back ${times(count)}.` : undefined
}

function awsText(facts: RiskFacts, field: 'stage' | 'closeDate', context: RiskContext): string | undefined {
  const found = awsDifferences(facts).find((difference) => difference.field === field)
  if (!found) return undefined
  const { ours, aws } = found
  if (field === 'stage') return `AWS has it at ${aws}, we have it at ${ours}.`
  const { formatDate } = context
  return `AWS expects it to close on ${formatDate(aws)}, we ${ours ? `on ${formatDate(ours)}` : 'name no date'}.`
}

function closeDatePast({ stage, closeDate }: RiskFacts, today: PlainDate): string | undefined {
  if (!closeDate || !isOverdue({ stage, closeDate }, today)) return undefined
  return `Its close date passed ${dayCount(daysBetween(closeDate, today))} ago.`
}

function oldNextStep({ nextStep, nextStepSince }: RiskFacts, today: PlainDate): string | undefined {
  const days = nextStep && nextStepSince ? daysSince(nextStepSince, today) : 0
  return days >= oldNextStepDays ? `Its next step has been the same for ${dayCount(days)}.` : undefined
}

function stuck({ stage, stageSince, stageOrEarlier }: RiskFacts, { today, usualTimes }: RiskContext) {
  const days = stageSince ? daysSince(stageSince, today) : 0
  const usual = usualDays(usualTimes, stage)
  if (days <= usual) return undefined
  const atLeast = stageOrEarlier ? 'at least ' : ''
  return `It has been at ${stage} for ${atLeast}${dayCount(days)}; ${dayCount(usual)} is usual.`
}

function noSolution({ stage, lacksSolution }: RiskFacts): string | undefined {
  const isNear = stages.indexOf(stage) >= stages.indexOf(solutionStage)
  return lacksSolution && isNear ? 'It names no solution, and AWS wants one at Committed.' : undefined
}

function textsOf(facts: RiskFacts, context: RiskContext): Partial<Record<RiskKind, string>> {
  const { today } = context
  const closed = {
    sentBack: facts.reviewStatus === 'Action Required' ? sentBack(facts, today) : undefined,
    awsStage: awsText(facts, 'stage', context),
  }
  if (isClosed(facts.stage)) return closed
  return {
    sentBack: sentBack(facts, today),
    awsStage: closed.awsStage,
    awsCloseDate: awsText(facts, 'closeDate', context),
    closeDatePast: closeDatePast(facts, today),
    noCloseDate: facts.closeDate ? undefined : 'It has no close date.',
    pushed:
      facts.timesPushed >= manyPushes ? `Its close date was pushed ${times(facts.timesPushed)}.` : undefined,
    noNextStep: facts.nextStep ? undefined : 'It has no next step.',
    oldNextStep: oldNextStep(facts, today),
    stuck: stuck(facts, context),
    noSolution: noSolution(facts),
    noOwner: facts.owner ? undefined : 'Nobody owns it.',
  }
}

/**
 * What a manager should ask about, the most pressing first. Of a closed deal only what AWS waits for and that AWS has it
 * at another stage.
 */
export function risksOf(facts: RiskFacts, context: RiskContext): Risk[] {
  const texts = textsOf(facts, context)
  return riskKinds.flatMap((kind) => {
    const text = texts[kind]
    return text ? [{ kind, text }] : []
  })
}
