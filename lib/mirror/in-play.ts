import { sql } from 'kysely'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { isEmpty } from '@/lib/opportunity/changes'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { isClosed } from '@/lib/opportunity/stage'
import { milliseconds } from './instant'
import type { OpportunityRow } from './tables'

/** What AWS says of the deal on its own account, as far as it has been asked. */
export type AwsFacts = Pick<OpportunityRow, 'aws_stage' | 'aws_close_date' | 'aws_origin' | 'aws_read_at'>

export const awsUnasked: AwsFacts = {
  aws_stage: null,
  aws_close_date: null,
  aws_origin: null,
  aws_read_at: '',
}

/** What meetings choose deals by, of what the card shows. */
export type PlayKeys = Pick<
  OpportunityRow,
  'in_play' | 'next_step_key' | 'worth_key' | 'created_at' | 'lost_reason' | 'aws_differs'
>

/** A constant, since a partial index is only used where its condition is seen. */
export const inPlay = sql<boolean>`in_play = 1`

/** Sorts after every instant. */
export const onItsWay = '~'

/** A value that AWS does not tell is no difference. */
function differs(ours: string | undefined, aws: string | null): boolean {
  return aws !== null && aws !== ours
}

/** Whether AWS has another stage or close date than the card. */
export function awsDiffers(card: OpportunityCard, aws: AwsFacts): boolean {
  return differs(card.stage, aws.aws_stage) || differs(card.closeDate, aws.aws_close_date)
}

/** Wider than any amount of AWS's in minor units. */
const worthDigits = 36

/** Sorts as the largest amount in any one currency: without a rate there is no better measure of two deals. */
export function worthKey({ spend }: OpportunityCard): string {
  const amounts = spend.map(({ minorUnits }) => minorUnits.padStart(worthDigits, '0'))
  return amounts.sort().at(-1) ?? ''.padStart(worthDigits, '0')
}

function nextStepKey(card: OpportunityCard, visible: Opportunity): string {
  if (isEmpty(visible.LifeCycle?.NextSteps)) return ''
  return card.nextStepSince ?? onItsWay
}

/** @param visible The record with what is on its way laid over: what the card was made of. */
export function playKeys(card: OpportunityCard, visible: Opportunity, aws: AwsFacts): PlayKeys {
  const isInPlay = !card.gone && !isClosed(card.stage)
  return {
    in_play: isInPlay ? 1 : 0,
    next_step_key: nextStepKey(card, visible),
    worth_key: worthKey(card),
    created_at: new Date(milliseconds(visible.CreatedDate)).toISOString(),
    lost_reason: visible.LifeCycle?.ClosedLostReason ?? '',
    aws_differs: isInPlay && awsDiffers(card, aws) ? 1 : 0,
  }
}
