import { isSameValue } from '@/lib/form/paths'
import type { NewOpportunity } from '@/lib/opportunity/new-opportunity'
import { type ActionError, type ActionResult, fail, ok } from '@/lib/result'
import type { DealReceipt } from './deal-receipt'

/*
 * A new deal reaches AWS in up to three calls. Any of them can fail, and the seller can mend the form and press the button
 * again, in the same tab or after a reload. So each call is remembered, and what is done is not done twice. A step that AWS
 * does not answer in time is kept on the server and goes by itself, and the steps after it wait behind it.
 */

/** How far the deal has come. Kept by the tab; see `attempt-store.ts`. */
export interface DealAttempt {
  /** ClientToken of the creation: AWS answers the same call with the same token with the same record. */
  createToken: string
  /** What was sent with that token, until AWS's answer to it is known. */
  sent?: NewOpportunity
  /** The record once it exists. */
  id?: string
  /** Its `LastModifiedDate`, from which the next edit starts. */
  seen?: string
  /** What the record holds of the form. */
  saved?: NewOpportunity
  /** The solution that is associated. */
  solution?: string
  submitToken: string
}

export interface SubmissionState {
  status: 'IN_PROGRESS' | 'COMPLETE' | 'FAILED'
  taskId?: string
  message?: string
  /** AWS does not have it yet. It is kept and goes by itself. */
  queued?: true
}

/** The server's part: actions, and one read. */
export interface DealCalls {
  create(input: {
    token: string
    form: NewOpportunity
    replaces?: string
  }): Promise<ActionResult<DealReceipt>>
  save(input: { id: string; seen: string; form: NewOpportunity }): Promise<ActionResult<DealReceipt>>
  associate(input: { id: string; solution: string; instead?: string }): Promise<ActionResult<DealReceipt>>
  submit(input: {
    id: string
    token: string
    involvement: NewOpportunity['AwsSubmission']['InvolvementType']
  }): Promise<ActionResult<SubmissionState>>
  /** The state of this submission after some waiting. */
  look(id: string, taskId: string | undefined): Promise<SubmissionState>
}

export const dealSteps = ['create', 'associate', 'submit'] as const
export type DealStep = (typeof dealSteps)[number]
export type StepState = 'waiting' | 'running' | 'done' | 'kept' | 'failed' | 'skipped'
export type DealProgress = Record<DealStep, StepState>

export interface SendDeal {
  form: NewOpportunity
  attempt: DealAttempt
  calls: DealCalls
  /** Whether to hand the deal to AWS's review, or to leave it as a draft. */
  submit: boolean
  newToken: () => string
  /** Called before and after every call, so that a closed tab loses nothing. */
  keep: (attempt: DealAttempt) => void
  report: (step: DealStep, state: StepState) => void
}

export function newAttempt(newToken: () => string): DealAttempt {
  return { createToken: newToken(), submitToken: newToken() }
}

export interface SentDeal {
  id: string
  /** Some of it is kept and still on its way to AWS. */
  queued?: true
}

/**
 * Creates the deal, associates its solution and, if wanted, submits it; takes up where the attempt stands.
 * @returns The record, or the failure of the step that failed. Earlier steps stay done.
 * @throws what a call throws when no answer came; the attempt remembers what was sent.
 */
export async function sendDeal(deal: SendDeal): Promise<ActionResult<SentDeal>> {
  const created = await step(deal, 'create', () => createOrSave(deal))
  if (!created.ok) return created
  const { id } = created.data
  let { queued } = created.data

  const { RelatedEntityIdentifier: solution } = deal.form
  if (solution === '') deal.report('associate', 'skipped')
  else {
    const associated = await step(deal, 'associate', () => associate(deal, id, solution))
    if (!associated.ok) return associated
    queued ??= associated.data.queued
  }
  if (deal.submit) {
    const submitted = await step(deal, 'submit', () => submit(deal, id))
    if (!submitted.ok) return submitted
    queued ??= submitted.data.queued
  }
  return ok({ id, ...(queued && { queued }) })
}

