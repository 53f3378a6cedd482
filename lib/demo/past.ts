import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { Solution } from '@/lib/opportunity/solution'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { type Deal, dealNumber, firstDay } from './deal'
import { type DealPlay, type DemoServices, playOf } from './play-deal'
import type { Seller } from './sellers'
import type { Step } from './step'

/** A record as it was after something had happened to it. */
export interface Version {
  /** When, by the demo's clock. */
  at: Date
  opportunity: Opportunity
  /** Whose doing it was; what a review decided is AWS's all the same. Absent when nobody of the team did anything. */
  by?: Seller
}

/** What the demo can be asked when it stands still at a moment of its past. */
export interface Moment {
  at: Date
  /** Of the service, as `Emulator` has it. */
  identity: string
  /** The service as it was then: what is written to it now is part of the past. */
  partnerCentral: PartnerCentral
  /** Lets the demo's time go on to `instant`, which is not before `at`. */
  setTime(instant: Date): void
  /** How the deal `id` is touched from here on, by its own plan. */
  upcoming(id: string): readonly Step[]
}

/** Takes part in the demo's past, as Tandem would have: all is told in the order of time. */
export interface Witness {
  /** Before anything happens. @param identity Of the service, as `Emulator` has it. */
  begin(at: Date, identity: string): Promise<void>
  see(version: Version): Promise<void>
  /** Moments at which the past is to stand still, in order. */
  moments: readonly { at: Date; hold(moment: Moment): Promise<void> }[]
}

interface DueStep {
  play: DealPlay
  step: Step
}

export interface PastOptions {
  count: number
  now: Date
  seed: number
  /** Of the service. */
  identity: string
  onStep(done: number, total: number): void
}

function everyStep(
  solutions: readonly Solution[],
  services: DemoServices,
  { count, now, seed }: PastOptions,
): DueStep[] {
  const plays = Array.from({ length: count }, (_, number) => {
    const deal: Deal = dealNumber(number, { count, now, seed })
    return playOf(deal, solutions, services)
  })
  const steps = plays.flatMap((play) => play.deal.steps.map((step) => ({ play, step })))
  // Stable: a deal's own steps stay in their order.
  return steps.sort((a, b) => a.step.at.getTime() - b.step.at.getTime())
}

/** Time as it passes for all deals alike: it never goes back. */
function passingTime(setTime: (instant: Date) => void) {
  let time = Number.NEGATIVE_INFINITY
  return (instant: Date): Date => {
    time = Math.max(time, instant.getTime())
    setTime(new Date(time))
    return new Date(time)
  }
}

/** Plays the lives of all deals side by side, as they happened, before a witness. */
export async function playPast(
  solutions: readonly Solution[],
  services: DemoServices,
  options: PastOptions,
  witness: Witness,
): Promise<void> {
  const { past } = services
  const { now, identity } = options
  const steps = everyStep(solutions, services, options)
  const passTo = passingTime(services.setTime)
  const moments = [...witness.moments]
  await witness.begin(passTo(firstDay(now)), identity)

  const upcomingFrom = (from: number) => (id: string) =>
    steps.slice(from).flatMap(({ play, step }) => (play.id === id ? [step] : []))
  const holdUntil = async (instant: Date, done: number) => {
    for (let next = moments[0]; next && next.at <= instant; next = moments[0]) {
      moments.shift()
      const at = passTo(next.at)
      await next.hold({
        at,
        identity,
        partnerCentral: past,
        setTime: passTo,
        upcoming: upcomingFrom(done),
      })
      for (const { play } of steps) play.forget()
    }
  }

  for (const [done, { play, step }] of steps.entries()) {
    await holdUntil(step.at, done)
    const at = passTo(step.at)
    await play.do(step)
    if (!play.isHidden) {
      await witness.see({ at, opportunity: await past.getOpportunity(play.id), by: play.deal.owner })
    }
    options.onStep(done + 1, steps.length)
  }
  await holdUntil(now, steps.length)
  passTo(now)
  await seeReviews(past, steps, witness, now)
}

const underReview = ['submitted', 'in-review', 'fresh']

/** Reviews move on when somebody looks: those that AWS has picked up by now. */
async function seeReviews(
  past: PartnerCentral,
  steps: readonly DueStep[],
  witness: Witness,
  now: Date,
): Promise<void> {
  const waiting = new Set(steps.map(({ play }) => play).filter(({ deal }) => underReview.includes(deal.fate)))
  for (const { id } of waiting) {
    const opportunity = await past.getOpportunity(id)
    const changedAt = Date.parse(opportunity.LastModifiedDate)
    await witness.see({ at: new Date(Math.min(changedAt, now.getTime())), opportunity })
  }
}
