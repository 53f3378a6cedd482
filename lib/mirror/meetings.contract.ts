import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { isUnderWay, pendingStates, withPending } from '@/lib/opportunity/pending'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { plainDateOf } from '@/lib/opportunity/plain-date'
import { type ReviewStatus, reviewStatuses } from '@/lib/opportunity/review'
import { type Stage, stages } from '@/lib/opportunity/stage'
import type { AgendaCandidate } from '@/lib/pipeline/agenda'
import { lostReasons, valueByOrigin } from '@/lib/pipeline/breakdowns'
import type { DealFigures } from '@/lib/pipeline/deal-change'
import { forecastOf, forecastPart } from '@/lib/pipeline/forecast'
import { ownersHygiene } from '@/lib/pipeline/hygiene'
import { proposeAgenda } from '@/lib/pipeline/propose-agenda'
import { inScope } from '@/lib/pipeline/scope'
import { openValue, waterfallOf, worthOf } from '@/lib/pipeline/waterfall'
import type { SyncedMirror } from './open-mirror'

export interface TimedMirror {
  mirror: SyncedMirror
  close(): Promise<void>
}

const start = Date.UTC(2026, 8, 1)
const at = (hour: number) => new Date(start + hour * 3_600_000)
const emails = ['ana@tandem.example', 'marc@tandem.example']

interface Life {
  stage: Stage
  status: ReviewStatus
  closeDate: string | undefined
  nextStep: string | undefined
  owner: string | undefined
  lostReason: string | undefined
  spend: { amount: string; currency: string }[]
}

const life: fc.Arbitrary<Life> = fc.record({
  stage: fc.constantFrom(...stages),
  status: fc.constantFrom(...reviewStatuses),
  closeDate: fc.constantFrom(undefined, '2026-09-02', '2026-09-20', '2026-10-03', '2027-01-01'),
  nextStep: fc.constantFrom(undefined, 'Call Iris', 'Send the offer'),
  owner: fc.constantFrom(undefined, ...emails),
  lostReason: fc.constantFrom(undefined, 'Price', 'No Response'),
  spend: fc.uniqueArray(
    fc.record({
      amount: fc.constantFrom('100', '110', '125.50', '90000000000000000000'),
      currency: fc.constantFrom('USD', 'EUR'),
    }),
    { selector: ({ currency }) => currency, maxLength: 2 },
  ),
})

function dealOf(id: string, made: number, hour: number, state: Life): Opportunity {
  const { stage, status, closeDate, nextStep, owner, lostReason, spend } = state
  return {
    Catalog: 'Sandbox',
    Id: id,
    CreatedDate: at(made).toISOString(),
    LastModifiedDate: at(hour).toISOString(),
    Customer: { Account: { CompanyName: `Harbor ${id}` } },
    LifeCycle: {
      Stage: stage,
      ReviewStatus: status,
      TargetCloseDate: closeDate,
      NextSteps: nextStep,
      ClosedLostReason: lostReason,
    },
    Project: {
      ExpectedCustomerSpend: spend.map(({ amount, currency }) => ({
        Amount: amount,
        CurrencyCode: currency,
        Frequency: 'Monthly',
        TargetCompany: 'AWS',
      })),
    },
    OpportunityTeam: owner
      ? [{ Email: owner, FirstName: owner, LastName: 'X', BusinessTitle: 'OpportunityOwner' }]
      : [],
  }
}

const plain: Life = {
  stage: 'Qualified',
  status: 'Approved',
  closeDate: '2026-12-01',
  nextStep: 'Call Iris',
  owner: 'ana@tandem.example',
  lostReason: undefined,
  spend: [{ amount: '100', currency: 'USD' }],
}

const ids = ['O1', 'O2', 'O3', 'O4', 'O5', 'O6']

