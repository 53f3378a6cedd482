import type { Stage as AwsStage } from '@aws-sdk/client-partnercentral-selling'

/** The seven stages in ACE order, the order of the board's columns. The zod schema is in `stage-schema.ts`. */
export const stages = [
  'Prospect',
  'Qualified',
  'Technical Validation',
  'Business Validation',
  'Committed',
  'Launched',
  'Closed Lost',
] as const satisfies readonly AwsStage[]

export type Stage = (typeof stages)[number]

/** Launched and Closed Lost are final for the partner: a closed deal is not re-opened. Source: reference 6.4 [R]. */
export function isClosed(stage: Stage): boolean {
  return stage === 'Launched' || stage === 'Closed Lost'
}
