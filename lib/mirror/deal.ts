import type { OpportunityCard } from '@/lib/opportunity/card'
import { type Catalog, Opportunity } from '@/lib/opportunity/opportunity'
import { type PendingEdit, withPending } from '@/lib/opportunity/pending'
import { searchKey } from '@/lib/opportunity/pipeline-filter'
import { type Ages, agesOf } from './ages'
import { type AwsFacts, awsUnasked, playKeys } from './in-play'
import { milliseconds } from './instant'
import { companyKey } from './keys'
import { cardOf, stageOf } from './record'
import { sortKeys } from './sort-keys'
import type { StoredDeal } from './stored-deal'
import { noCloseDate, type OpportunityRow } from './tables'

/** A deal ready to be written: what AWS said of it and what that makes of its row and its card. */
export interface Deal {
  row: Omit<OpportunityRow, 'revision'>
  card: OpportunityCard
  record: Opportunity
  complete: boolean
  doc: string
}

export interface KnownDeal {
  record: Opportunity
  /** Whether the details are those of this version. */
  complete: boolean
  pending: PendingEdit | undefined
}

/** The record with what is on its way; as AWS has it when a change does not fit what has become of the record. */
export function shown(record: Opportunity, pending: PendingEdit): Opportunity {
  const laid = Opportunity.safeParse(withPending(record, pending))
  return laid.success ? laid.data : record
}

/** A stage or a next step that is still on its way has no age. */
function agesShown(record: Opportunity, card: Opportunity, ages: Ages) {
  const { stage_since, stage_or_earlier, next_step_since } = ages
  const isOwnStage = stageOf(record) === stageOf(card)
  const isOwnStep = record.LifeCycle?.NextSteps === card.LifeCycle?.NextSteps
  return {
    stageSince: isOwnStage && stage_since ? stage_since : undefined,
    stageOrEarlier: isOwnStage && stage_or_earlier === 1 ? (true as const) : undefined,
    nextStepSince: isOwnStep && next_step_since ? next_step_since : undefined,
  }
}

function cardWith(
  { record, complete, pending }: KnownDeal,
  visible: Opportunity,
  ages: Ages,
): OpportunityCard {
  return {
    ...cardOf(visible, complete),
    ...agesShown(record, visible, ages),
    pending: pending?.state,
  }
}

/** The API does not tell when a status began; the first version we saw with it is the nearest there is. */
function statusSince(card: OpportunityCard, stored: StoredDeal | undefined): string {
  if (stored?.row.review_status === card.reviewStatus) return stored.row.status_since
  return new Date(milliseconds(card.version)).toISOString()
}

/** A status that began and ended between two readings is not counted: the API does not tell of it. */
function timesSentBack(card: OpportunityCard, stored: StoredDeal | undefined): number {
  const before = stored?.row.times_sent_back ?? 0
  const began = card.reviewStatus === 'Action Required' && stored?.row.review_status !== 'Action Required'
  return began ? before + 1 : before
}

function awsFacts(stored: StoredDeal | undefined): AwsFacts {
  if (!stored) return awsUnasked
  const { aws_stage, aws_close_date, aws_origin, aws_read_at } = stored.row
  return { aws_stage, aws_close_date, aws_origin, aws_read_at }
}

/** @param stored The deal as it was, for what only its past can tell. */
export function deal(catalog: Catalog, known: KnownDeal, stored: StoredDeal | undefined): Deal {
  const { record, complete, pending } = known
  const visible = pending ? shown(record, pending) : record
  const aws = awsFacts(stored)
  const ages = agesOf(record, stored)
  // Whatever AWS answers is proof that it has the deal.
  const goneSince = stored?.record === record ? stored.row.gone_since : null
  const card = { ...cardWith(known, visible, ages), ...(goneSince && { gone: true as const }) }
  const row = {
    catalog,
    id: card.id,
    stage: card.stage,
    review_status: card.reviewStatus,
    close_date: card.closeDate ?? noCloseDate,
    owner_email: card.owner?.email ?? '',
    company_key: companyKey(card.company),
    search: searchKey(card.company, card.title, card.partnerId, card.id),
    version_ms: milliseconds(record.LastModifiedDate),
    status_since: statusSince(card, stored),
    complete: complete ? 1 : 0,
    times_sent_back: timesSentBack(card, stored),
    entries: stored?.row.entries ?? 0,
    detailed: complete ? 1 : (stored?.row.detailed ?? 0),
    ...ages,
    gone_since: goneSince,
    ...sortKeys(card),
    ...playKeys(card, visible, aws),
    ...aws,
  }
  return { row, card, record, complete, doc: JSON.stringify(record) }
}
