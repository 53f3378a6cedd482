import { throttled } from './errors'

/** Source: reference, section 16. The figures are shared by a group's operations; the burst is our choice. */
interface QuotaGroup {
  perSecond: number
  burst: number
  perDay: number
  operations: readonly string[]
}

/** No daily number is published for these. */
const unmetered = Number.POSITIVE_INFINITY

const groups: readonly QuotaGroup[] = [
  {
    perSecond: 10,
    burst: 20,
    perDay: 100_000,
    operations: [
      'GetOpportunity',
      'GetAwsOpportunitySummary',
      'ListOpportunities',
      'ListSolutions',
      'GetEngagementInvitation',
      'ListEngagementInvitations',
    ],
  },
  {
    perSecond: 1,
    burst: 5,
    perDay: 10_000,
    operations: [
      'CreateOpportunity',
      'UpdateOpportunity',
      'AssociateOpportunity',
      'DisassociateOpportunity',
      'RejectEngagementInvitation',
      'AssignOpportunity',
      'StartEngagementFromOpportunityTask',
      'StartEngagementByAcceptingInvitationTask',
    ],
  },
  { perSecond: 15, burst: 30, perDay: unmetered, operations: ['CreateEngagement'] },
  { perSecond: 2, burst: 5, perDay: unmetered, operations: ['StartProspectingFromEngagementTask'] },
  { perSecond: 100, burst: 200, perDay: unmetered, operations: ['GetProspectingFromEngagementTask'] },
  { perSecond: 50, burst: 100, perDay: unmetered, operations: ['ListProspectingFromEngagementTasks'] },
]

/** Spends one call of an account. Throws a ThrottlingException when there is none left. */
export type Quota = (account: string, operation: string, now: Date) => void

/** No limits: for tests and bulk work. */
export const unlimited: Quota = () => {}

/**
 * AWS's published limits for each account, held in memory: a restart forgets what was spent.
 * Operations without a published number are not limited.
 */
export function createQuota(): Quota {
  const accounts = new Map<string, Map<string, Meter>>()
  return (account, operation, now) => {
    const meters = accounts.get(account) ?? accountMeters()
    accounts.set(account, meters)
    if (meters.get(operation)?.(now.getTime()) === false) throw throttled()
  }
}

function accountMeters(): Map<string, Meter> {
  const meters = new Map<string, Meter>()
  for (const group of groups) {
    const meter = createMeter(group)
    for (const operation of group.operations) meters.set(operation, meter)
  }
  return meters
}

/** @returns Whether the call fits, in which case it has been counted. */
type Meter = (now: number) => boolean

function createMeter({ perSecond, burst, perDay }: QuotaGroup): Meter {
  const day = createDayCount()
  let tokens = burst
  let refilledAt = Number.NEGATIVE_INFINITY
  return (now) => {
    if (now > refilledAt) {
      tokens = Math.min(burst, tokens + ((now - refilledAt) / 1000) * perSecond)
      refilledAt = now
    }
    if (tokens < 1 || day.count(now) >= perDay) return false
    tokens -= 1
    day.add(now)
    return true
  }
}

const minute = 60_000
const minutesPerDay = 24 * 60

/** Counts over the last 24 hours, to the minute. */
function createDayCount() {
  const perMinute = new Map<number, number>()
  let total = 0
  const forget = (before: number) => {
    for (const [slot, count] of perMinute) {
      if (slot > before) return
      perMinute.delete(slot)
      total -= count
    }
  }
  return {
    count(now: number): number {
      forget(Math.floor(now / minute) - minutesPerDay)
      return total
    },
    add(now: number): void {
      const slot = Math.floor(now / minute)
      perMinute.set(slot, (perMinute.get(slot) ?? 0) + 1)
      total += 1
    },
  }
}
