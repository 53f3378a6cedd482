import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { Solution } from '@/lib/opportunity/solution'
import type { Involvement, PartnerCentral } from '@/lib/partner-central/partner-central'
import type { Deal } from './deal'
import { layOver } from './lay-over'

/** Two views of one service: `past` reviews slowly, as AWS does; `present` at the pace the demo will have. */
export interface DemoServices {
  past: PartnerCentral
  present: PartnerCentral
  setTime(instant: Date): void
}

/** Does all steps of a deal, each at its time. */
export async function playDeal(
  deal: Deal,
  solutions: readonly Solution[],
  services: DemoServices,
): Promise<void> {
  const { past, setTime } = services
  let id = ''
  // Once approved, a record changes only by our updates, which follow each other on one copy.
  let copy: Opportunity | undefined
  for (const step of deal.steps) {
    setTime(step.at)
    switch (step.do) {
      case 'create':
        id = (await past.createOpportunity({ ...step.input })).Id
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
        await submit(id, step.involvement, deal.fate === 'fresh' ? services.present : past)
    }
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
