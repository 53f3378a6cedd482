import type { Mirror } from '@/lib/mirror/mirror'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { proposedDeals } from '@/lib/pipeline/limits'
import { proposeAgenda } from '@/lib/pipeline/propose-agenda'
import { spanBetween } from '@/lib/pipeline/scope'
import { openValue, waterfallOf } from '@/lib/pipeline/waterfall'
import type { ReadReview, Review, ReviewQuestion } from './overview'

async function readOnce(mirror: Mirror, { catalog, filter, since, now }: ReviewQuestion): Promise<Review> {
  const today = plainDateOf(now)
  const told = await mirror.changesSince(catalog, since, filter)
  const { columns } = await mirror.pipeline(catalog, filter, 1)
  const query = { limit: proposedDeals, since, changes: told.changes, today }
  const { candidates, totals, usualTimes } = await mirror.agendaCandidates(catalog, filter, query)
  const knownSince = told.knownSince ?? now.toISOString()
  return {
    waterfall: waterfallOf(told.changes, openValue(columns), spanBetween(filter, since, now)),
    agenda: proposeAgenda(candidates, { today, usualTimes, totals }),
    ...(knownSince > since.toISOString() && { knownSince }),
    ...(told.firstSeenLater > 0 && { gaps: told.firstSeenLater }),
  }
}

/** While a sync brings in changes every moment, figures of neighbouring moments have to do. */
const tries = 3

/** Reads a scope's pipeline from the mirror, all of it at one revision where that can be had. */
export function readReview(mirror: Mirror): ReadReview {
  return async (question) => {
    for (let left = tries; ; left--) {
      const before = await mirror.revision(question.catalog)
      const review = await readOnce(mirror, question)
      if (left === 1 || (await mirror.revision(question.catalog)) === before) return review
    }
  }
}
