import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { Stage } from '@/lib/opportunity/stage'
import { dayAfter, dayMs, hourMs, spreadBetween } from './calendar'
import { courseOf, movesOf } from './course'
import {
  type Details,
  type Flawed,
  flawed,
  nextStepAt,
  type OpportunityInput,
  salesActivitiesAt,
} from './details'
import { daysToClose, type Fate, pickStage } from './fate'
import { layOver } from './lay-over'
import type { Random } from './random'
import type { Seller } from './sellers'
import type { Step } from './step'
import { declined, type Flaw, flaws, ownServices, sentBack } from './wording'

export interface Origin {
  number: number
  fate: Fate
  created: Date
  now: Date
  details: Details
  owner: Seller
  /** A seller at AWS brought it. */
  isReferred: boolean
}

export interface Life {
  stage: Stage
  steps: Step[]
}

/** What has happened to a deal from its first day until now. */
export function lifeOf(origin: Origin, random: Random): Life {
  switch (origin.fate) {
    case 'draft':
      return draft(origin, random)
    case 'fresh':
    case 'submitted':
    case 'in-review':
      return awaitingReview(origin, origin.fate, random)
    case 'action-required':
      return waitingForUs(origin, random)
    case 'rejected':
      return rejected(origin, random)
    case 'approved':
      return origin.isReferred ? referred(origin, random) : approved(origin, random)
  }
}

/** The first steps of every deal: write it down, say who owns it, and which of our solutions it is about. */
function begin(
  { created, details, owner }: Origin,
  lifeCycle: { stage: Stage; closeDate: PlainDate },
  random: Random,
  { needsSolution = false, spoiled = [] as object[] } = {},
): Step[] {
  const hasSolution = needsSolution || random.chance(0.85)
  const input = [
    {
      LifeCycle: {
        Stage: lifeCycle.stage,
        TargetCloseDate: lifeCycle.closeDate,
        NextSteps: nextStepAt(lifeCycle.stage, details, random),
      },
      Project: {
        SalesActivities: salesActivitiesAt(lifeCycle.stage),
        ...(hasSolution ? {} : { OtherSolutionDescription: random.pick(ownServices) }),
      },
    },
    ...spoiled,
  ].reduce<OpportunityInput>(layOver, details.input)
  const after = (minutes: number) => new Date(created.getTime() + minutes * 60_000)
  const choice = random.between(0, 999)
  return [
    { at: created, do: 'create', input },
    { at: after(1), do: 'assign', owner },
    ...(hasSolution ? [{ at: after(3), do: 'associate', choice } as const] : []),
  ]
}

function submit(at: Date): Step {
  return { at, do: 'submit', involvement: { InvolvementType: 'Co-Sell', Visibility: 'Full' } }
}

function decide(
  at: Date,
  status: 'Approved' | 'Action Required' | 'Rejected',
  why?: { reason: string; comments: string },
): Step {
  const said = why ? { ReviewStatusReason: why.reason, ReviewComments: why.comments } : {}
  return { at, do: 'update', change: { LifeCycle: { ReviewStatus: status, ...said } } }
}

function sendBack(at: Date, flaw: Flaw, random: Random): Step {
  const { reason, comments } = sentBack[flaw]
  return decide(at, 'Action Required', { reason, comments: random.pick(comments) })
}

function openingStage(random: Random): 'Prospect' | 'Qualified' {
  return random.chance(0.4) ? 'Prospect' : 'Qualified'
}

/** Members that a hurried seller leaves for later. AWS asks for them at submission only. */
const leftForLater = ['CustomerUseCase', 'DeliveryModels', 'SalesActivities'] as const

function unfinished(random: Random): object {
  const missing = random.sample(leftForLater, random.between(1, 3))
  return {
    Project: Object.fromEntries(missing.map((member) => [member, undefined])),
    ...(random.chance(0.5) ? { PrimaryNeedsFromAws: undefined } : {}),
    ...(random.chance(0.3) ? { Customer: { Account: { Address: { PostalCode: undefined } } } } : {}),
  }
}

function draft(origin: Origin, random: Random): Life {
  const stage = openingStage(random)
  const closeDate = dayAfter(origin.now, random.between(...daysToClose[stage]))
  const spoiled = random.chance(0.55) ? [unfinished(random)] : []
  const steps = begin(origin, { stage, closeDate }, random, { spoiled })
  const [later] = spreadBetween(steps.at(-1)?.at ?? origin.created, origin.now, 1, random)
  if (later && random.chance(0.4)) {
    const NextSteps = nextStepAt(stage, origin.details, random)
    steps.push({ at: later, do: 'update', change: { LifeCycle: { NextSteps } } })
  }
  return { stage, steps }
}

type Waiting = 'fresh' | 'submitted' | 'in-review'

/** Hours since the submission. They go with the pace of the reviewer that plays the past: see `pastReview`. */
const hoursWaiting: Record<Waiting, readonly [number, number]> = {
  fresh: [0, 0],
  submitted: [1, 5],
  'in-review': [19, 60],
}

function awaitingReview(origin: Origin, fate: Waiting, random: Random): Life {
  const { created, now, details } = origin
  const stage = openingStage(random)
  const closeDate = dayAfter(now, random.between(...daysToClose[stage]))
  const flaw = fate === 'fresh' && origin.number % 2 === 1 ? 'problem' : undefined
  const spoiled = flaw ? [flawed(flaw, details, { early: closeDate, real: closeDate }, random).spoiled] : []
  const steps = begin(origin, { stage, closeDate }, random, { spoiled })
  const wanted = now.getTime() - random.between(...hoursWaiting[fate]) * hourMs
  steps.push(submit(new Date(Math.max(wanted, created.getTime() + 10 * 60_000))))
  return { stage, steps }
}

