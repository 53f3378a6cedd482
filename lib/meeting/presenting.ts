import type { Change } from './changing'
import { ensureWanted, type WantedDeal } from './items'
import type { OnScreen, Person } from './meeting'
import { MeetingRefusedError } from './refusal'
import { presenterOf, type StoredMeeting } from './rows'
import { countTime } from './time-spent'

/** @throws MeetingRefusedError unless `person` presents, in this very window. */
export function refuseUnlessPresenting(meeting: StoredMeeting, person: Person, term: number): void {
  const { presenter_id, presenter_name } = meeting
  if (presenter_id === person.userId && meeting.term === term) return
  if (presenter_id === person.userId) {
    throw new MeetingRefusedError('presenter', 'You are presenting in another window now.')
  }
  throw new MeetingRefusedError(
    'presenter',
    presenter_name === null
      ? 'Nobody is presenting now. Take over to go on.'
      : `${presenter_name} is presenting now.`,
  )
}

/** `Meetings.present`. */
export async function takePlace(
  { transaction, meeting }: Change,
  person: Person,
  now: Date,
  over: number | undefined,
): Promise<void> {
  const present = presenterOf(meeting, now)
  const isTheirs = present?.userId === person.userId
  if (present && !isTheirs && present.isHere && over !== present.term) {
    throw new MeetingRefusedError('presenter', `${present.name} is presenting now.`)
  }
  await countTime(transaction, meeting, now)
  await transaction
    .updateTable('meeting')
    .set({
      presenter_id: person.userId,
      presenter_name: person.name,
      presenter_seen_ms: now.getTime(),
      term: meeting.term + 1,
    })
    .where('id', '=', meeting.id)
    .execute()
}

/** `Meetings.leavePresenting`. */
export async function givePlaceUp(
  { transaction, meeting }: Change,
  person: Person,
  now: Date,
  term: number,
): Promise<void> {
  if (meeting.presenter_id !== person.userId || meeting.term !== term) return
  await countTime(transaction, meeting, now)
  await transaction
    .updateTable('meeting')
    .set({ presenter_id: null, presenter_name: null, presenter_seen_ms: null, term: term + 1 })
    .where('id', '=', meeting.id)
    .execute()
}

/** `Meetings.show`. */
export async function putOnScreen(
  change: Change,
  person: Person,
  now: Date,
  { view, deal }: Pick<OnScreen, 'view'> & { deal?: WantedDeal },
): Promise<void> {
  const { transaction, meeting } = change
  await countTime(transaction, meeting, now)
  if (deal) await ensureWanted(change, person, deal)
  await transaction
    .updateTable('meeting')
    .set({
      view,
      view_deal: deal?.id ?? null,
      view_since_ms: now.getTime(),
      presenter_seen_ms: now.getTime(),
    })
    .where('id', '=', meeting.id)
    .execute()
}
