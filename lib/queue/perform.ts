import { associationsOf } from '@/lib/opportunity/associations'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { isSameInstant, reread } from '@/lib/partner-central/edit'
import { PartnerCentralError } from '@/lib/partner-central/errors'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'
import { unlessRefused } from '@/lib/partner-central/record-reading'
import { carryOver } from './carry-over'
import type { Outcome } from './claims'
import { isRefusal } from './failures'
import type { Attempt, ContentOf, QueuedWrite, WriteContent } from './queued-write'
import { submissionOutcome, submitAgain } from './submit-again'

/** What a write is done with. */
export interface Performance {
  partnerCentral: PartnerCentral
  write: QueuedWrite
  now: () => Date
  /** Makes sure that the write may be sent now, and is remembered as sent should no answer come. @throws LeaseLostError */
  about: (attempt?: Attempt) => Promise<void>
}

/** AWS did not take this version, or did not say: the record is read again and tells. */
const passes = 3

function isWorthAnotherLook(error: unknown): boolean {
  return error instanceof PartnerCentralError && (error.code === 'ConflictException' || error.outcomeUnknown)
}

/** Whether the seller, who still looks at the form, has to see first that the record has moved on. */
function hasMovedOn(
  { content, awaitedUntil, attempt }: QueuedWrite,
  current: Opportunity,
  now: Date,
): boolean {
  if (content.kind !== 'update' || content.seen === undefined || attempt) return false
  return (
    awaitedUntil !== undefined && awaitedUntil > now && !isSameInstant(current.LastModifiedDate, content.seen)
  )
}

type Step = { outcome: Outcome } | { sentAs: Attempt; error: unknown }

async function updateOnce(
  { partnerCentral, write, now, about }: Performance,
  content: ContentOf<'update'>,
  attempt: Attempt | undefined,
): Promise<Step> {
  const current = await partnerCentral.getOpportunity(write.recordId)
  const carried = carryOver(content, current, attempt)
  if (carried.to !== 'done' && hasMovedOn({ ...write, ...(attempt && { attempt }) }, current, now())) {
    const fields = carried.to === 'conflict' ? carried.fields : []
    return { outcome: { state: 'conflict', failure: { kind: 'conflict', fields }, record: current } }
  }
  switch (carried.to) {
    case 'done':
      return { outcome: { state: 'sent', record: current } }
    case 'conflict':
      return {
        outcome: {
          state: 'conflict',
          failure: { kind: 'conflict', fields: carried.fields },
          record: current,
        },
      }
    case 'held':
      return {
        outcome: { state: 'held', failure: { kind: 'locked', fields: carried.fields }, record: current },
      }
    case 'send': {
      await about(carried.attempt)
      const next = { ...carried.next, Id: current.Id, LastModifiedDate: current.LastModifiedDate }
      try {
        const { LastModifiedDate } = await partnerCentral.updateOpportunity(next)
        return { outcome: { state: 'sent', record: await reread(partnerCentral, next, LastModifiedDate) } }
      } catch (error) {
        return { sentAs: carried.attempt, error }
      }
    }
  }
}

async function edit(performance: Performance, content: ContentOf<'update'>): Promise<Outcome> {
  let attempt = performance.write.attempt
  for (let pass = 1; ; pass++) {
    const step = await updateOnce(performance, content, attempt)
    if ('outcome' in step) return step.outcome
    if (pass === passes || !isWorthAnotherLook(step.error)) throw step.error
    attempt = step.sentAs
  }
}

async function update(performance: Performance, content: ContentOf<'update'>): Promise<Outcome> {
  const outcome = await edit(performance, content)
  if (!content.resubmits || outcome.state !== 'sent' || !outcome.record) return outcome
  return submitAgain(performance, outcome.record)
}

/** Does `send` unless the record shows it as done already, and looks again when no answer came. */
async function once(
  { partnerCentral, write, about }: Performance,
  isDone: (record: Opportunity) => boolean,
  send: () => Promise<unknown>,
): Promise<Outcome> {
  for (let pass = 1; ; pass++) {
    const record = await partnerCentral.getOpportunity(write.recordId)
    if (isDone(record)) return { state: 'sent', record }
    await about()
    try {
      await send()
      return { state: 'sent', record: await partnerCentral.getOpportunity(write.recordId) }
    } catch (error) {
      if (pass === passes || !isWorthAnotherLook(error)) throw error
    }
  }
}

function isLinked(record: Opportunity, { type, entity }: ContentOf<'associate' | 'disassociate'>): boolean {
  return associationsOf(record).some((link) => link.type === type && link.entity === entity)
}

function isAssigned(record: Opportunity, { assignee }: ContentOf<'assign'>): boolean {
  return (record.OpportunityTeam ?? []).some(
    (member) =>
      member.BusinessTitle === assignee.BusinessTitle &&
      member.Email?.toLowerCase() === assignee.Email.toLowerCase(),
  )
}

/** AWS knows the token, so sending again does nothing more. */
async function submit(
  { partnerCentral, write, about }: Performance,
  { involvement }: ContentOf<'submit'>,
): Promise<Outcome> {
  await about()
  const task = await partnerCentral.startSubmission(write.recordId, involvement, write.clientToken)
  const record = await unlessRefused(partnerCentral.getOpportunity(write.recordId))
  return submissionOutcome(task, record)
}

function passOverRefusal(error: unknown): void {
  if (!(error instanceof PartnerCentralError) || !isRefusal(error)) throw error
}

/** As `submit` for the creation; whom it belongs to is set as often as it takes. A refused owner leaves the record made. */
async function create(
  { partnerCentral, write, about }: Performance,
  { input, owner }: ContentOf<'create'>,
): Promise<Outcome> {
  await about()
  const { Id } = await partnerCentral.createOpportunity(input, write.clientToken)
  if (owner) await partnerCentral.assign(Id, owner).catch(passOverRefusal)
  const record = await partnerCentral.getOpportunity(Id)
  return { state: 'sent', record, madeId: Id }
}

/**
 * Does a write at AWS, however often it was begun before: what it did then is found in the record or known to AWS by the
 * write's token, and is not done again.
 * @throws PartnerCentralError; then nothing more is known than before. LeaseLostError.
 */
export function perform(performance: Performance): Promise<Outcome> {
  const content: WriteContent = performance.write.content
  const { partnerCentral, write } = performance
  switch (content.kind) {
    case 'update':
      return update(performance, content)
    case 'associate':
      return once(
        performance,
        (record) => isLinked(record, content),
        () => partnerCentral.associate(write.recordId, content.type, content.entity),
      )
    case 'disassociate':
      return once(
        performance,
        (record) => !isLinked(record, content),
        () => partnerCentral.disassociate(write.recordId, content.type, content.entity),
      )
    case 'assign':
      return once(
        performance,
        (record) => isAssigned(record, content),
        () => partnerCentral.assign(write.recordId, content.assignee),
      )
    case 'submit':
      return submit(performance, content)
    case 'create':
      return create(performance, content)
  }
}