const hours = fc.integer({ min: 1, max: 100 })

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('save' as const), hours, id: fc.constantFrom(...ids), life }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('pending' as const),
      hours,
      id: fc.constantFrom(...ids),
      state: fc.constantFrom(...pendingStates),
      life,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('gone' as const), hours, id: fc.constantFrom(...ids) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('aws' as const),
      hours,
      id: fc.constantFrom(...ids),
      stage: fc.constantFrom(undefined, 'Launched', 'Qualified'),
      closeDate: fc.constantFrom(undefined, '2026-09-20', '2027-01-01'),
      origin: fc.constantFrom(undefined, 'AWS Referral' as const, 'Partner Referral' as const),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never

const filters: PipelineFilter[] = [
  {},
  { owners: ['ana@tandem.example', 'nobody@tandem.example'] },
  { text: 'o1', reviewStatus: ['Approved', 'Action Required'] },
  { overdue: true },
]

/** Plays steps one after the other, the clock going along. @returns The hour after the last. */
async function play(
  mirror: SyncedMirror,
  steps: Step[],
  from: number,
  made: Map<string, number>,
  tick: (hour: number) => void,
) {
  let hour = from
  for (const each of steps) {
    hour += each.hours
    tick(hour)
    if (each.kind === 'save') {
      if (!made.has(each.id)) made.set(each.id, hour)
      await mirror.saveOpportunity('Sandbox', dealOf(each.id, made.get(each.id) ?? hour, hour, each.life))
    } else if (each.kind === 'gone') {
      await mirror.ledger.storeRecords('Sandbox', { records: [], gone: [each.id] })
    } else if (each.kind === 'aws') {
      const LifeCycle = { Stage: each.stage, TargetCloseDate: each.closeDate }
      await mirror.ledger.storeAwsViews(
        'Sandbox',
        [{ id: each.id, summary: { LifeCycle, Origin: each.origin } }],
        at(hour),
      )
    } else {
      const changes = [
        { path: 'LifeCycle.Stage', value: each.life.stage },
        { path: 'LifeCycle.TargetCloseDate', value: each.life.closeDate },
        { path: 'LifeCycle.NextSteps', value: each.life.nextStep },
      ]
      await mirror.setPending('Sandbox', each.id, { state: each.state, changes })
    }
  }
  return hour
}

/** Figures do not ask for the next step. */
function counted(state: (DealFigures & { nextStep?: string }) | undefined): DealFigures | undefined {
  if (!state) return undefined
  const { nextStep: _nextStep, ...figures } = state
  return figures
}

