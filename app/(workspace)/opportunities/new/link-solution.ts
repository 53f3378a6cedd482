import type { Desk, Kept, Written } from '@/lib/queue/desk'
import { isUnmade } from '@/lib/queue/record-name'
import { type ActionResult, ok } from '@/lib/result'
import { addAssociation, removeAssociation } from '../[id]/association-change'

export interface SolutionChoice {
  id: string
  solution: string
  /** The one chosen before, to be taken away. */
  instead?: string | undefined
}

const type = 'Solutions'

async function keepLink(desk: Pick<Desk, 'keep'>, { id, solution, instead }: SolutionChoice): Promise<Kept> {
  const kept = await desk.keep(id, { kind: 'associate', type, entity: solution })
  return instead === undefined ? kept : desk.keep(id, { kind: 'disassociate', type, entity: instead })
}

/** Links the deal to a solution; one that AWS has yet to make is linked once it is there. */
export async function linkSolution(
  desk: Pick<Desk, 'keep' | 'shown' | 'write'>,
  choice: SolutionChoice,
): Promise<ActionResult<Written | Kept>> {
  const { id, solution, instead } = choice
  if (isUnmade(id)) return ok(await keepLink(desk, choice))
  const added = await addAssociation(desk, { id, type, entity: solution })
  if (!added.ok || instead === undefined) return added
  return removeAssociation(desk, { id, type, entity: instead })
}
