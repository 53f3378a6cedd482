import type { Kysely } from 'kysely'
import type { Mirror } from '@/lib/mirror/mirror'
import type { Queue } from '@/lib/queue/queue'
import { migrate } from '@/lib/sql/migrate'
import { type Change, changing, findMeeting, unknownMeeting } from './changing'
import { type CourseReading, endNow, minutesNow, overviewOf, previewOf, startMeeting } from './course'
import { decide } from './decide'
import type { Assignable } from './decision-edit'
import { ensureWanted, moveItem, setState, type WantedDeal } from './items'
import { listMeetings } from './list-meetings'
import type { LiveMeeting, Meeting, Meetings, Person } from './meeting'
import { migrations } from './migrations'
import { followOutcomes } from './outcomes'
import type { ReadReview } from './overview'
import { givePlaceUp, putOnScreen, refuseUnlessPresenting, takePlace } from './presenting'
import { attendeesOf, meetingOf, revisionOf } from './read-meeting'
import { presenterOf, type StoredMeeting } from './rows'
import { createScope, deleteScope, renameScope, savedScopes } from './saved-scopes'
import type { MeetingDatabase } from './tables'
import { noteSign } from './time-spent'

export interface MeetingsOptions {
  mirror: Mirror
  queue: Queue
  /** Reads what moved in a scope and what there is to talk about. */
  readReview: ReadReview
  /** Who, beside the owners of deals, may be given one. */
  people?: (email: string) => Promise<Assignable | undefined>
  clock?: () => Date
}

interface Room extends Required<MeetingsOptions> {
  database: MeetingDatabase
}

function readingOf({ database, mirror, readReview, clock }: Room): CourseReading {
  return { database, mirror, readReview, now: clock() }
}

/** The meeting with what became of its decisions by now. */
async function current(room: Room, person: Person, id: string): Promise<StoredMeeting | undefined> {
  const { database, queue, clock } = room
  await followOutcomes(database, queue, clock(), id)
  return findMeeting(database, person.catalog, id)
}

async function stateOf(room: Room, person: Person, id: string): Promise<Meeting> {
  const meeting = await current(room, person, id)
  if (!meeting) throw unknownMeeting()
  return meetingOf(readingOf(room), meeting)
}

/** An id of the right form may still be no deal's. */
async function wantedDeal({ mirror }: Room, { catalog }: Person, id: string): Promise<WantedDeal> {
  return { id, isKnown: (await mirror.card(catalog, id)) !== undefined }
}

/** Makes a change and tells what the meeting is like after it. */
async function changed(
  room: Room,
  person: Person,
  id: string,
  change: (change: Change, now: Date) => Promise<void>,
): Promise<Meeting> {
  await changing(room.database, person, id, (made) => change(made, room.clock()))
  return stateOf(room, person, id)
}

async function live(
  room: Room,
  person: Person,
  id: string,
  { after, term }: { after?: string; term?: number },
): Promise<LiveMeeting | undefined> {
  const { database, clock } = room
  const found = await findMeeting(database, person.catalog, id)
  if (!found) return undefined
  if (found.ended_ms === null) await noteSign(database, found, person, clock(), term)
  const meeting = (await current(room, person, id)) ?? found
  const reading = readingOf(room)
  const revision = await revisionOf(reading, meeting)
  const presenter = presenterOf(meeting, reading.now)
  return {
    now: reading.now.toISOString(),
    revision,
    attendees: await attendeesOf(reading, meeting),
    ...(presenter && { presenter }),
    ...(revision !== after && { meeting: await meetingOf(reading, meeting) }),
  }
}

function presenting(room: Room): Pick<Meetings, 'present' | 'leavePresenting' | 'show'> {
  return {
    present: (person, id, over) =>
      changed(room, person, id, (change, now) => takePlace(change, person, now, over)),

    leavePresenting: (person, id, term) =>
      changed(room, person, id, (change, now) => givePlaceUp(change, person, now, term)),

    async show(person, id, term, screen) {
      const { view, dealId } = screen
      const deal =
        view === 'deal' && dealId !== undefined ? await wantedDeal(room, person, dealId) : undefined
      return changed(room, person, id, (change, now) => {
        refuseUnlessPresenting(change.meeting, person, term)
        return putOnScreen(change, person, now, { view, ...(deal && { deal }) })
      })
    },
  }
}

function agenda(room: Room): Pick<Meetings, 'addItem' | 'setItemState' | 'moveItem'> {
  return {
    async addItem(person, id, dealId) {
      const deal = await wantedDeal(room, person, dealId)
      return changed(room, person, id, (change) => ensureWanted(change, person, deal))
    },
    setItemState: (person, id, dealId, state) =>
      changed(room, person, id, (change) => setState(change, dealId, state)),
    moveItem: (person, id, move) => changed(room, person, id, (change) => moveItem(change, move)),
  }
}

function scopes({
  database,
}: Room): Pick<Meetings, 'scopes' | 'createScope' | 'renameScope' | 'deleteScope'> {
  return {
    scopes: (person) => savedScopes(database, person),
    createScope: (person, scope) => createScope(database, person, scope),
    renameScope: (person, id, name) => renameScope(database, person, id, name),
    deleteScope: (person, id) => deleteScope(database, person, id),
  }
}

function course(
  room: Room,
): Pick<Meetings, 'preview' | 'start' | 'overview' | 'minutes' | 'end' | 'list' | 'read'> {
  return {
    preview: (person, choice) => previewOf(readingOf(room), person, choice),

    async start(person, start) {
      await startMeeting(readingOf(room), person, start)
      return stateOf(room, person, start.id)
    },

    async overview(person, id) {
      const meeting = await findMeeting(room.database, person.catalog, id)
      if (!meeting) return undefined
      const previous = meeting.previous_id
        ? await findMeeting(room.database, person.catalog, meeting.previous_id)
        : undefined
      return overviewOf(readingOf(room), meeting, previous)
    },

    async minutes(person, id) {
      const meeting = await current(room, person, id)
      return meeting && minutesNow(readingOf(room), meeting)
    },

    async end(person, id) {
      await endNow(readingOf(room), person, await current(room, person, id))
      return stateOf(room, person, id)
    },

    list: (person, page) => listMeetings(room.database, person, room.clock(), page),

    async read(person, id) {
      const meeting = await current(room, person, id)
      return meeting && meetingOf(readingOf(room), meeting)
    },
  }
}

const nobody = async () => undefined
const systemClock = () => new Date()

/**
 * Opens the meetings in Tandem's database, beside the mirror and the queue, and brings their tables up to date. What
 * became of decisions while no process ran is copied first, before the queue may forget it.
 */
export async function openMeetings<Tables>(
  shared: Kysely<Tables>,
  { people = nobody, clock = systemClock, ...options }: MeetingsOptions,
): Promise<Meetings> {
  await migrate(shared, 'meeting', migrations)
  // The tables live beside others that this room has no business knowing.
  const database = shared as unknown as MeetingDatabase
  const room: Room = { ...options, people, clock, database }
  await followOutcomes(database, options.queue, clock())
  return {
    ...scopes(room),
    ...course(room),
    ...presenting(room),
    ...agenda(room),
    live: (person, id, asked) => live(room, person, id, asked),
    decide: (person, id, input) => decide(room, person, id, input),
    followOutcomes: () => followOutcomes(database, options.queue, clock()),
  }
}
