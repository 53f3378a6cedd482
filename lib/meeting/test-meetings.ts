import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { completeOpportunity, created } from '@/lib/emulator/test-emulator'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import { agendaReasonKinds } from '@/lib/pipeline/agenda'
import { openTestQueue, type TestQueue } from '@/lib/queue/test-queue'
import type { DecisionInput } from './decision'
import type { Meeting, MeetingStart, Meetings, Person } from './meeting'
import { type MeetingsOptions, openMeetings } from './open-meetings'
import type { Review } from './overview'

/*
 * For tests: meetings beside a queue, a mirror and a service to send to, with a clock they turn. What moved and what is
 * proposed are as the test says.
 */

const person = (role: Person['role'], name: string): Person => ({
  userId: `user-${name.toLowerCase()}`,
  name,
  email: `${name.toLowerCase()}@tandem.example`,
  role,
  catalog: 'Sandbox',
})

export const ana = person('manager', 'Ana')
export const bela = person('seller', 'Bela')
export const vera = person('viewer', 'Vera')

/** By the clock that tests begin with. */
export const inDays = (days: number) => addDays(plainDateOf(new Date()), days)

const none = Object.fromEntries(agendaReasonKinds.map((kind) => [kind, 0])) as Review['agenda']['totals']

export const quiet: Review = {
  waterfall: { opening: [], closing: [], steps: [] },
  agenda: { items: [], totals: none, more: none },
}

export interface TestMeetings extends TestQueue {
  meetings: Meetings
  /** What a reading of the pipeline tells from now on. */
  review: Review
  /** Another process on the same database. */
  anotherMeetings(options?: Partial<MeetingsOptions>): Promise<Meetings>
  /** A deal that the mirror knows, owned by this email. */
  deal(owner?: string, lifeCycle?: Record<string, unknown>): Promise<string>
  started(start?: Partial<MeetingStart>, by?: Person): Promise<Meeting>
}

export async function openTestMeetings(database: Kysely<unknown>): Promise<TestMeetings> {
  const queue = await openTestQueue(database)
  const test = { ...queue, review: quiet }
  const options: MeetingsOptions = {
    mirror: queue.mirror,
    queue: queue.queue,
    readReview: async () => test.review,
    clock: () => queue.clock.now,
  }
  const meetings = await openMeetings(database, options)
  return Object.assign(test, {
    meetings,
    anotherMeetings: (more: Partial<MeetingsOptions> = {}) => openMeetings(database, { ...options, ...more }),

    async deal(owner = bela.email, lifeCycle: Record<string, unknown> = {}) {
      const { LifeCycle } = completeOpportunity()
      const { id } = await created(queue.service, {
        LifeCycle: { ...LifeCycle, TargetCloseDate: inDays(40), ...lifeCycle },
      })
      await queue.partnerCentral.assign(id, {
        Email: owner,
        FirstName: 'Bela',
        LastName: 'Nagy',
        BusinessTitle: 'OpportunityOwner',
      })
      await queue.mirror.saveOpportunity('Sandbox', await queue.get(id))
      return id
    },

    started: (start: Partial<MeetingStart> = {}, by: Person = ana) =>
      meetings.start(by, { id: randomUUID(), scope: { name: 'Everything', filter: {} }, ...start }),
  })
}

type Step = Extract<DecisionInput, { kind: 'nextStep' }>

export function stepFor(dealId: string, text: string, more: Partial<Step> = {}): Step {
  return { kind: 'nextStep', id: randomUUID(), dealId, was: null, text, ...more }
}