/** What any database under the mirror must answer to meetings. @param runs How many random histories to try. */
export function describeMeetings(
  name: string,
  open: (clock: () => Date) => Promise<TimedMirror>,
  runs = 20,
): void {
  describe(`meetings on ${name}`, () => {
    let now = at(0)
    const tick = (hour: number) => {
      now = at(hour)
    }
    let opened: TimedMirror
    let mirror: SyncedMirror
    beforeEach(async () => {
      now = at(0)
      opened = await open(() => now)
      mirror = opened.mirror
    })
    afterEach(() => opened.close())

    const save = (id: string, hour: number, state: Partial<Life> = {}, made = 0) => {
      tick(hour)
      return mirror.saveOpportunity('Sandbox', dealOf(id, made, hour, { ...plain, ...state }))
    }

    /** Each deal as a reader of every record would see it. */
    const statesOf = async (each: SyncedMirror, since: Date) => {
      const states = await Promise.all(ids.map((id) => each.dealSince('Sandbox', id, since)))
      return new Map(
        states.flatMap((state, i) =>
          state && !state.goneSince ? [[ids[i] as string, state.now] as const] : [],
        ),
      )
    }

    test('what every deal was and is since an instant is what was read then and now, and the waterfall adds up', async () => {
      const steps = fc.array(step, { maxLength: 20 })
      await fc.assert(
        fc.asyncProperty(steps, steps, async (before, after) => {
          const run = await open(() => now)
          const made = new Map<string, number>()
          tick(0)
          // What is on its way when the time begins is not part of what was.
          const hour = await play(
            run.mirror,
            before.filter(({ kind }) => kind !== 'pending'),
            0,
            made,
            tick,
          )
          tick(hour + 1)
          const since = now
          const then = await statesOf(run.mirror, since)
          const opening = openValue((await run.mirror.pipeline('Sandbox')).columns)
          tick((await play(run.mirror, after, hour + 1, made, tick)) + 1)

          const { changes } = await run.mirror.changesSince('Sandbox', since)
          const present = await statesOf(run.mirror, since)
          const told = new Map(changes.map((change) => [change.id, change]))
          for (const id of ids) {
            const change = told.get(id) ?? { was: present.get(id), now: present.get(id) }
            expect(counted(change.was), `${id} was`).toEqual(counted(then.get(id)))
            expect(counted(change.now), `${id} now`).toEqual(counted(present.get(id)))
          }
          const span = { filter: {}, sinceDay: plainDateOf(since), today: plainDateOf(now) }
          const closing = openValue((await run.mirror.pipeline('Sandbox')).columns)
          expect(waterfallOf(changes, closing, span).opening).toEqual(opening)
          for (const filter of filters) {
            const board = openValue((await run.mirror.pipeline('Sandbox', filter)).columns)
            const all = [...present].map(([id, state]) => ({ id, was: state, now: state }))
            expect(worthOf(all, { ...span, filter }).now).toEqual(board)
          }
          await run.close()
        }),
        { numRuns: runs },
      )
    }, 120_000)

    /** A candidate as its card and its record make it. */
    const candidateOf = async (
      each: SyncedMirror,
      id: string,
      since: Date,
      was: Map<string, AgendaCandidate['wasSpend']>,
    ): Promise<AgendaCandidate[]> => {
      const [card, held, told] = await Promise.all([
        each.card('Sandbox', id),
        each.opportunity('Sandbox', id),
        each.dealSince('Sandbox', id, since),
      ])
      if (!card || !held || !told || told.goneSince) return []
      const { opportunity, pending } = held
      const visible = pending && isUnderWay(pending.state) ? withPending(opportunity, pending) : opportunity
      const { Stage: stage, TargetCloseDate: closeDate } = told.aws?.summary.LifeCycle ?? {}
      const isNew = opportunity.CreatedDate > since.toISOString()
      const waiting = (await each.actionRequired('Sandbox')).find((item) => item.card.id === id)
      return [
        {
          ...told.now,
          id,
          nextStep: visible.LifeCycle?.NextSteps ?? undefined,
          nextStepSince: card.nextStepSince,
          stageSince: card.stageSince,
          stageOrEarlier: card.stageOrEarlier,
          sentBackSince: waiting?.since,
          aws: { stage: stage ?? undefined, closeDate: closeDate ?? undefined },
          ...(isNew ? { isNew: true as const } : { wasSpend: was.get(id) ?? card.spend }),
        },
      ]
    }

    test('the agenda of the first candidates of each reason is the agenda of all deals', async () => {
      const steps = fc.array(step, { minLength: 6, maxLength: 25, size: 'max' })
      await fc.assert(
        fc.asyncProperty(steps, steps, fc.integer({ min: 0, max: 50 }), async (before, after, days) => {
          const run = await open(() => now)
          const made = new Map<string, number>()
          tick(0)
          const hour = await play(run.mirror, before, 0, made, tick)
          tick(hour + 1)
          const since = now
          tick((await play(run.mirror, after, hour + 1, made, tick)) + days * 24)
          const today = plainDateOf(now)
          const { changes } = await run.mirror.changesSince('Sandbox', since)
          const was = new Map(changes.map((change) => [change.id, change.was?.spend]))
          const every = (await Promise.all(ids.map((id) => candidateOf(run.mirror, id, since, was)))).flat()
          for (const filter of filters) {
            const found = await run.mirror.agendaCandidates('Sandbox', filter, { limit: 2, since, changes })
            const { usualTimes } = found
            const options = { today, usualTimes, most: 1 }
            const scoped = every.filter((each) => inScope(each.id, each, filter, today))
            const all = proposeAgenda(scoped, options)
            const first = proposeAgenda(found.candidates, { ...options, totals: found.totals })
            expect(first).toEqual(all)
          }
          await run.close()
        }),
        { numRuns: runs },
      )
    }, 120_000)

    test('what insights count by SQL is what the deals themselves come to', async () => {
      const steps = fc.array(step, { minLength: 6, maxLength: 30, size: 'max' })
      await fc.assert(
        fc.asyncProperty(steps, fc.integer({ min: 0, max: 30 }), async (played, days) => {
          const run = await open(() => now)
          tick(0)
          tick((await play(run.mirror, played, 0, new Map(), tick)) + days * 24)
          const today = plainDateOf(now)
          const deals = (
            await Promise.all(ids.map((id) => candidateOf(run.mirror, id, now, new Map())))
          ).flat()
          const parts = deals.map(({ stage, spend }) => ({ stage, spend, deals: 1 }))
          const lostOf = async (id: string) =>
            (await run.mirror.opportunity('Sandbox', id))?.opportunity.LifeCycle?.ClosedLostReason ??
            undefined
          const originOf = async (id: string) =>
            (await run.mirror.awsViews('Sandbox', [id])).get(id)?.summary.Origin ?? undefined
          const reasons = await Promise.all(deals.map(({ id }) => lostOf(id)))
          const origins = await Promise.all(deals.map(({ id }) => originOf(id)))
          for (const filter of filters) {
            const isKept = (_: unknown, i: number) => {
              const deal = deals[i]
              return deal !== undefined && inScope(deal.id, deal, filter, today)
            }
            const kept = deals.filter(isKept)
            const read = await run.mirror.insightParts('Sandbox', filter)
            const forecast = forecastOf(read.forecast, {}, today)
            expect(forecast).toEqual(forecastOf(kept.map(forecastPart), {}, today))
            expect(forecast.total.open).toEqual(
              openValue((await run.mirror.pipeline('Sandbox', filter)).columns),
            )
            expect(read.hygiene).toEqual(ownersHygiene(kept, today))
            const lost = parts
              .map((part, i) => ({ ...part, reason: reasons[i] }))
              .filter(isKept)
              .filter(({ stage }) => stage === 'Closed Lost')
            expect(lostReasons(read.lost)).toEqual(lostReasons(lost))
            const byOrigin = parts.map((part, i) => ({ ...part, origin: origins[i] })).filter(isKept)
            expect(valueByOrigin(read.origins)).toEqual(valueByOrigin(byOrigin))
          }
          await run.close()
        }),
        { numRuns: runs },
      )
    }, 120_000)

    test('what was lost, won and answered since an instant leaves out what was before', async () => {
      await save('O1', 1, { status: 'Submitted' })
      await save('O1', 49, { status: 'Action Required' })
      await save('O1', 50, { status: 'Submitted', stage: 'Closed Lost', lostReason: 'Price' })
      await save('O2', 51, {})
      await save('O2', 100, { stage: 'Closed Lost', lostReason: 'No Response' })
      await save('O3', 101, { stage: 'Launched' })
      await save('O1', 200, { status: 'Rejected', stage: 'Closed Lost', lostReason: 'Price' })
      const spend = [{ currency: 'USD', minorUnits: '10000' }]
      const { lost } = await mirror.insightParts('Sandbox', {}, at(99))
      expect(lost).toEqual([{ reason: 'No Response', deals: 1, spend }])
      const { origins } = await mirror.insightParts('Sandbox', {}, at(101))
      expect(origins).toEqual([])
      const launched = await mirror.insightParts('Sandbox', { text: 'o3' }, at(100))
      expect(launched.origins).toEqual([{ stage: 'Launched', deals: 1, spend }])
      const later = await mirror.insightParts('Sandbox', {}, at(60))
      expect(later.rounds).toEqual([{ outcome: 'Rejected', days: 6, rounds: 1 }])
      const { rounds: all } = await mirror.insightParts('Sandbox')
      expect(all.map(({ outcome, days }) => [outcome, days]).sort()).toEqual([
        ['Action Required', undefined],
        ['Rejected', 6],
      ])
      const ofNobody = await mirror.insightParts('Sandbox', { owner: 'nobody@tandem.example' })
      expect(ofNobody.rounds).toEqual([])
    })

    test('figures that are read while deals come in are all of one moment', async () => {
      const counted = (sums: readonly { deals: number }[]) => sums.reduce((sum, { deals }) => sum + deals, 0)
      for (let number = 0; number < 6; number++) {
        const [read] = await Promise.all([
          mirror.insightParts('Sandbox'),
          save(`O${10 + number}`, number, {}),
          save(`O${20 + number}`, number, {}),
        ])
        const deals = counted(read.forecast)
        expect([read.hygiene, read.origins, read.stays].map(counted)).toEqual([deals, deals, deals])
      }
    })

    test('the first candidate of a reason is the one that has waited longest for it, else the largest', async () => {
      const large = { spend: [{ amount: '125.50', currency: 'EUR' }] }
      await save('O5', 0, { stage: 'Prospect' })
      await save('O4', 24 * 10, { stage: 'Prospect' }, 240)
      await save('O3', 24 * 20, { status: 'Action Required' }, 240)
      await save('O2', 24 * 30, { status: 'Action Required', nextStep: undefined }, 240)
      await save('O1', 24 * 60, { nextStep: undefined, ...large }, 240)
      tick(24 * 70)
      const first = async (reason: 'sentBack' | 'stuck' | 'noNextStep') => {
        const query = { limit: 1, since: at(24 * 69), changes: [] }
        const { candidates, totals, usualTimes } = await mirror.agendaCandidates('Sandbox', {}, query)
        expect(totals[reason], reason).toBeGreaterThan(1)
        const { items } = proposeAgenda(candidates, { today: plainDateOf(now), usualTimes })
        return items.filter(({ reasons }) => reasons.some(({ kind }) => kind === reason)).map(({ id }) => id)
      }
      expect(await first('sentBack')).toEqual(['O3'])
      expect(await first('stuck')).toContain('O5')
      expect(await first('stuck')).not.toContain('O4')
      expect(await first('noNextStep')).toEqual(['O1'])
    })

    test('a history that begins later than asked for is said, and invents no movement', async () => {
      await save('O1', 10)
      await mirror.ledger.finish('Sandbox', { at: at(10).toISOString(), full: true })
      await mirror.ledger.finish('Sandbox', { at: at(20).toISOString(), full: true })
      await save('O2', 30, {}, 5)
      const found = await mirror.changesSince('Sandbox', at(6))
      expect(found).toEqual({ changes: [], knownSince: at(10).toISOString(), firstSeenLater: 2 })
      const scoped = (filter: PipelineFilter) => mirror.changesSince('Sandbox', at(6), filter)
      expect((await scoped({ owner: 'nobody@partner.example' })).firstSeenLater).toBe(0)
      expect((await scoped({ text: 'O2' })).firstSeenLater).toBe(1)
      await save('O2', 40, { stage: 'Committed' }, 5)
      const [change] = (await mirror.changesSince('Sandbox', at(6))).changes
      expect([change?.was?.stage, change?.now?.stage]).toEqual(['Qualified', 'Committed'])
    })

    test('a deal that AWS no longer returns is not there now, and one gone before is told of no more', async () => {
      await save('O1', 1)
      tick(10)
      await mirror.ledger.storeRecords('Sandbox', { records: [], gone: ['O1'] })
      const [change] = (await mirror.changesSince('Sandbox', at(5))).changes
      expect(change).toMatchObject({ id: 'O1', was: { stage: 'Qualified' } })
      expect(change).not.toHaveProperty('now')
      expect((await mirror.changesSince('Sandbox', at(11))).changes).toEqual([])
      expect(
        (await mirror.agendaCandidates('Sandbox', {}, { limit: 5, since: at(5), changes: [] })).candidates,
      ).toEqual([])
    })

    test('a deal that had gone and is back did not count then, and is told as it was last seen', async () => {
      await save('O1', 1)
      tick(10)
      await mirror.ledger.storeRecords('Sandbox', { records: [], gone: ['O1'] })
      await save('O1', 20, { stage: 'Committed' })
      const [change] = (await mirror.changesSince('Sandbox', at(11))).changes
      expect(change).toMatchObject({ lastSeen: { stage: 'Qualified' }, now: { stage: 'Committed' } })
      expect(change).not.toHaveProperty('was')
    })

    test('a scope of overdue deals is told of those that became overdue by the calendar alone', async () => {
      await save('O1', 1, { closeDate: '2026-09-20' })
      tick(24 * 30)
      expect((await mirror.changesSince('Sandbox', at(24))).changes).toEqual([])
      const { changes } = await mirror.changesSince('Sandbox', at(24), { overdue: true })
      expect(changes.map(({ id }) => id)).toEqual(['O1'])
    })

    test('AWS’s view differs until either side gives way, on its way or at AWS', async () => {
      await save('O1', 1)
      const differing = async () =>
        (await mirror.agendaCandidates('Sandbox', {}, { limit: 5, since: now, changes: [] })).totals
          .awsDisagrees
      const tell = (closeDate: string | undefined, hour: number) =>
        mirror.ledger.storeAwsViews(
          'Sandbox',
          [{ id: 'O1', summary: { LifeCycle: { TargetCloseDate: closeDate } } }],
          at(hour),
        )
      expect(await differing()).toBe(0)
      await tell('2026-11-11', 2)
      expect(await differing()).toBe(1)
      await tell('2026-12-01', 1)
      expect(await differing()).toBe(1)
      const changes = [{ path: 'LifeCycle.TargetCloseDate', value: '2026-11-11' }]
      await mirror.setPending('Sandbox', 'O1', { state: 'queued', changes })
      expect(await differing()).toBe(0)
      await mirror.setPending('Sandbox', 'O1', { state: 'refused', changes })
      expect(await differing()).toBe(1)
      await save('O1', 5, { closeDate: '2026-11-11' })
      expect(await differing()).toBe(0)
      await tell('2026-11-30', 6)
      await tell(undefined, 7)
      expect(await differing()).toBe(0)
      expect((await mirror.awsViews('Sandbox', ['O1', 'O9'])).get('O1')).toEqual({
        summary: { LifeCycle: {} },
        readAt: at(7).toISOString(),
      })
    })

    test('AWS is asked for its view of approved deals, those asked longest ago first', async () => {
      await save('O1', 1)
      await save('O2', 1, { status: 'In review' })
      await save('O3', 1)
      await mirror.ledger.storeAwsViews('Sandbox', [{ id: 'O1', summary: {} }, { id: 'O9' }], at(3))
      await mirror.ledger.storeAwsViews('Sandbox', [{ id: 'O3' }], at(2))
      expect(await mirror.ledger.awsViewsDue('Sandbox', at(4), 5)).toEqual(['O3', 'O1'])
      expect(await mirror.ledger.awsViewsDue('Sandbox', at(3), 5)).toEqual(['O3'])
      expect(await mirror.ledger.awsViewsOlder('Sandbox', ['O1', 'O2', 'O9'], at(3))).toEqual(['O2'])
      await save('O3', 9, { nextStep: 'Send the offer' })
      expect(await mirror.ledger.awsViewsDue('Sandbox', at(4), 1)).toEqual(['O3'])
    })

    test('a next step on its way that is changed or cleared is told of at once', async () => {
      await save('O1', 1)
      const write = async (value: string | null) => {
        const changes = [{ path: 'LifeCycle.NextSteps', value }]
        await mirror.setPending('Sandbox', 'O1', { state: 'queued', changes })
        const { changes: told } = await mirror.changesSince('Sandbox', at(2))
        const query = { limit: 5, since: at(2), changes: told }
        const { totals } = await mirror.agendaCandidates('Sandbox', {}, query)
        const deal = await mirror.dealSince('Sandbox', 'O1', at(2))
        return [deal?.now.nextStep, totals.noNextStep]
      }
      expect(await write('Send the offer')).toEqual(['Send the offer', 0])
      expect(await write('Send two offers')).toEqual(['Send two offers', 0])
      expect(await write(null)).toEqual([undefined, 1])
    })

    test('one deal since an instant says who changed what, what waits, and its next steps', async () => {
      await save('O1', 1)
      tick(5)
      const by = { userId: 'u1', name: 'Ana' }
      const changed = dealOf('O1', 0, 5, { ...plain, nextStep: 'Send the offer' })
      const told = [
        { Value: 'Call Iris', Time: at(1).toISOString() },
        { Value: 'Send the offer', Time: at(5).toISOString() },
      ]
      await mirror.saveOpportunity(
        'Sandbox',
        { ...changed, LifeCycle: { ...changed.LifeCycle, NextStepsHistory: told } },
        by,
      )
      const changes = [{ path: 'LifeCycle.Stage', value: 'Committed' }]
      await mirror.setPending('Sandbox', 'O1', { state: 'sending', changes })
      const found = await mirror.dealSince('Sandbox', 'O1', at(3))
      expect(found).toMatchObject({
        entries: [
          {
            who: { kind: 'user', name: 'Ana' },
            changes: [{ path: 'LifeCycle.NextSteps', was: 'Call Iris' }],
          },
        ],
        was: { nextStep: 'Call Iris', stage: 'Qualified' },
        now: { nextStep: 'Send the offer', stage: 'Committed' },
        pending: { state: 'sending' },
        nextSteps: [{ text: 'Send the offer' }, { text: 'Call Iris' }],
      })
      expect(await mirror.dealSince('Sandbox', 'O1', at(-1))).not.toHaveProperty('was')
      expect(await mirror.dealSince('Sandbox', 'O7', at(3))).toBeUndefined()
    })

    test('stays are counted by stage, where they went and how long they took, for the deals of the filter', async () => {
      await save('O1', 0, { stage: 'Prospect' })
      await save('O2', 0, { stage: 'Prospect', owner: 'marc@tandem.example' })
      await save('O1', 24 * 3, { stage: 'Qualified' })
      await save('O2', 24 * 5, { stage: 'Qualified', owner: 'marc@tandem.example' })
      await save('O2', 24 * 9, { stage: 'Closed Lost', owner: 'marc@tandem.example' })
      tick(24 * 10)
      const filter = { owner: 'marc@tandem.example' }
      const { stays } = await mirror.insightParts('Sandbox', filter)
      expect(stays).toHaveLength(3)
      expect(stays).toEqual(
        expect.arrayContaining([
          { stage: 'Prospect', days: 5, to: 'Qualified', deals: 1 },
          { stage: 'Qualified', days: 4, to: 'Closed Lost', deals: 1 },
          { stage: 'Closed Lost', days: 1, deals: 1 },
        ]),
      )
      const since = at(24 * 4)
      const later = await mirror.insightParts('Sandbox', {}, since)
      const left = later.stays.filter(({ to }) => to !== undefined)
      expect(left.map(({ stage, days }) => [stage, days]).sort()).toEqual([
        ['Prospect', 5],
        ['Qualified', 4],
      ])
      const { Prospect, Qualified } = await mirror.usualTimes('Sandbox')
      expect([Prospect?.stays, Qualified?.stays]).toEqual([2, 1])
    })
  })
}
