import type { Catalog } from '@/lib/opportunity/opportunity'
import { ServiceError } from '../errors'

/** One statement of what a caller may do, as an IAM policy with effect Allow has it. Source: reference, section 19. */
export interface Grant {
  /** Such as `partnercentral:*` or `partnercentral:Get*`; `*` and `?` stand for other characters, case does not count. */
  actions: readonly string[]
  /** Condition `partnercentral:Catalog`. */
  catalogs?: readonly Catalog[]
  /** Condition `partnercentral:RelatedEntityType`: only requests that name one of these types are meant. */
  relatedEntityTypes?: readonly string[]
}

/** What a policy judges a request by; members as they came, so perhaps of any type. */
export interface Requested {
  Catalog?: unknown
  RelatedEntityType?: unknown
}

/**
 * Whether a caller may do `action` (an operation's name) with a request.
 * @param grants Any one that fits is enough; without any list everything is allowed.
 */
export function isAllowed(
  grants: readonly Grant[] | undefined,
  action: string,
  { Catalog, RelatedEntityType }: Requested,
): boolean {
  if (!grants) return true
  return grants.some(
    ({ actions, catalogs, relatedEntityTypes }) =>
      actions.some((pattern) => matches(pattern, `partnercentral:${action}`)) &&
      holds(catalogs, Catalog) &&
      holds(relatedEntityTypes, RelatedEntityType),
  )
}

/** As in IAM, a condition on something the request does not name fails. */
function holds(allowed: readonly string[] | undefined, value: unknown): boolean {
  return !allowed || (typeof value === 'string' && allowed.includes(value))
}

function matches(pattern: string, action: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${expression}$`, 'i').test(action)
}

/** The caller's own policy forbids it; `Reason` is for partner benefits and stays out. Source: reference, section 2. */
export function accessDenied(account: string, action: string): ServiceError {
  return new ServiceError(
    'AccessDeniedException',
    `The caller of account ${account} is not authorized to perform: partnercentral:${action}`,
  )
}
