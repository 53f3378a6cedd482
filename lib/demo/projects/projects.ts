import type { Industry } from '../companies'
import type { Random } from '../random'
import { applicationProjects } from './applications'
import { dataProjects } from './data'
import { infrastructureProjects } from './infrastructure'
import type { ProjectKind } from './project-kind'

export const projectKinds: readonly ProjectKind[] = [
  ...dataProjects,
  ...infrastructureProjects,
  ...applicationProjects,
]

/** A kind of deal that fits the industry; those written for it come up more often than the general ones. */
export function pickProject(industry: Industry, random: Random): ProjectKind {
  const special = projectKinds.filter((kind) => kind.industries?.includes(industry))
  const general = projectKinds.filter((kind) => kind.industries === undefined)
  return random.pick(special.length > 0 && random.chance(0.65) ? special : general)
}