async function step<T extends { queued?: true }>(
  deal: SendDeal,
  name: DealStep,
  run: () => Promise<ActionResult<T>>,
): Promise<ActionResult<T>> {
  deal.report(name, 'running')
  let outcome: StepState = 'failed'
  try {
    const result = await run()
    if (result.ok) outcome = result.data.queued ? 'kept' : 'done'
    return result
  } finally {
    deal.report(name, outcome)
  }
}

function remember(deal: SendDeal, change: Partial<DealAttempt>): void {
  Object.assign(deal.attempt, change)
  deal.keep({ ...deal.attempt })
}

async function createOrSave(deal: SendDeal): Promise<ActionResult<DealReceipt>> {
  const created = deal.attempt.id ? undefined : await create(deal)
  if (created && (!created.ok || created.data.queued)) return created
  const { id = '', seen = '', saved } = deal.attempt
  if (isSameValue(saved, deal.form)) return ok({ id, seen })
  const result = await deal.calls.save({ id, seen, form: deal.form })
  if (result.ok) remember(deal, { seen: result.data.seen ?? seen, saved: deal.form })
  return result
}

/** Whether the order that the token names was looked at and refused: it will never be done, and another takes a new token. */
function isRefused(error: ActionError): boolean {
  return (
    error.kind === 'fields' || error.kind === 'conflict' || (error.kind === 'denied' && !isTurnedAway(error))
  )
}

/** Whether Tandem did not even look at the order: what an earlier one of that token came to is as unknown as before. */
function isTurnedAway(error: ActionError): boolean {
  return error.kind === 'denied' && error.reason !== 'aws'
}

/**
 * Asks once more with what was sent when an earlier answer never came: if that call did reach AWS, the token brings back
 * its record, and what was typed since is saved as an edit. A plain refusal starts over with a new token.
 */
async function create(deal: SendDeal): Promise<ActionResult<DealReceipt>> {
  const { createToken, sent: earlier } = deal.attempt
  const sent = earlier ?? deal.form
  remember(deal, { sent })
  const result = await deal.calls.create({ token: createToken, form: sent })
  if (!result.ok) {
    if (isTurnedAway(result.error)) remember(deal, { sent: earlier })
    if (isRefused(result.error)) {
      remember(deal, { sent: undefined, createToken: deal.newToken(), solution: undefined })
    }
    return result
  }
  const { id, seen, queued } = result.data
  if (!queued) remember(deal, { id, seen, saved: sent, sent: undefined })
  return queued && !isSameValue(sent, deal.form) ? fail(keptAsSent) : result
}

/** Nothing can be laid over a record that AWS has yet to make. */
const keptAsSent: ActionError = {
  kind: 'fields',
  message:
    'The opportunity is on its way to AWS as you first sent it. Once AWS has it, open it from “Changes on their way” and change it there.',
  fields: [],
}

async function associate(deal: SendDeal, id: string, solution: string): Promise<ActionResult<DealReceipt>> {
  const { solution: earlier, seen = '' } = deal.attempt
  if (earlier === solution) return ok({ id, seen })
  const result = await deal.calls.associate({ id, solution, instead: earlier })
  if (result.ok) remember(deal, { solution, seen: result.data.seen ?? seen })
  return result
}

async function submit(deal: SendDeal, id: string): Promise<ActionResult<{ queued?: true }>> {
  const involvement = deal.form.AwsSubmission.InvolvementType
  const started = await deal.calls.submit({ id, token: deal.attempt.submitToken, involvement })
  if (!started.ok) {
    if (isRefused(started.error)) remember(deal, { submitToken: deal.newToken() })
    return started
  }
  if (started.data.queued) return ok({ queued: true })
  const state = await settled(deal.calls, id, started.data)
  if (state.status !== 'FAILED') return ok({})
  // AWS wants a new token for another try after a failed task.
  remember(deal, { submitToken: deal.newToken() })
  const message = `The opportunity is saved as a draft, but AWS did not take it into review. ${state.message ?? ''}`
  return fail({ kind: 'fields', message: message.trim(), fields: [] })
}

/** How often the task is looked at; one that takes longer is followed on the record's own page. */
const looks = 30

async function settled(calls: DealCalls, id: string, started: SubmissionState): Promise<SubmissionState> {
  let state = started
  for (let look = 0; look < looks && state.status === 'IN_PROGRESS'; look++) {
    state = await calls.look(id, started.taskId)
  }
  return state
}
