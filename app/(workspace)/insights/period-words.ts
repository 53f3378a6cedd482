import { dayText } from '@/components/insight/figure-words'
import type { InsightFigures } from '@/lib/insight/figures'
import { dayOf } from '@/lib/pipeline/days'

type Times = Pick<InsightFigures, 'since' | 'historySince' | 'today'>

/** Whether the period begins before there is anything to tell. */
export function isCutOff({ since, historySince }: Times): boolean {
  return historySince !== null && (since === undefined || since < dayOf(historySince))
}

/** Since when the figures of Tandem's own history really count: `since 14 Nov, when Tandem’s history begins`. */
export function historyWords(times: Times, locale: string): string {
  const { since, historySince, today } = times
  if (historySince === null) return 'as far as Tandem has read'
  if (isCutOff(times))
    return `since ${dayText(dayOf(historySince), today, locale)}, when Tandem’s history begins`
  return `since ${dayText(since ?? today, today, locale)}`
}

/** Since when figures count that AWS tells the times of. */
export function periodWords({ since, today }: Times, locale: string): string {
  return since === undefined ? 'ever' : `since ${dayText(since, today, locale)}`
}