/** When a deal that AWS answered at `answered` was submitted: one to three days earlier, as AWS's reviews take. */
function submittedBefore(answered: Date, { created }: Origin, random: Random): Date {
  const sinceCreated = answered.getTime() - created.getTime()
  return new Date(answered.getTime() - Math.min(random.between(20, 70) * hourMs, sinceCreated * 0.6))
}

function answeredRecently(origin: Origin, random: Random): Date {
  const age = origin.now.getTime() - origin.created.getTime()
  const ago = Math.min(age * (0.05 + 0.4 * random.next()), random.between(20, 480) * hourMs)
  return new Date(origin.now.getTime() - ago)
}

function waitingForUs(origin: Origin, random: Random): Life {
  const { details, now } = origin
  const stage = openingStage(random)
  const answered = answeredRecently(origin, random)
  const submitted = submittedBefore(answered, origin, random)
  const real = dayAfter(now, random.between(...daysToClose[stage]))
  const flaw = random.pick(flaws)
  const faults = flawed(flaw, details, { early: dayAfter(answered, random.between(9, 25)), real }, random)
  const earlier = random.chance(0.25) ? earlierRound(origin, submitted, flaw, real, random) : undefined
  const spoiled = [faults.spoiled, ...(earlier ? [earlier.faults.spoiled] : [])]
  return {
    stage,
    steps: [
      ...begin(origin, { stage, closeDate: real }, random, { spoiled }),
      ...(earlier?.steps ?? [submit(submitted)]),
      sendBack(answered, flaw, random),
    ],
  }
}

/** A first round with another flaw, mended at `mendedAt`: that update alone hands the deal back to AWS. */
function earlierRound(
  origin: Origin,
  mendedAt: Date,
  except: Flaw | undefined,
  real: PlainDate,
  random: Random,
): { steps: Step[]; faults: Flawed } {
  const others = flaws.filter((flaw) => flaw !== except && flaw !== 'date')
  const flaw = random.pick(others)
  const faults = flawed(flaw, origin.details, { early: real, real }, random)
  const room = mendedAt.getTime() - origin.created.getTime()
  const submitted = new Date(origin.created.getTime() + room * 0.35)
  const review = Math.min(room * 0.35, random.between(20, 70) * hourMs)
  return {
    faults,
    steps: [
      submit(submitted),
      sendBack(new Date(submitted.getTime() + review), flaw, random),
      { at: mendedAt, do: 'update', change: faults.mended },
    ],
  }
}

function rejected(origin: Origin, random: Random): Life {
  const stage = openingStage(random)
  const age = origin.now.getTime() - origin.created.getTime()
  const answered = new Date(origin.created.getTime() + age * (0.2 + 0.5 * random.next()))
  const submitted = submittedBefore(answered, origin, random)
  const closeDate = dayAfter(origin.now, random.between(...daysToClose[stage]))
  const why = random.pick(declined)
  return {
    stage,
    steps: [
      ...begin(origin, { stage, closeDate }, random),
      submit(submitted),
      decide(answered, 'Rejected', why),
    ],
  }
}

function approved(origin: Origin, random: Random): Life {
  const { created, now, details } = origin
  const age = now.getTime() - created.getTime()
  const submitted = new Date(created.getTime() + Math.min(age * (0.05 + 0.15 * random.next()), 14 * dayMs))
  const answered = new Date(submitted.getTime() + Math.min(random.between(20, 72) * hourMs, age * 0.25))
  const stage = pickStage((now.getTime() - answered.getTime()) / dayMs, random)
  const first = stage === 'Prospect' ? 'Prospect' : openingStage(random)
  const course = courseOf(first, stage, answered, now, random)
  const moves = movesOf(course, details, random)
  const needsSolution = stage === 'Committed' || course.path.includes('Committed')
  const earlier = random.chance(0.12)
    ? earlierRound(origin, submitted, undefined, course.firstCloseDate, random)
    : undefined
  return {
    stage,
    steps: [
      ...begin(origin, { stage: first, closeDate: course.firstCloseDate }, random, {
        needsSolution,
        spoiled: earlier ? [earlier.faults.spoiled] : [],
      }),
      ...(earlier?.steps ?? [submit(submitted)]),
      decide(answered, 'Approved'),
      ...moves,
    ],
  }
}

/** A deal that AWS offers: it is approved once we accept it, within AWS's 15 days, and goes its way like any other. */
function referred(origin: Origin, random: Random): Life {
  const { created, now, details } = origin
  const age = now.getTime() - created.getTime()
  const accepted = new Date(created.getTime() + Math.min(random.between(3, 90) * hourMs, age * 0.25))
  const stage = pickStage((now.getTime() - accepted.getTime()) / dayMs, random)
  const first = stage === 'Prospect' ? 'Prospect' : openingStage(random)
  const course = courseOf(first, stage, accepted, now, random)
  const needsSolution = stage === 'Committed' || course.path.includes('Committed')
  // What a seller at AWS does not know: our number for it.
  const spoiled = [{ Origin: 'AWS Referral', PartnerOpportunityIdentifier: undefined }]
  const begun = { ...origin, created: accepted }
  const moves = movesOf(course, details, random)
  const [written, ...ours] = begin(begun, { stage: first, closeDate: course.firstCloseDate }, random, {
    needsSolution,
    spoiled,
  })
  if (!written) throw new Error('A deal begins with its record')
  return { stage, steps: [{ ...written, at: created }, { at: accepted, do: 'accept' }, ...ours, ...moves] }
}
