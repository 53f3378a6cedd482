import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { dayAfter } from '@/lib/demo/calendar'
import type { Moment } from '@/lib/demo/past'
import type { DecisionInput } from '@/lib/meeting/decision'
import type { AgendaItem, Meeting, Meetings, Person } from '@/lib/meeting/meeting'
import { openMeetings } from '@/lib/meeting/open-meetings'
import { readReview } from '@/lib/meeting/read-review'
import type { SyncedMirror } from '@/lib/mirror/open-mirror'
import { embeddedSource } from '@/lib/mirror/source'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage } from '@/lib/opportunity/stage'
import { openQueue, type Queue } from '@/lib/queue/queue'

export interface DemoMeetingParts {
  mirror: SyncedMirror
  /** Whoever leads it comes first. */
  people: readonly Person[]
  /** Where the demo's past stands still. */
  moment: Moment
}

/** What can be done in the room, all of it at the moment's time. */
interface Room {
  meetings: Meetings
  mirror: SyncedMirror
  queue: Queue
  presenter: Person
  id: string
  term: number
  now(): Date
  /** Lets so much of the meeting pass. */
  pass(seconds: number): Promise<void>
  /** All of them are there. */
  greet(): Promise<void>
}

/** A presenter who is silent for two minutes has closed the window, and the time does not count. */
const signEverySeconds = 60

async function openRoom(
  database: Kysely<unknown>,
  { mirror, people, moment }: DemoMeetingParts,
): Promise<Room> {
  let time = moment.at
  moment.setTime(time)
  const clock = () => time
  const { identity, partnerCentral } = moment
  const [presenter] = people
  if (!presenter) throw new Error('A meeting needs somebody who leads it')
  const queue = await openQueue(database, {
    destination: { catalog: presenter.catalog, source: embeddedSource(identity) },
    clients: { interactive: partnerCentral, bulk: partnerCentral },
    clock,
    lanes: 1,
    pollMs: 1,
  })
  const meetings = await openMeetings(database, { mirror, queue, readReview: readReview(mirror), clock })
  const scope = { name: 'All deals', filter: {} }
  const { id, presenter: place } = await meetings.start(presenter, { id: randomUUID(), scope })
  const term = place?.term ?? 1
  return {
    meetings,
    mirror,
    queue,
    presenter,
    id,
    term,
    now: clock,
    async pass(seconds) {
      for (let left = seconds; left > 0; left -= signEverySeconds) {
        time = new Date(time.getTime() + Math.min(left, signEverySeconds) * 1000)
        moment.setTime(time)
        await meetings.live(presenter, id, { term })
      }
    },
    async greet() {
      for (const person of people) await meetings.live(person, id, person === presenter ? { term } : {})
    },
  }
}

/** What was agreed, by how far the deal had come. */
const steps: Record<Exclude<Stage, 'Launched' | 'Closed Lost'>, readonly string[]> = {
  Prospect: [
    'Find out who decides and by when',
    'Ask for an hour with the head of IT',
    'Send the reference of a customer of the same size',
  ],
  Qualified: [
    'Agree the success criteria of the proof of concept in writing',
    'Bring the AWS solutions architect into the next call',
    'Get the list of systems in scope, with their owners',
  ],
  'Technical Validation': [
    'Send the results of the proof of concept to the sponsor',
    'Have the security questions answered by our architect',
    'Book the test environment for another two weeks',
  ],
  'Business Validation': [
    'Show the business case to finance together with the sponsor',
    'Ask AWS whether the migration can be funded',
    'Send the second offer, with the longer term',
  ],
  Committed: ['Get the signed statement of work', 'Fix the date of the kick-off'],
}

function stepFor(stage: Stage, turn: number): string {
  const choices = isClosed(stage) ? [] : steps[stage as keyof typeof steps]
  return choices[turn % choices.length] ?? 'Ask the customer what comes next'
}

/** The next meeting asks for it after that many days; some are not due by then. */
const dueDays = [3, 5, 10, 5]

interface Turn {
  number: number
  dealId: string
  stage: Stage
  closeDate?: PlainDate
  /** Nobody is going to touch it afterwards. */
  isLeftAlone: boolean
}

async function nextStepOf(
  { mirror, presenter, now }: Room,
  { number, dealId, stage }: Turn,
): Promise<DecisionInput> {
  const copy = await mirror.opportunity(presenter.catalog, dealId)
  const was = copy?.opportunity.LifeCycle?.NextSteps || null
  const due = dayAfter(now(), dueDays[number % dueDays.length] ?? 5)
  return { kind: 'nextStep', id: randomUUID(), dealId, was, text: stepFor(stage, number), due }
}

