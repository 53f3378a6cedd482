import { labelAt } from '@/lib/form/label-at'
import { associationKinds } from './associations'
import { recordSpecs } from './record-specs'

/** Fields that no form shows. */
const otherLabels: Record<string, string> = {
  'LifeCycle.ReviewComments': 'AWS’s comments',
  'LifeCycle.ReviewStatus': 'Review status',
  'LifeCycle.ReviewStatusReason': 'AWS’s reason',
  OpportunityTeam: 'Team',
  ...Object.fromEntries(
    associationKinds.map(({ type, label }) => [`RelatedEntityIdentifiers.${type}`, `${label}s`]),
  ),
}

/** `Project.CustomerSegment` → `Customer segment`: a member AWS has added since we last looked. */
function spelledOut(path: string): string {
  const words = (path.split('.').at(-1) ?? path).replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a seller calls the field. */
export function fieldLabel(path: string): string {
  return otherLabels[path] ?? labelAt(recordSpecs, path) ?? spelledOut(path)
}
