import { type Money, sumByCurrency } from '@/lib/opportunity/money'
import { isClosed, type Stage } from '@/lib/opportunity/stage'
import { byFrequency, type Counted } from './review-figures'
import { withoutZeros } from './sums'

/** Deals lost for one reason, as AWS names it. */
export interface LostPart {
  reason?: string
  deals: number
  spend: Money[]
}

export type LostReason = Counted & { value: Money[] }

/** Who brought the deal, in the words of AWS's summary. */
export type Origin = 'AWS Referral' | 'Partner Referral'

/** Deals of one origin and stage. `origin` is absent while AWS's summary has not been read. */
export interface OriginPart {
  origin?: Origin
  stage: Stage
  deals: number
  spend: Money[]
}

export interface OriginValue {
  origin?: Origin
  openDeals: number
  open: Money[]
  launchedDeals: number
  launched: Money[]
}

function added(parts: readonly { deals: number; spend: Money[] }[]) {
  return {
    count: parts.reduce((sum, { deals }) => sum + deals, 0),
    value: withoutZeros(sumByCurrency(parts.flatMap(({ spend }) => spend))),
  }
}

/** Why deals were lost, the most frequent reason first, those without a reason last. */
export function lostReasons(parts: readonly LostPart[]): LostReason[] {
  const reasons = new Set(parts.map(({ reason }) => reason || undefined))
  return [...reasons]
    .map((reason) => ({ reason, ...added(parts.filter((part) => (part.reason || undefined) === reason)) }))
    .sort(byFrequency)
}

/** What AWS brought beside what the partner brought, and what nobody knows of yet: always these three, in this order. */
export function valueByOrigin(parts: readonly OriginPart[]): OriginValue[] {
  const origins: (Origin | undefined)[] = ['AWS Referral', 'Partner Referral', undefined]
  return origins.map((origin) => {
    const own = parts.filter((part) => part.origin === origin)
    const open = added(own.filter(({ stage }) => !isClosed(stage)))
    const launched = added(own.filter(({ stage }) => stage === 'Launched'))
    return {
      origin,
      openDeals: open.count,
      open: open.value,
      launchedDeals: launched.count,
      launched: launched.value,
    }
  })
}
