import { addDays, type PlainDate, plainDateOf } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import { atWork, dayAfter, dayMs, daysBefore, spreadBetween } from './calendar'
import {
  type Details,
  estimate,
  forCustomer,
  money,
  nextStepAt,
  salesActivitiesAt,
  spendEntry,
} from './details'
import { daysToClose } from './fate'
import { layOver } from './lay-over'
import type { Random } from './random'
import type { Step } from './step'
import { type LostDeal, lostDeals } from './wording'

/** What a seller did to a deal at one time, beside writing down what comes next. */
export interface Touch {
  at: Date
  moveTo?: Stage
  /** The close date it is put off or pulled in to. */
  closeDate?: PlainDate
  /** What the expected spend is taken times. */
  spendTimes?: number
}

/** How an approved deal travelled: the stages it entered, when it was touched, and its close dates. */
export interface Course {
  first: Stage
  path: Stage[]
  touches: Touch[]
  firstCloseDate: PlainDate
}

/** Stages entered after `first`. Now and then one is jumped over; lost deals leave from anywhere. */
function pathTo(first: Stage, last: Stage, random: Random): Stage[] {
  const start = stages.indexOf(first)
  const lostFrom = random.between(start, stages.indexOf('Business Validation'))
  const end = last === 'Closed Lost' ? lostFrom : stages.indexOf(last)
  const way = stages
    .slice(start + 1, end + 1)
    .filter((stage) => stage === last || stage === 'Committed' || random.chance(0.85))
  const hadSetback = random.chance(0.16)
  const walked = hadSetback ? withSetback(first, way, random) : way
  return last === 'Closed Lost' ? [...walked, last] : walked
}

/** The way with a stage the deal had to go back from, as when a proof of concept fails: still there, or entered once more. */
function withSetback(first: Stage, way: readonly Stage[], random: Random): Stage[] {
  const early = way.filter((stage) => stages.indexOf(stage) < stages.indexOf('Committed'))
  const stage = way.at(-1) ?? first
  const next = stages[stages.indexOf(stage) + 1]
  const mayStay = early.length === way.length && next && next !== 'Committed' && !isClosed(next)
  if (mayStay && random.chance(0.4)) return [...way, next, stage]
  if (early.length === 0) return [...way]
  const at = random.between(0, early.length - 1)
  return [...way.slice(0, at + 1), [first, ...way][at] as Stage, ...way.slice(at)]
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
  const idle = Number(random.weighted({ '9': 60, '30': 26, '60': 14 })) * random.next()
  const span = daysToClose[stage]
  return {
    last: daysBefore(now, Math.min(idle, days * 0.7)),
    closeDate: dayAfter(now, random.between(...span)),
  }
}

/** When it was touched: more often the longer it has been open, and lastly at `last`. */
function timesBetween(answered: Date, last: Date, moves: number, isOver: boolean, random: Random): Date[] {
  const days = (last.getTime() - answered.getTime()) / dayMs
  const extra = days < 7 ? 0 : random.between(isOver ? 0 : 1, days < 45 ? 2 : 4)
  const count = moves + extra
  if (count === 0) return []
  const earlier = spreadBetween(answered, daysBefore(last, Math.min(1, days / 2)), count - 1, random)
  const latest = earlier.at(-1) ?? answered
  return [...earlier, new Date(Math.max(atWork(last, random, last).getTime(), latest.getTime() + 60_000))]
}

/** Sellers put dates off more often than they pull them in. */
const pushedOneIn = 4
const pulledInOneIn = 14

/** The date a deal had before it was put off to `closeDate` at that time; undefined where there is no room for one. */
function earlierDate(at: Date, closeDate: PlainDate, random: Random): PlainDate | undefined {
  const usual = addDays(closeDate, -random.between(10, 70))
  const date = usual > dayAfter(at, 1) ? usual : dayAfter(at, random.between(2, 12))
  return date < closeDate ? date : undefined
}

/** Goes back in time from the date the deal closes at, or has now. @returns The date it began with. */
function withCloseDates(touches: Touch[], closeDate: PlainDate, random: Random): PlainDate {
  let date = closeDate
  for (const touch of touches.toReversed()) {
    if (touch.moveTo && isClosed(touch.moveTo)) continue
    const isPushed = random.chance(1 / pushedOneIn)
    const before = isPushed
      ? earlierDate(touch.at, date, random)
      : random.chance(1 / pulledInOneIn) && addDays(date, random.between(7, 40))
    if (!before) continue
    touch.closeDate = date
    date = before
  }
  return date
}

const estimatedAnewOneIn = 6

/** The customer's plans grow a little more often than they shrink. */
function estimateChange(random: Random): number {
  return random.chance(0.6) ? 1.15 + 0.6 * random.next() : 0.55 + 0.35 * random.next()
}

/** Draws the course of a deal that AWS approved at `answered` and that stands at `stage` by now. */
export function courseOf(first: Stage, stage: Stage, answered: Date, now: Date, random: Random): Course {
  const path = pathTo(first, stage, random)
  const { last, closeDate } = ending(stage, answered, now, random)
  const times = timesBetween(answered, last, path.length, isClosed(stage), random)
  // A closed deal is closed by its last touch; otherwise the moves may come anywhere among the touches.
  const moving = isClosed(stage)
    ? [...random.sample(times.slice(0, -1), path.length - 1), times.at(-1)]
    : random.sample(times, path.length)
  const touches = times.map((at): Touch => {
    const moveTo = path[moving.indexOf(at)]
    const isAnew = moveTo !== 'Closed Lost' && random.chance(1 / estimatedAnewOneIn)
    return { at, ...(moveTo && { moveTo }), ...(isAnew && { spendTimes: estimateChange(random) }) }
  })
  return { first, path, firstCloseDate: withCloseDates(touches, closeDate, random), touches }
}

/** The updates of that course, as steps. */
export function movesOf(course: Course, details: Details, random: Random): Step[] {
  let stage = course.first
  let { spend } = details
  let nextSteps: string | undefined
  return course.touches.map(({ at, moveTo, closeDate, spendTimes }) => {
    stage = moveTo ?? stage
    const lost = moveTo === 'Closed Lost' ? pickLoss(random) : undefined
    nextSteps = lost
      ? forCustomer(lost.nextSteps, details, random)
      : nextStepAt(stage, details, random, nextSteps)
    if (spendTimes) spend = estimate(spend * spendTimes)
    const change = [
      { LifeCycle: { NextSteps: nextSteps } },
      moveTo ? { LifeCycle: { Stage: moveTo } } : {},
      lost ? { LifeCycle: { ClosedLostReason: lost.reason } } : {},
      moveTo && !lost ? { Project: { SalesActivities: salesActivitiesAt(moveTo) } } : {},
      moveTo === 'Launched' ? launched(at, { ...details, spend }, random) : {},
      closeDate ? { LifeCycle: { TargetCloseDate: closeDate } } : {},
      spendTimes ? { Project: { ExpectedCustomerSpend: [spendEntry(details.company, spend)] } } : {},
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
