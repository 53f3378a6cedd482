import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { Written } from '@/lib/queue/desk'

/** What a screen learns of a write that was taken. */
export interface Saved {
  /** As AWS has it now, or as it will read once AWS has the write. */
  opportunity: Opportunity
  /** AWS does not have it yet; it goes by itself. */
  queued?: true
}

export function saved({ opportunity, queued }: Written): Saved {
  return { opportunity, ...(queued && { queued }) }
}
