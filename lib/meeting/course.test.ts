import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { type Money, sumByCurrency } from '@/lib/opportunity/money'
import { drain } from '@/lib/queue/test-queue'
import { describeEngines } from '@/lib/sql/test-engines'
import type { MeetingOverview } from './overview'
import { readReview } from './read-review'
import { ana, bela, inDays, openTestMeetings, stepFor, type TestMeetings, vera } from './test-meetings'

/** What moved added to what there was, without currencies that come to nothing. */
function closingOf({ waterfall }: Pick<MeetingOverview, 'waterfall'>): Money[] {
  const moved = waterfall.steps.flatMap(({ delta }) => delta)
  return sumByCurrency([...waterfall.opening, ...moved]).filter(({ minorUnits }) => minorUnits !== '0')
}

describeEngines('the course of meetings', (databases) => {
  const opened = async (work: (test: TestMeetings) => Promise<void>) => {
    const test = await openTestMeetings((await databases.open<unknown>()) as Kysely<unknown>)
    const meetings = await test.anotherMeetings({ readReview: readReview(test.mirror) })
    try {
      await work(Object.assign(test, { meetings }))
    } finally {
      await test.close()
    }
  }

  /** The mirror goes by the real time. */
  const goOn = async ({ clock }: TestMeetings) => {
    await sleep(5)
    clock.now = new Date()
    await sleep(5)
  }

  const spending = (Amount: string) => [
    { Amount, CurrencyCode: 'USD' as const, Frequency: 'Monthly' as const, TargetCompany: 'AWS' },
  ]

  test('the next one begins where the last one ended, and knows what it promised and what moved since', () =>
    opened(async (test) => {
      const { meetings, mirror } = test
      const [stale, moved] = [await test.deal(), await test.deal()]
      await goOn(test)
      const first = await meetings.start(ana, { id: crypto.randomUUID(), scope: { name: 'All', filter: {} } })
      const seen = { was: 'Architecture review' }
      await meetings.decide(ana, first.id, stepFor(stale, 'Send the offer', { ...seen, due: inDays(3) }))
      await meetings.decide(ana, first.id, stepFor(moved, 'Meet the CIO', seen))
      await drain(test)
      await goOn(test)
      const { endedAt } = await meetings.end(ana, first.id)
      await goOn(test)
      await test.elsewhere(moved, ({ LifeCycle, Project }) => ({
        LifeCycle: { ...LifeCycle, NextSteps: 'Sign', TargetCloseDate: inDays(90) },
        Project: { ...Project, ExpectedCustomerSpend: spending('15000.50') },
      }))
      await mirror.saveOpportunity('Sandbox', await test.get(moved))
      await goOn(test)

      const next = await meetings.start(bela, {
        id: crypto.randomUUID(),
        scope: { name: 'Again', filter: {} },
      })
      expect(next).toMatchObject({ since: endedAt, previousId: first.id })
      const overview = await meetings.overview(vera, next.id)
      expect(overview?.previous).toMatchObject({ id: first.id, name: 'All', endedAt })
      expect(overview?.promises).toMatchObject([
        {
          decision: { dealId: stale, now: 'Send the offer', outcome: 'sent' },
          happened: 'noChange',
          changes: [],
        },
        { decision: { dealId: moved }, happened: 'kept' },
      ])
      expect(overview?.waterfall).toMatchObject({
        opening: [{ currency: 'USD', minorUnits: '2500000' }],
        closing: [{ currency: 'USD', minorUnits: '2750050' }],
        steps: [
          { kind: 'grew', deals: 1, delta: [{ currency: 'USD', minorUnits: '250050' }] },
          { kind: 'pushed', deals: 1, delta: [] },
        ],
      })
      expect(overview && closingOf(overview)).toEqual(overview?.waterfall.closing)
    }))

  test('minutes stay as they were when the meeting ended, whatever becomes of its deals', () =>
    opened(async (test) => {
      const { meetings, mirror } = test
      const dealId = await test.deal()
      await goOn(test)
      const { id } = await meetings.start(ana, {
        id: crypto.randomUUID(),
        scope: { name: 'All', filter: {} },
      })
      await meetings.live(vera, id, {})
      await meetings.decide(ana, id, stepFor(dealId, 'Send the offer', { was: 'Architecture review' }))
      const running = await meetings.minutes(vera, id)
      expect(running?.discussed).toMatchObject([{ id: dealId, company: 'Harbor Freight Lines' }])
      await goOn(test)
      await meetings.end(ana, id)
      const ended = await meetings.minutes(vera, id)
      await drain(test)
      await test.elsewhere(dealId, ({ Customer, Project }) => ({
        Customer: { ...Customer, Account: { ...Customer?.Account, CompanyName: 'Renamed' } },
        Project: { ...Project, ExpectedCustomerSpend: spending('1.00') },
      }))
      await mirror.saveOpportunity('Sandbox', await test.get(dealId))
      await goOn(test)
      const later = await meetings.minutes(vera, id)
      expect(later).toMatchObject({ queued: [], sent: [{ outcome: 'sent' }] })
      const { decisions: _before, ...deal } = ended?.discussed[0] ?? { decisions: [] }
      expect(later?.discussed).toMatchObject([deal])
      expect({ ...later, queued: [], sent: [], discussed: [] }).toEqual({
        ...ended,
        queued: [],
        sent: [],
        discussed: [],
      })
      expect((await meetings.overview(vera, id))?.waterfall).toEqual(ended?.waterfall)
    }))

  test('a preview keeps nothing, proposes what a start takes, and says how far back it knows', () =>
    opened(async (test) => {
      const { meetings } = test
      const dealId = await test.deal(bela.email, { TargetCloseDate: inDays(5) })
      await test.deal('cleo@tandem.example', { TargetCloseDate: inDays(5) })
      await goOn(test)
      const scope = { name: 'Bela', filter: { owners: [bela.email] } }
      const preview = await meetings.preview(vera, { scope })
      expect(preview.knownSince).toBe(test.clock.now.toISOString())
      expect(preview.agenda?.items.map(({ id }) => id)).toEqual([dealId])
      expect(preview.agenda?.totals.closeDateSoon).toBe(1)
      expect(preview.promises).toEqual([])
      expect((await meetings.list(vera)).meetings).toEqual([])
      const started = await meetings.start(bela, { id: crypto.randomUUID(), scope })
      expect(started.agenda).toMatchObject([{ dealId, reasons: preview.agenda?.items[0]?.reasons }])
    }))
})
