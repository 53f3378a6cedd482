import type { Stage } from '@/lib/opportunity/stage'
import { atWork, dayMs, daysBefore, hourMs } from './calendar'
import { type Company, companyNumber } from './companies'
import { detailsOf } from './details'
import { type Fate, pickFate } from './fate'
import { lifeOf } from './life'
import { pickProject } from './projects/projects'
import { type Random, randomFor } from './random'
import { dealShares, type Seller, sellers } from './sellers'
import type { Step } from './step'

/** One invented deal with all that has happened to it. */
export interface Deal {
  number: number
  company: Company
  owner: Seller
  fate: Fate
  /** Where it stands in the end. */
  stage: Stage
  /** In order of time; the first creates the record. */
  steps: Step[]
}

export interface DealOptions {
  /** How many deals are made in all: their ages are spread over the same eight months whatever the number. */
  count: number
  /** The day the demo starts. Deals are told from here backwards. */
  now: Date
  seed: number
}

const oldestDays = 240

/** The day the demo's team began: before its first deal. */
export function firstDay(now: Date): Date {
  return daysBefore(now, oldestDays + 7)
}

/** Older deals first, and more and more of them towards today: pipelines grow. */
function createdAt(number: number, { count, now }: DealOptions, random: Random): Date {
  const position = (number + 0.5) / count
  const latest = new Date(now.getTime() - hourMs)
  return atWork(daysBefore(latest, oldestDays * (1 - position) ** 1.25), random, latest)
}

/** Every fourth deal is with a company we already know, a few deals back. */
function companyOf(
  number: number,
  seed: number,
  random: Random,
): { company: Company; isRepeatBusiness: boolean } {
  const back = number % 4 === 3 ? 4 * random.between(0, 5) + random.between(1, 3) : 0
  const isRepeatBusiness = back > 0 && back <= number
  return { company: companyNumber(isRepeatBusiness ? number - back : number, seed), isRepeatBusiness }
}

function ownerOf(random: Random): Seller {
  const shares = Object.fromEntries(sellers.map(({ Email }, at) => [Email, dealShares[at] ?? 0]))
  const email = random.weighted(shares)
  return sellers.find(({ Email }) => Email === email) as Seller
}

/** One in so many of the deals that AWS and we work on was brought by AWS; the rest we brought to it. */
const oneInReferred = 41

function isReferred(number: number, fate: Fate): boolean {
  return fate === 'approved' && number % oneInReferred === 17
}

/** The last few deals meet the live reviewer; a demo of ten has one, any larger one at most four. */
function fateOf(number: number, daysOld: number, { count }: DealOptions, random: Random): Fate {
  const fresh = Math.min(4, Math.ceil(count / 60))
  return number >= count - fresh ? 'fresh' : pickFate(daysOld, random)
}

/**
 * The invented deal with that number, from 0 to `count - 1`. The same options give the same deal, and no deal needs
 * another one to be made first, so any number of them can be made one by one.
 */
export function dealNumber(number: number, options: DealOptions): Deal {
  const { now, seed } = options
  const random = randomFor(seed, 'deal', number)
  const created = createdAt(number, options, random)
  const fate = fateOf(number, (now.getTime() - created.getTime()) / dayMs, options, random)
  const { company, isRepeatBusiness } = companyOf(number, seed, random)
  const details = detailsOf(
    number,
    company,
    pickProject(company.industry, random),
    isRepeatBusiness,
    seed,
    random,
  )
  const owner = ownerOf(random)
  const origin = { number, fate, created, now, details, owner, isReferred: isReferred(number, fate) }
  return { number, company, owner, fate, ...lifeOf(origin, random) }
}
