import type { Session } from '@/lib/auth/session'
import type { Whose } from '@/lib/queue/queue'

/** Whose changes a reader is shown: sellers their own, managers and those who only read everybody's. */
export function whoseChanges({ catalog, role, userId }: Session): Whose {
  return role === 'seller' ? { catalog, userId } : { catalog }
}
