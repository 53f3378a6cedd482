import { isSame, type RecordEdit, valueAt, withChanges } from '@/lib/opportunity/changes'
import { closeDateProblem } from '@/lib/opportunity/close-date-problem'
import { lockReason, stageMove } from '@/lib/opportunity/editability'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { needsNewCloseDate, overdueReason } from '@/lib/opportunity/overdue-rule'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { stateOf } from '@/lib/opportunity/record-state'
import { stageEdit } from '@/lib/opportunity/stage-answers'
import { ownerOf } from '@/lib/opportunity/team'
import { closedReason, openIn } from '@/lib/partner-central/closed-fields'
import { editsBetween } from '@/lib/queue/edits-between'
import type { WriteContent } from '@/lib/queue/queued-write'
import type { DecisionDetail, DecisionInput } from './decision-schema'
import { MeetingRefusedError } from './refusal'

/** Somebody a deal can be given to. */
export interface Assignable {
  name: string
  email: string
}

/** What a decision is laid over. */
export interface Decided {
  /** As screens show it, with what is on its way. */
  record: Opportunity
  /** As the board knows; absent for "maybe". */
  lacksSolution?: boolean
  /** The person that `email` of an owner decision names. */
  assignee?: Assignable
  /** By AWS's days. */
  today: PlainDate
}

/** A decision as it is kept, with what is to be sent for it. */
export interface Ruling {
  was: string | null
  now: string
  detail: DecisionDetail
  /** A close date that is decided, and sent, along with it. */
  dateAlong?: { was: string | null; now: PlainDate }
  /** Absent where AWS has it already, and for a note. */
  content?: WriteContent
}

type InputOf<Kind extends DecisionInput['kind']> = Extract<DecisionInput, { kind: Kind }>

const stagePath = 'LifeCycle.Stage'
const datePath = 'LifeCycle.TargetCloseDate'
const stepPath = 'LifeCycle.NextSteps'

function textAt(record: Opportunity, path: string): string | null {
  const value = valueAt(record, path)
  return typeof value === 'string' && value !== '' ? value : null
}

function refuseField(path: string, message: string): never {
  throw new MeetingRefusedError('fields', message, [{ path, message }])
}

/** The decider's screen was behind: what they saw is not what they would change. */
function refuseChanged(what: string): never {
  throw new MeetingRefusedError('changed', `The ${what} has changed meanwhile. Look once more, then decide.`)
}

function refuseUnlessSeen(was: string | null, is: string | null, what: string): void {
  if (!isSame(was, is)) refuseChanged(what)
}

function isOverdue(record: Opportunity, today: PlainDate): boolean {
  return needsNewCloseDate({ stage: stateOf(record).stage, closeDate: textAt(record, datePath) }, today)
}

/** The date that was asked for beside something else. A deal that no longer needs one has been given it by somebody. */
function dateAlong(date: PlainDate | undefined, { record, today }: Decided): Pick<Ruling, 'dateAlong'> {
  const was = textAt(record, datePath)
  if (date === undefined || date === was) return {}
  if (!isOverdue(record, today)) refuseChanged('close date')
  const problem = closeDateProblem(date, today)
  if (problem !== undefined) refuseField(datePath, problem)
  return { dateAlong: { was, now: date } }
}

/** The edit of a deal's fields, held to what is open and to what AWS would refuse anyhow. */
function update({ record, today }: Decided, change: RecordEdit): WriteContent | undefined {
  const next = withChanges(record, change)
  const edits = editsBetween(record, next)
  const closed = edits.map(({ path }) => path).filter((path) => !openIn(record)(path))
  if (closed.length > 0) {
    const message = closedReason(record)
    throw new MeetingRefusedError(
      'fields',
      message,
      closed.map((path) => ({ path, message })),
    )
  }
  if (edits.length > 0 && isOverdue(next, today)) refuseField(datePath, overdueReason)
  if (edits.length === 0) return undefined
  const answersAws = stateOf(record).reviewStatus === 'Action Required'
  return { kind: 'update', edits, ...(answersAws && { answersAws }) }
}

function withContent(ruling: Omit<Ruling, 'content'>, content: WriteContent | undefined): Ruling {
  return content ? { ...ruling, content } : ruling
}

function nextStep({ was: seen, text, due, closeDate: date }: InputOf<'nextStep'>, decided: Decided): Ruling {
  const was = textAt(decided.record, stepPath)
  refuseUnlessSeen(seen, was, 'next step')
  const along = dateAlong(date, decided)
  const change = { NextSteps: text, ...(date !== undefined && { TargetCloseDate: date }) }
  const ruling = { was, now: text, detail: due === undefined ? {} : { due }, ...along }
  return withContent(ruling, update(decided, { LifeCycle: change }))
}

function closeDate({ was: seen, date }: InputOf<'closeDate'>, decided: Decided): Ruling {
  const was = textAt(decided.record, datePath)
  refuseUnlessSeen(seen, was, 'close date')
  return withContent(
    { was, now: date, detail: {} },
    update(decided, { LifeCycle: { TargetCloseDate: date } }),
  )
}

function stage(input: InputOf<'stage'>, decided: Decided): Ruling {
  const { record, lacksSolution } = decided
  const { was: seen, to, closedLostReason } = input
  const state = stateOf(record)
  refuseUnlessSeen(seen, state.stage, 'stage')
  const move = stageMove({ ...state, ...(lacksSolution && { lacksSolution }) }, to)
  if (!move.allowed) refuseField(stagePath, move.reason)
  const detail = closedLostReason === undefined ? {} : { closedLostReason }
  const along = dateAlong(input.closeDate, decided)
  const isMoved = to !== state.stage
  return withContent(
    { was: state.stage, now: to, detail, ...(isMoved && along) },
    isMoved ? update(decided, stageEdit(to, input)) : undefined,
  )
}

/** AWS takes names in two parts. */
function nameParts(name: string): { FirstName: string; LastName: string } {
  const [FirstName = '', ...rest] = name.trim().split(/\s+/)
  return { FirstName, LastName: rest.join(' ') || FirstName }
}

function owner({ was: seen, email }: InputOf<'owner'>, { record, assignee }: Decided): Ruling {
  const present = ownerOf(record)
  refuseUnlessSeen(seen, present?.email ?? null, 'owner')
  if (!assignee) refuseField('OpportunityTeam', 'Nobody with this email owns deals or uses Tandem.')
  const state = stateOf(record)
  if (state.reviewStatus === 'Rejected') refuseField('OpportunityTeam', lockReason(state))
  const ruling = { was: present?.name ?? null, now: assignee.name, detail: { email } }
  if (present?.email.toLowerCase() === email.toLowerCase()) return ruling
  return {
    ...ruling,
    content: {
      kind: 'assign',
      assignee: { Email: assignee.email, ...nameParts(assignee.name), BusinessTitle: 'OpportunityOwner' },
    },
  }
}

/**
 * What a decision comes to on a deal as it is now.
 * @throws MeetingRefusedError naming what is locked, wrong, or no longer as the decider saw it; nothing is to be sent.
 */
export function ruling(input: DecisionInput, decided: Decided): Ruling {
  switch (input.kind) {
    case 'nextStep':
      return nextStep(input, decided)
    case 'closeDate':
      return closeDate(input, decided)
    case 'stage':
      return stage(input, decided)
    case 'owner':
      return owner(input, decided)
    case 'note':
      return { was: null, now: input.text, detail: {} }
  }
}