const oneStepOn: Partial<Record<Stage, Stage>> = {
  Qualified: 'Technical Validation',
  'Technical Validation': 'Business Validation',
}

const notes = [
  'Everything hangs on the sponsor’s budget round. We wait for it and do not push.',
  'AWS’s account manager knows the CFO and will ask.',
]

/** AWS takes no change of an open deal whose close date has passed, so that is decided first. */
function dateOf({ now }: Room, { number, dealId, closeDate }: Turn): DecisionInput | undefined {
  if (!closeDate || closeDate > dayAfter(now(), 3)) return undefined
  const date = dayAfter(now(), 30 + 7 * (number % 4))
  return { kind: 'closeDate', id: randomUUID(), dealId, was: closeDate, date }
}

function stageOf({ number, dealId, stage, isLeftAlone }: Turn): DecisionInput | undefined {
  const to = oneStepOn[stage]
  if (!isLeftAlone || number % 3 !== 1 || !to) return undefined
  return { kind: 'stage', id: randomUUID(), dealId, was: stage, to }
}

function noteOf({ number, dealId }: Turn): DecisionInput | undefined {
  const text = notes[(number - 2) / 4]
  return text === undefined ? undefined : { kind: 'note', id: randomUUID(), dealId, text }
}

async function discuss(room: Room, turn: Turn): Promise<void> {
  const { meetings, presenter, id, term, pass, queue } = room
  await meetings.show(presenter, id, term, { view: 'deal', dealId: turn.dealId })
  await pass(70 + ((turn.number * 37) % 110))
  const decisions = [dateOf(room, turn), stageOf(turn), await nextStepOf(room, turn), noteOf(turn)]
  for (const decision of decisions) if (decision) await meetings.decide(presenter, id, decision)
  await pass(20)
  // Sent by now, as it would have been.
  await queue.worker.runDue()
}

const discussedDeals = 10

function isOpenAtAws({ card }: AgendaItem): boolean {
  return card?.reviewStatus === 'Approved' && !isClosed(card.stage) && card.stage !== 'Committed'
}

/** Some whose seller does something afterwards, and some that are left alone, in the order of the agenda. */
function chosen(agenda: readonly AgendaItem[], isTouched: (id: string) => boolean): AgendaItem[] {
  const open = agenda.filter(isOpenAtAws)
  const touched = open.filter(({ dealId }) => isTouched(dealId)).slice(0, Math.ceil(discussedDeals / 2))
  const quiet = open.filter(({ dealId }) => !isTouched(dealId)).slice(0, discussedDeals - touched.length)
  return open.filter((item) => touched.includes(item) || quiet.includes(item))
}

async function putAside({ meetings, presenter, id }: Room, left: readonly AgendaItem[]): Promise<void> {
  for (const [place, { dealId }] of left.slice(0, 3).entries()) {
    await meetings.setItemState(presenter, id, dealId, place === 0 ? 'parked' : 'skipped')
  }
}

async function refuseUnlessSent(room: Room): Promise<Meeting> {
  const { meetings, presenter, id } = room
  const meeting = await meetings.read(presenter, id)
  const unsent = meeting?.decisions.find(({ outcome }) => outcome && outcome !== 'sent')
  if (!meeting || unsent)
    throw new Error(`The demo's own decision was not sent: ${unsent?.reason ?? 'no meeting'}`)
  return meeting
}

/**
 * Holds a review of all deals at a moment of the demo's past: ten deals are talked about, each with a next step that is
 * due, a date where it has passed, now and then a stage or a note. What is decided is sent there and then.
 * @returns The meeting's id.
 */
export async function holdDemoMeeting(database: Kysely<unknown>, parts: DemoMeetingParts): Promise<string> {
  const room = await openRoom(database, parts)
  const { meetings, presenter, id, pass, greet } = room
  const { agenda } = await refuseUnlessSent(room)
  const isTouched = (dealId: string) => parts.moment.upcoming(dealId).length > 0
  await greet()
  await pass(150)
  const talkedAbout = chosen(agenda, isTouched)
  for (const [number, { dealId, card }] of talkedAbout.entries()) {
    if (!card) continue
    const { stage, closeDate } = card
    const turn = { number, dealId, stage, isLeftAlone: !isTouched(dealId) }
    await discuss(room, { ...turn, ...(closeDate && { closeDate }) })
  }
  await putAside(
    room,
    agenda.filter((item) => !talkedAbout.includes(item)),
  )
  await pass(60)
  await greet()
  await refuseUnlessSent(room)
  await meetings.end(presenter, id)
  return id
}
