import { Stage as AwsStage } from '@aws-sdk/client-partnercentral-selling'
import * as z from 'zod'

/** The seven stages in ACE order, the order of the board's columns. */
export const stages = [
  'Prospect',
  'Qualified',
  'Technical Validation',
  'Business Validation',
  'Committed',
  'Launched',
  'Closed Lost',
] as const satisfies readonly AwsStage[]

export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

/** Launched and Closed Lost are final for the partner: a closed deal is not re-opened. Source: reference 6.4 [R]. */
export function isClosed(stage: Stage): boolean {
  return stage === AwsStage.LAUNCHED || stage === AwsStage.CLOSED_LOST
}
