import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { AgendaReason } from '@/lib/pipeline/agenda'
import type { Decision, DecisionInput } from './decision'
import type { Minutes } from './minutes'
import type { MeetingOverview } from './overview'
import type { NewScope, SavedScope, Scope } from './scope'

/** Who asks: a session of Tandem's. The catalog is theirs, so that nobody reads another one's meetings. */
export interface Person {
  userId: string
  name: string
  email: string
  role: 'seller' | 'manager' | 'viewer'
  catalog: Catalog
}

/** A user as a meeting remembers them. */
export interface Who {
  userId: string
  name: string
}

/** What is on the shared screen. `since`: by our clock, RFC 3339. */
export interface OnScreen {
  view: 'overview' | 'deal' | 'end'
  /** With `deal`. */
  dealId?: string
  since: string
}

/** `term` grows with every change of presenter: an action that names an older one comes too late. */
export interface Presenter extends Who {
  seenAt: string
  term: number
  /** Seen in the last 15 seconds, so that taking over has to be meant. */
  isHere: boolean
}

export interface Attendee extends Who {
  role: Person['role']
  firstSeenAt: string
  lastSeenAt: string
  /** Seen in the last 15 seconds; nobody is any more once the meeting has ended. */
  isHere: boolean
}

export type ItemState = 'open' | 'discussed' | 'skipped' | 'parked'

/** One deal of the agenda. */
export interface AgendaItem {
  dealId: string
  state: ItemState
  /** Why it was proposed, the strongest reason first; empty for a deal that somebody added. */
  reasons: AgendaReason[]
  addedBy?: Who
  /** How long it was on the shared screen, up to `countedAt` of the meeting. */
  spentMs: number
  /** As the board shows it; absent for a deal that the mirror does not have. */
  card?: OpportunityCard
  /** The meeting's filter no longer keeps it, or AWS no longer returns it. It stays on the agenda. */
  hasLeftScope?: true
}

/** All that the screens of a running or ended meeting draw. */
export interface Meeting {
  id: string
  /** Tells this state from every other one of the meeting; see `Meetings.live`. */
  revision: string
  name: string
  scope: Scope
  since: string
  /** The meeting `since` was taken from. */
  previousId?: string
  startedAt: string
  startedBy: Who
  endedAt?: string
  presenter?: Presenter
  onScreen: OnScreen
  /** In its order. */
  agenda: AgendaItem[]
  /** In the order they were made. */
  decisions: Decision[]
  attendees: Attendee[]
  /** How long the meeting was presented, up to `countedAt`: a night between closing and resuming does not count. */
  spentMs: number
  countedAt: string
}

/** What a screen that already shows a revision has to learn. */
export interface LiveMeeting {
  /** Our clock, for timers. */
  now: string
  revision: string
  presenter?: Presenter
  attendees: Attendee[]
  /** Absent when the asker has this revision. */
  meeting?: Meeting
}

/** One row of the list of meetings. */
export interface MeetingSummary {
  id: string
  name: string
  scope: Scope
  startedAt: string
  startedBy: Who
  endedAt?: string
  presenter?: Presenter
  spentMs: number
  attendees: number
  discussed: number
  decisions: number
  /** Decisions that AWS refused, that collided, or that are held. */
  troubles: number
}

/** Newest first. `next` is where the following page begins, absent on the last. */
export interface MeetingPage {
  meetings: MeetingSummary[]
  next?: string
}

export interface MeetingStart {
  /** Made by whoever starts; starting again with the same one is no second meeting. */
  id: string
  name?: string
  scope: Scope
  /** The last meeting of this scope, or the beginning of the UTC day 14 days ago, unless told. RFC 3339. */
  since?: string
}

/** Where an item goes: before another one, or to the end. */
export interface ItemMove {
  dealId: string
  before?: string
}

/**
 * Pipeline review meetings. Everything is kept as it is done: a meeting goes on where it was after any of its browsers or
 * processes has died. All functions ask for the role themselves.
 *
 * @throws MeetingRefusedError in words for whoever asked: no right, somebody else presents, the meeting is over or unknown.
 */
export interface Meetings {
  /** The scopes that `person` may choose: everybody's shared ones and their own, by name. */
  scopes(person: Person): Promise<SavedScope[]>
  /** Sellers and managers. @returns The scope; the one there is when `id` is known already. */
  createScope(person: Person, scope: NewScope): Promise<SavedScope>
  /** Their own scopes, and shared ones for managers. Meetings keep the name and filter they began with. */
  renameScope(person: Person, id: string, name: string): Promise<SavedScope>
  deleteScope(person: Person, id: string): Promise<void>

  /** What a meeting of this scope would open with. Nothing is kept. `since` as for `start`. */
  preview(person: Person, choice: Pick<MeetingStart, 'scope' | 'since'>): Promise<MeetingOverview>
  /** The same for a meeting: as the pipeline is now, or as it was when the meeting ended. Undefined for an unknown one. */
  overview(person: Person, id: string): Promise<MeetingOverview | undefined>
  /** Of a meeting that goes on, as far as it has come. Undefined for an unknown one. */
  minutes(person: Person, id: string): Promise<Minutes | undefined>

  /** Sellers and managers; whoever starts presents. @returns Its state. */
  start(person: Person, start: MeetingStart): Promise<Meeting>
  list(person: Person, page?: { before?: string; size?: number }): Promise<MeetingPage>
  /** Undefined for a meeting that there is not. */
  read(person: Person, id: string): Promise<Meeting | undefined>
  /**
   * For a screen that asks every second: notes that `person` is here, and answers with the state only when it is another
   * than `after`.
   * @param asked `term` of a screen that presents: it keeps the presenter's place and lets the timers run.
   */
  live(person: Person, id: string, asked: { after?: string; term?: number }): Promise<LiveMeeting | undefined>
  /** Ends it and fixes its minutes. The presenter, or any seller or manager once nobody presents. Again: no-op. */
  end(person: Person, id: string): Promise<Meeting>

  /**
   * Sellers and managers. Refused while another one presents and is here, unless `over` names the term that is to be
   * taken over; of two who take it at once, one is refused. One's own place is taken into this window.
   */
  present(person: Person, id: string, over?: number): Promise<Meeting>
  /** Gives the place up. Whoever no longer presents has nothing to give. */
  leavePresenting(person: Person, id: string, term: number): Promise<Meeting>
  /** What is on the shared screen. A deal that is not on the agenda is put there; one that Tandem does not have is refused. */
  show(person: Person, id: string, term: number, screen: Pick<OnScreen, 'view' | 'dealId'>): Promise<Meeting>

  /** Sellers and managers; presenting or not. A deal already there stays where it is; one that Tandem does not have is refused. */
  addItem(person: Person, id: string, dealId: string): Promise<Meeting>
  setItemState(person: Person, id: string, dealId: string, state: ItemState): Promise<Meeting>
  /** Two moves at once both count: neither sends an order of all items. */
  moveItem(person: Person, id: string, move: ItemMove): Promise<Meeting>

  /**
   * Takes a decision. Stored together with its write, or not at all; AWS is never waited for. The same `input.id` again
   * is the same decision. A manager decides on every deal, a seller on those whose owner's email is theirs.
   * @throws MeetingRefusedError naming fields that are locked, wrong, or no longer what the decider saw.
   */
  decide(person: Person, id: string, input: DecisionInput): Promise<Decision>

  /**
   * Copies what became of the writes into the decisions that still follow one. Reading a meeting does so for its own;
   * this is for those nobody looks at.
   * @returns How many decisions moved on.
   */
  followOutcomes(): Promise<number>
}
