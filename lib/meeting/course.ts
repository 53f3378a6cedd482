import { findMeeting, unknownMeeting } from './changing'
import { endMeeting, factsOf, refuseUnlessTheirsToEnd } from './end-meeting'
import type { MeetingStart, Person } from './meeting'
import { type Minutes, minutesOf } from './minutes'
import type { MeetingOverview, ReadReview, Review } from './overview'
import { promisesOf } from './previous'
import { agendaOf, meetingOf, type Reading } from './read-meeting'
import { MeetingRefusedError } from './refusal'
import { refuseViewers } from './rights'
import { instant, type StoredMeeting } from './rows'
import { knownScope } from './saved-scopes'
import type { Snapshot } from './snapshot'
import { beginningOf, makeMeeting } from './start-meeting'

/** What the course of a meeting is read with. */
export interface CourseReading extends Reading {
  readReview: ReadReview
}

type Gaps = Pick<Review, 'knownSince' | 'gaps'>

function gapsOf({ knownSince, gaps }: Gaps): Gaps {
  return { ...(knownSince !== undefined && { knownSince }), ...(gaps !== undefined && { gaps }) }
}

function previousOf(meeting: StoredMeeting | undefined): Pick<MeetingOverview, 'previous'> {
  if (!meeting?.ended_ms) return {}
  return { previous: { id: meeting.id, name: meeting.name, endedAt: instant(meeting.ended_ms) } }
}

/** `Meetings.preview`. */
export async function previewOf(
  reading: CourseReading,
  person: Person,
  asked: Pick<MeetingStart, 'scope' | 'since'>,
): Promise<MeetingOverview> {
  const { database, readReview, now } = reading
  const choice = { ...asked, scope: await knownScope(database, person, asked.scope) }
  const { since, previous } = await beginningOf(database, person, choice, now)
  const { catalog } = person
  const question = { catalog, filter: choice.scope.filter, since: new Date(since), now }
  const { waterfall, agenda, ...rest } = await readReview(question)
  const promises = previous ? await promisesOf(reading, catalog, previous.id) : []
  return { since, ...previousOf(previous), waterfall, ...gapsOf(rest), agenda, promises }
}

/** Makes the meeting with the agenda that proposes itself. */
export async function startMeeting(
  reading: CourseReading,
  person: Person,
  asked: MeetingStart,
): Promise<void> {
  refuseViewers(person)
  const { database, readReview, now } = reading
  const start = { ...asked, scope: await knownScope(database, person, asked.scope) }
  const beginning = await beginningOf(database, person, start, now)
  if (beginning.since > now.toISOString()) {
    const message = 'A meeting looks back: choose a day that has been.'
    throw new MeetingRefusedError('fields', message, [{ path: 'since', message }])
  }
  const question = {
    catalog: person.catalog,
    filter: start.scope.filter,
    since: new Date(beginning.since),
    now,
  }
  const { agenda } = await readReview(question)
  await makeMeeting(database, person, start, { ...beginning, agenda: agenda.items, now })
}

function reviewOf({ readReview, now }: CourseReading, meeting: StoredMeeting): Promise<Review> {
  const { catalog, scope, since } = meeting
  return readReview({ catalog, filter: scope.filter, since: new Date(since), now })
}

async function promisesBefore(reading: Reading, { catalog, previous_id }: StoredMeeting) {
  return previous_id === null ? [] : promisesOf(reading, catalog, previous_id)
}

/** `Meetings.overview`. */
export async function overviewOf(
  reading: CourseReading,
  meeting: StoredMeeting,
  previous: StoredMeeting | undefined,
): Promise<MeetingOverview> {
  const told = { since: meeting.since, ...previousOf(previous) }
  if (meeting.snapshot) {
    const { waterfall, promises, ...rest } = meeting.snapshot
    return { ...told, waterfall, ...gapsOf(rest), promises }
  }
  const { waterfall, agenda, ...rest } = await reviewOf(reading, meeting)
  return { ...told, waterfall, ...gapsOf(rest), agenda, promises: await promisesBefore(reading, meeting) }
}

/** How everything around the meeting is now. */
async function snapshotOf(reading: CourseReading, meeting: StoredMeeting): Promise<Snapshot> {
  const { waterfall, ...rest } = await reviewOf(reading, meeting)
  return {
    waterfall,
    ...gapsOf(rest),
    promises: await promisesBefore(reading, meeting),
    deals: (await agendaOf(reading, meeting)).map(factsOf),
  }
}

/** `Meetings.minutes`. */
export async function minutesNow(reading: CourseReading, meeting: StoredMeeting): Promise<Minutes> {
  const snapshot = meeting.snapshot ?? (await snapshotOf(reading, meeting))
  return minutesOf(await meetingOf(reading, meeting), snapshot)
}

/** A meeting that is changed again and again still ends. */
const tries = 3

/**
 * `Meetings.end`. What the minutes keep is read before: it takes a while, and keeps nobody from deciding. It is read anew
 * when somebody did.
 */
export async function endNow(
  reading: CourseReading,
  person: Person,
  meeting: StoredMeeting | undefined,
): Promise<void> {
  refuseViewers(person)
  if (!meeting) throw unknownMeeting()
  if (meeting.ended_ms !== null) return
  refuseUnlessTheirsToEnd(meeting, person, reading.now)
  const { database, now } = reading
  for (let left = tries; left > 0; left--) {
    const seen = await findMeeting(database, person.catalog, meeting.id)
    if (!seen) throw unknownMeeting()
    const ending = { snapshot: await snapshotOf(reading, seen), ...(left > 1 && { revision: seen.revision }) }
    if (await endMeeting(database, person, seen.id, ending, now)) return
  }
}
