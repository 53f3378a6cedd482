import { isSame, type RecordEdit, valueAt, withChanges } from '@/lib/opportunity/changes'
import { lockReason, stageMove } from '@/lib/opportunity/editability'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { stateOf } from '@/lib/opportunity/record-state'
import { isClosed } from '@/lib/opportunity/stage'
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
function refuseUnlessSeen(was: string | null, is: string | null, what: string): void {
  if (isSame(was, is)) return
  throw new MeetingRefusedError('changed', `The ${what} has changed meanwhile. Look once more, then decide.`)
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
  const { stage } = stateOf(next)
  const closeDate = textAt(next, datePath)
  // AWS refuses every update of an open deal whose close date is not ahead.
  if (edits.length > 0 && !isClosed(stage) && closeDate !== null && closeDate <= today) {
    refuseField(
      datePath,
      'AWS takes changes of an open deal only with a close date ahead. Decide that first.',
    )
  }
  if (edits.length === 0) return undefined
  const answersAws = stateOf(record).reviewStatus === 'Action Required'
  return { kind: 'update', edits, ...(answersAws && { answersAws }) }
}

function withContent(ruling: Omit<Ruling, 'content'>, content: WriteContent | undefined): Ruling {
  return content ? { ...ruling, content } : ruling
}

function nextStep({ was: seen, text, due }: InputOf<'nextStep'>, decided: Decided): Ruling {
  const was = textAt(decided.record, stepPath)
  refuseUnlessSeen(seen, was, 'next step')
  const content = update(decided, { LifeCycle: { NextSteps: text } })
  return withContent({ was, now: text, detail: due === undefined ? {} : { due } }, content)
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
  const isMoved = to !== state.stage
  return withContent(
    { was: state.stage, now: to, detail },
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
