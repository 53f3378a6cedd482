import { type Money, sumByCurrency } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed } from '@/lib/opportunity/stage'
import { daysSince } from './days'
import type { DealState } from './deal-change'
import { oldNextStepDays } from './limits'
import { isOverdue } from './scope'
import { withoutZeros } from './sums'

/** A deal with the age of its next step, an instant. */
export type AgedDeal = Pick<DealState, 'stage' | 'closeDate' | 'nextStep' | 'owner' | 'spend'> & {
  nextStepSince?: string
}

/** What one owner's open deals lack. A deal may lack several things; `inOrder` lack none. */
export interface OwnerHygiene {
  /** Absent for the deals that nobody owns. */
  owner?: { name: string; email: string }
  deals: number
  value: Money[]
  overdue: number
  noCloseDate: number
  noNextStep: number
  oldNextStep: number
  inOrder: number
}

type Lack = 'overdue' | 'noCloseDate' | 'noNextStep' | 'oldNextStep'

/** What a deal's record lacks, whatever the deal is worth. */
export function lacksOf(deal: AgedDeal, today: PlainDate): Lack[] {
  const age = deal.nextStep && deal.nextStepSince ? daysSince(deal.nextStepSince, today) : 0
  const lacks: Record<Lack, boolean> = {
    overdue: isOverdue(deal, today),
    noCloseDate: deal.closeDate === undefined,
    noNextStep: !deal.nextStep,
    oldNextStep: age >= oldNextStepDays,
  }
  return (Object.keys(lacks) as Lack[]).filter((lack) => lacks[lack])
}

function hygieneOf(deals: readonly AgedDeal[], today: PlainDate): OwnerHygiene {
  const lacks = deals.map((deal) => lacksOf(deal, today))
  const count = (lack: Lack) => lacks.filter((each) => each.includes(lack)).length
  return {
    owner: deals[0]?.owner,
    deals: deals.length,
    value: withoutZeros(sumByCurrency(deals.flatMap(({ spend }) => spend))),
    overdue: count('overdue'),
    noCloseDate: count('noCloseDate'),
    noNextStep: count('noNextStep'),
    oldNextStep: count('oldNextStep'),
    inOrder: lacks.filter((each) => each.length === 0).length,
  }
}

/** Sorts by the owners' names, those of one name by email, deals without an owner last. */
export function byOwner(a: Pick<OwnerHygiene, 'owner'>, b: Pick<OwnerHygiene, 'owner'>): number {
  return (
    Number(!a.owner) - Number(!b.owner) ||
    (a.owner?.name ?? '').localeCompare(b.owner?.name ?? '') ||
    ((a.owner?.email ?? '') < (b.owner?.email ?? '') ? -1 : 1)
  )
}

/** Each owner's open deals, by name; those without an owner last. People are told apart by email. */
export function ownersHygiene(deals: readonly AgedDeal[], today: PlainDate): OwnerHygiene[] {
  const byEmail = new Map<string, AgedDeal[]>()
  for (const deal of deals) {
    if (isClosed(deal.stage)) continue
    const email = deal.owner?.email ?? ''
    const own = byEmail.get(email)
    if (own) own.push(deal)
    else byEmail.set(email, [deal])
  }
  const rows = [...byEmail.values()].map((own) => hygieneOf(own, today))
  return rows.sort(byOwner)
}
