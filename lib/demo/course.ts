import { addDays, type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import { dayAfter, dayMs, daysBefore, spreadBetween } from './calendar'
import { type Details, forCustomer, money, nextStepAt, salesActivitiesAt } from './details'
import { daysToClose } from './fate'
import { layOver } from './lay-over'
import type { Random } from './random'
import type { Step } from './step'
import { type LostDeal, lostDeals } from './wording'

/** How an approved deal travelled: the stages it entered, when it was touched, and its close dates. */
export interface Course {
  first: Stage
  path: Stage[]
  /** One per touch; the last touches are moves, so there are at least as many as stages in `path`. */
  touches: { at: Date; moveTo?: Stage }[]
  firstCloseDate: PlainDate
  /** The touch at which the close date was put off to `closeDate`; absent when it never was. */
  putOffAt?: number
  closeDate: PlainDate
}

/** Stages entered after `first`. Now and then one is jumped over; lost deals leave from anywhere. */
function pathTo(first: Stage, last: Stage, random: Random): Stage[] {
  const start = stages.indexOf(first)
  const lostFrom = random.between(start, stages.indexOf('Business Validation'))
  const end = last === 'Closed Lost' ? lostFrom : stages.indexOf(last)
  const way = stages
    .slice(start + 1, end + 1)
    .filter((stage) => stage === last || stage === 'Committed' || random.chance(0.85))
  return last === 'Closed Lost' ? [...way, last] : way
}

/** When it was last touched and when it should close; one open deal in eight is overdue. */
function ending(
  stage: Stage,
  answered: Date,
  now: Date,
  random: Random,
): { last: Date; closeDate: PlainDate } {
  const days = (now.getTime() - answered.getTime()) / dayMs
  if (stage === 'Launched' || stage === 'Closed Lost') {
    const last = daysBefore(now, days * 0.6 * random.next())
    return {
      last,
      closeDate: dayAfter(last, stage === 'Launched' ? random.between(1, 20) : random.between(5, 90)),
    }
  }
  if (days > 25 && random.chance(0.13)) {
    const overdue = random.between(1, Math.floor(Math.min(60, days * 0.5)))
    const quiet = overdue + random.between(1, Math.floor(Math.min(10, days * 0.3)))
    return { last: daysBefore(now, quiet), closeDate: dayAfter(now, -overdue) }
  }
  const idle = Number(random.weighted({ '9': 55, '30': 30, '60': 15 })) * random.next()
  const span = daysToClose[stage]
  return {
    last: daysBefore(now, Math.min(idle, days * 0.7)),
    closeDate: dayAfter(now, random.between(...span)),
  }
}

/** Draws the course of a deal that AWS approved at `answered` and that stands at `stage` by now. */
export function courseOf(first: Stage, stage: Stage, answered: Date, now: Date, random: Random): Course {
  const path = pathTo(first, stage, random)
  const { last, closeDate } = ending(stage, answered, now, random)
  const hurried = last.getTime() - answered.getTime() < 7 * dayMs
  const extra = hurried ? 0 : random.between(0, isClosed(stage) ? 1 : 2)
  const times = spreadBetween(answered, last, path.length + extra, random)
  // A closed deal is closed by its last touch; otherwise the moves may come anywhere among the touches.
  const moving = isClosed(stage)
    ? [...random.sample(times.slice(0, -1), path.length - 1), times.at(-1)]
    : random.sample(times, path.length)
  const touches = times.map((at) => ({
    at,
    ...(moving.includes(at) ? { moveTo: path[moving.indexOf(at)] } : {}),
  }))
  const course = { first, path, touches, closeDate, firstCloseDate: closeDate }
  const putOffAt = random.between(0, Math.max(0, times.length - 2))
  const asked = times[putOffAt]
  if (!asked || times.length < 2 || !random.chance(0.3)) return course
  const firstCloseDate = dayAfter(asked, random.between(2, 12))
  return firstCloseDate < closeDate ? { ...course, firstCloseDate, putOffAt } : course
}

/** The updates of that course, as steps. */
export function movesOf(course: Course, details: Details, random: Random): Step[] {
  let stage = course.first
  let nextSteps: string | undefined
  return course.touches.map(({ at, moveTo }, position) => {
    stage = moveTo ?? stage
    const lost = moveTo === 'Closed Lost' ? pickLoss(random) : undefined
    nextSteps = lost
      ? forCustomer(lost.nextSteps, details, random)
      : nextStepAt(stage, details, random, nextSteps)
    const change = [
      { LifeCycle: { NextSteps: nextSteps } },
      moveTo ? { LifeCycle: { Stage: moveTo } } : {},
      lost ? { LifeCycle: { ClosedLostReason: lost.reason } } : {},
      moveTo && !lost ? { Project: { SalesActivities: salesActivitiesAt(moveTo) } } : {},
      moveTo === 'Launched' ? launched(at, details, random) : {},
      position === course.putOffAt ? { LifeCycle: { TargetCloseDate: course.closeDate } } : {},
    ].reduce<object>(layOver, {})
    return { at, do: 'update', change }
  })
}

function pickLoss(random: Random): LostDeal {
  const reason = random.weighted(Object.fromEntries(lostDeals.map(({ reason, share }) => [reason, share])))
  return lostDeals.find((each) => each.reason === reason) as LostDeal
}

/** AWS asks for the customer's account at launch, and for the software's revenue where it is sold as a service. */
function launched(at: Date, { kind, spend, company }: Details, random: Random): object {
  const AwsAccountId = String(random.between(100_000_000_000, 999_999_999_999))
  const from = plainDateOf(at)
  const revenue = {
    DeliveryModel: 'Subscription',
    Value: { Amount: money(spend * random.between(4, 9)), CurrencyCode: company.place.country.currency },
    EffectiveDate: from,
    ExpirationDate: addDays(from, 365 * random.between(1, 3)),
  }
  return {
    Customer: { Account: { AwsAccountId } },
    ...(kind.delivery.includes('SaaS or PaaS') ? { SoftwareRevenue: revenue } : {}),
  }
}
