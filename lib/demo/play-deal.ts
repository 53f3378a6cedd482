import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { Solution } from '@/lib/opportunity/solution'
import type { Involvement, PartnerCentral } from '@/lib/partner-central/partner-central'
import type { Deal } from './deal'
import { layOver } from './lay-over'
import type { Referrals } from './referrals'
import type { Step } from './step'

/** Two views of one service: `past` reviews slowly, as AWS does; `present` at the pace the demo will have. */
export interface DemoServices {
  past: PartnerCentral
  present: PartnerCentral
  referrals: Referrals
  setTime(instant: Date): void
}

/** A deal on its way through the steps of its life, each of which is done at the service's time. */
export interface DealPlay {
  readonly deal: Deal
  /** Empty before the first step. */
  readonly id: string
  /** AWS has referred it, and nobody of ours has accepted it yet. */
  readonly isHidden: boolean
  /** @param step The one that comes next. */
  do(step: Step): Promise<void>
  /** Somebody else may have changed the record. */
  forget(): void
}

export function playOf(
  deal: Deal,
  solutions: readonly Solution[],
  { past, present, referrals }: Omit<DemoServices, 'setTime'>,
): DealPlay {
  let id = ''
  let invitation: string | undefined
  // Once approved, a record changes only by our updates, which follow each other on one copy.
  let copy: Opportunity | undefined
  return {
    deal,
    get id() {
      return id
    },
    get isHidden() {
      return invitation !== undefined
    },
    forget() {
      copy = undefined
    },
    async do(step) {
      switch (step.do) {
        case 'create':
          id = (await past.createOpportunity({ ...step.input })).Id
          if (step.input.Origin === 'AWS Referral') invitation = await referrals.newest()
          break
        case 'accept':
          if (invitation) await referrals.accept(invitation)
          invitation = undefined
          break
        case 'update': {
          const current = copy ?? (await past.getOpportunity(id))
          const saved = await update(current, step.change, past)
          copy = current.LifeCycle?.ReviewStatus === 'Approved' ? saved : undefined
          break
        }
        case 'assign':
          await past.assign(id, { ...step.owner, BusinessTitle: 'OpportunityOwner' })
          break
        case 'associate': {
          const solution = solutions[step.choice % solutions.length]
          if (solution) await past.associate(id, 'Solutions', solution.Id)
          break
        }
        case 'submit':
          await submit(id, step.involvement, deal.fate === 'fresh' ? present : past)
      }
    },
  }
}

/** Does all steps of a deal, each at its time. */
export async function playDeal(
  deal: Deal,
  solutions: readonly Solution[],
  services: DemoServices,
): Promise<void> {
  const play = playOf(deal, solutions, services)
  for (const step of deal.steps) {
    services.setTime(step.at)
    await play.do(step)
  }
}

async function update(current: Opportunity, change: object, service: PartnerCentral): Promise<Opportunity> {
  const wanted = layOver(current, change)
  const { LastModifiedDate } = await service.updateOpportunity(wanted)
  return { ...wanted, LastModifiedDate }
}

async function submit(id: string, involvement: Involvement, service: PartnerCentral): Promise<void> {
  const task = await service.startSubmission(id, involvement)
  if (task.TaskStatus === 'FAILED') throw new Error(`The demo's own deal was refused: ${task.Message}`)
}
