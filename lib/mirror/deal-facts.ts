import type { AgendaCandidate } from '@/lib/pipeline/agenda'
import { onItsWay } from './in-play'
import type { OpportunityRow } from './tables'

/** What a deal's row tells besides what its record says. */
export const factColumns = [
  'review_status',
  'status_since',
  'by_stage_since',
  'stage_or_earlier',
  'next_step_key',
  'aws_stage',
  'aws_close_date',
] as const satisfies (keyof OpportunityRow)[]

export type DealFacts = Pick<
  AgendaCandidate,
  'sentBackSince' | 'nextStepSince' | 'stageSince' | 'stageOrEarlier' | 'aws'
>

/** Since when a deal is what it is, and what AWS has. What is on its way has no age. */
export function factsOf(row: Pick<OpportunityRow, (typeof factColumns)[number]>): DealFacts {
  const { aws_stage: stage, aws_close_date: closeDate, next_step_key: nextStep } = row
  const isTold = nextStep !== '' && nextStep !== onItsWay
  return {
    ...(row.review_status === 'Action Required' && { sentBackSince: row.status_since }),
    ...(isTold && { nextStepSince: nextStep }),
    ...(row.by_stage_since && { stageSince: row.by_stage_since }),
    ...(row.by_stage_since && row.stage_or_earlier === 1 && { stageOrEarlier: true }),
    ...((stage || closeDate) && {
      aws: { ...(stage && { stage }), ...(closeDate && { closeDate }) },
    }),
  }
}
