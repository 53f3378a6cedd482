import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import { drain } from '@/lib/queue/test-queue'
import { describeEngines } from '@/lib/sql/test-engines'
import { ana, bela, openTestMeetings, quiet, stepFor, type TestMeetings, vera } from './test-meetings'

describeEngines('meetings', (databases) => {
  const opened = async (work: (test: TestMeetings, database: Kysely<unknown>) => Promise<void>) => {
    const database = await databases.open<unknown>()
    const test = await openTestMeetings(database)
    try {
      await work(test, database)
    } finally {
      await test.close()
    }
  }

  const proposing = (...ids: string[]) => ({
    ...quiet,
    agenda: {
      ...quiet.agenda,
      items: ids.map((id) => ({ id, company: 'Harbor', reasons: [{ kind: 'noNextStep' as const }] })),
    },
  })
  const order = (meeting: { agenda: { dealId: string }[] }) => meeting.agenda.map(({ dealId }) => dealId)

  describe('starting', () => {
    test('takes the agenda that proposes itself, and whoever starts presents', () =>
      opened(async (test) => {
        const id = await test.deal()
        test.review = proposing(id, 'O404')
        const meeting = await test.started()
        expect(meeting.presenter).toMatchObject({ name: 'Ana', term: 1, isHere: true })
        expect(meeting.onScreen.view).toBe('overview')
        expect(meeting.agenda).toMatchObject([
          {
            dealId: id,
            state: 'open',
            reasons: [{ kind: 'noNextStep' }],
            card: { company: 'Harbor Freight Lines' },
          },
          { dealId: 'O404', hasLeftScope: true },
        ])
        expect(meeting.agenda[0]).not.toHaveProperty('hasLeftScope')
      }))

    test('twice with one id is one meeting', () =>
      opened(async (test) => {
        const id = randomUUID()
        await test.started({ id, name: 'Monday' })
        expect((await test.started({ id, name: 'Again' })).name).toBe('Monday')
        expect((await test.meetings.list(vera)).meetings).toHaveLength(1)
      }))

    test('looks back to the end of the last meeting of the same scope, else for a fortnight', () =>
      opened(async (test) => {
        const { meetings, clock } = test
        const scope = { name: 'Team North', filter: { owners: ['b@x.example', 'a@x.example'] } }
        const first = await test.started({ scope })
        expect(first.since).toBe(`${addDays(plainDateOf(new Date(first.startedAt)), -14)}T00:00:00.000Z`)
        expect(first.previousId).toBeUndefined()
        clock.advance(600)
        const { endedAt } = await meetings.end(ana, first.id)
        clock.advance(86_400)
        await meetings.end(ana, (await test.started({ scope: { name: 'All', filter: {} } })).id)
        const next = await test.started({
          scope: { name: 'North', filter: { owners: ['a@x.example', 'b@x.example'] } },
        })
        expect(next).toMatchObject({ since: endedAt, previousId: first.id })
      }))

    test('is for sellers and managers, and not from a day to come', () =>
      opened(async (test) => {
        await expect(test.started({}, vera)).rejects.toMatchObject({ kind: 'role' })
        const since = new Date(test.clock.now.getTime() + 1000).toISOString()
        await expect(test.started({ since })).rejects.toMatchObject({ kind: 'fields' })
        expect((await test.started({}, bela)).startedBy.name).toBe('Bela')
      }))
  })

  describe('presenting', () => {
    test('of two who take a free place at once, one wins and the other is told who', () =>
      opened(async (test) => {
        const { id } = await test.started()
        await test.meetings.leavePresenting(ana, id, 1)
        const other = await test.anotherMeetings()
        const results = await Promise.allSettled([test.meetings.present(ana, id), other.present(bela, id)])
        const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
        expect(lost).toHaveLength(1)
        const presenter = (await test.meetings.read(vera, id))?.presenter
        expect(lost[0]).toMatchObject({ kind: 'presenter', message: `${presenter?.name} is presenting now.` })
      }))

    test('is taken over only on purpose while the presenter is here, and an old term shows nothing', () =>
      opened(async ({ meetings, started, clock }) => {
        const { id } = await started()
        await expect(meetings.present(bela, id)).rejects.toThrow('Ana is presenting now.')
        await expect(meetings.present(bela, id, 7)).rejects.toThrow('Ana is presenting now.')
        expect((await meetings.present(bela, id, 1)).presenter).toMatchObject({ name: 'Bela', term: 2 })
        await expect(meetings.show(ana, id, 1, { view: 'end' })).rejects.toThrow('Bela is presenting now.')
        clock.advance(16)
        expect((await meetings.present(ana, id)).presenter).toMatchObject({ name: 'Ana', term: 3 })
        await expect(meetings.present(vera, id, 3)).rejects.toMatchObject({ kind: 'role' })
      }))

    test('goes on in a new window after the browser died, and the old window has lost its place', () =>
      opened(async ({ meetings, started }) => {
        const { id } = await started()
        expect((await meetings.present(ana, id)).presenter?.term).toBe(2)
        await expect(meetings.show(ana, id, 1, { view: 'end' })).rejects.toThrow(
          'You are presenting in another window now.',
        )
      }))

    test('goes on in another process where it was, decisions and time included', () =>
      opened(async (test) => {
        const { meetings, clock } = test
        const dealId = await test.deal()
        const { id } = await test.started()
        await meetings.show(ana, id, 1, { view: 'deal', dealId })
        await meetings.decide(ana, id, stepFor(dealId, 'Send the offer', { was: 'Architecture review' }))
        clock.advance(30)
        await meetings.live(ana, id, { term: 1 })
        clock.advance(86_400)
        const resumed = await (await test.anotherMeetings()).present(bela, id)
        expect(resumed.onScreen).toMatchObject({ view: 'deal', dealId })
        expect(resumed.decisions).toMatchObject([{ now: 'Send the offer' }])
        // The night in between was no meeting.
        expect(resumed.spentMs).toBe(30_000)
      }))
  })

  describe('time', () => {
    test('counts for the deal on the screen and for the meeting, as long as the presenter is there', () =>
      opened(async ({ meetings, started, clock, deal }) => {
        const { id } = await started()
        clock.advance(10)
        await meetings.show(ana, id, 1, { view: 'deal', dealId: await deal() })
        clock.advance(60)
        await meetings.live(bela, id, {})
        await meetings.show(ana, id, 1, { view: 'deal', dealId: await deal() })
        clock.advance(5)
        const left = await meetings.leavePresenting(ana, id, 1)
        clock.advance(100)
        expect(left.agenda.map(({ spentMs }) => spentMs)).toEqual([60_000, 5_000])
        expect((await meetings.end(ana, id)).spentMs).toBe(75_000)
      }))
  })

  describe('following', () => {
    test('tells everything once, then only who is here until something moves', () =>
      opened(async ({ meetings, started, deal, mirror, get, elsewhere, clock }) => {
        const dealId = await deal()
        const { id } = await started()
        const first = await meetings.live(vera, id, {})
        expect(first?.meeting?.attendees.map(({ name }) => name)).toEqual(['Vera'])
        const same = await meetings.live(vera, id, { after: first?.revision ?? '' })
        expect(same).not.toHaveProperty('meeting')
        await meetings.show(ana, id, 1, { view: 'deal', dealId })
        const moved = await meetings.live(vera, id, { after: first?.revision ?? '' })
        expect(moved?.meeting?.onScreen).toMatchObject({ view: 'deal', dealId })
        await elsewhere(dealId, ({ Project }) => ({ Project: { ...Project, Title: 'Renamed' } }))
        await mirror.saveOpportunity('Sandbox', await get(dealId))
        const renamed = await meetings.live(vera, id, { after: moved?.revision ?? '' })
        expect(renamed?.meeting?.agenda[0]?.card?.title).toBe('Renamed')
        clock.advance(20)
        const later = await meetings.live(ana, id, { after: renamed?.revision ?? '', term: 1 })
        expect(later?.attendees).toMatchObject([
          { name: 'Vera', isHere: false },
          { name: 'Ana', isHere: true },
        ])
        expect(later?.presenter).toMatchObject({ isHere: true })
      }))

    test('a meeting of the other catalog, or none, is unknown', () =>
      opened(async ({ meetings, started }) => {
        const { id } = await started()
        const elsewhere = { ...ana, catalog: 'AWS' as const }
        expect(await meetings.live(elsewhere, id, {})).toBeUndefined()
        expect(await meetings.read(elsewhere, id)).toBeUndefined()
        await expect(meetings.present(elsewhere, id)).rejects.toMatchObject({ kind: 'unknown' })
        expect(await meetings.overview(ana, randomUUID())).toBeUndefined()
        expect(await meetings.minutes(ana, randomUUID())).toBeUndefined()
      }))
  })

  describe('the agenda', () => {
    test('takes two moves and an addition at once without losing one', () =>
      opened(async (test) => {
        test.review = proposing('O1', 'O2', 'O3', 'O4')
        const { id } = await test.started()
        const other = await test.anotherMeetings()
        const added = await test.deal()
        await Promise.all([
          test.meetings.moveItem(ana, id, { dealId: 'O4', before: 'O1' }),
          other.moveItem(bela, id, { dealId: 'O2' }),
          other.addItem(bela, id, added),
          test.meetings.addItem(ana, id, added),
        ])
        const meeting = await test.meetings.read(vera, id)
        const places = order(meeting ?? { agenda: [] })
        expect([...places].sort()).toEqual(['O1', 'O2', 'O3', 'O4', added].sort())
        expect(places.slice(0, 3)).toEqual(['O4', 'O1', 'O3'])
      }))

    test('keeps deals as skipped, parked or discussed, and refuses deals that are not on it', () =>
      opened(async (test) => {
        test.review = proposing('O1', 'O2')
        const { id } = await test.started()
        await test.meetings.setItemState(bela, id, 'O1', 'parked')
        const meeting = await test.meetings.setItemState(ana, id, 'O2', 'skipped')
        expect(meeting.agenda.map(({ state }) => state)).toEqual(['parked', 'skipped'])
        await expect(test.meetings.setItemState(ana, id, 'O9', 'parked')).rejects.toMatchObject({
          kind: 'unknown',
        })
        await expect(test.meetings.moveItem(ana, id, { dealId: 'O9' })).rejects.toMatchObject({
          kind: 'unknown',
        })
        await expect(test.meetings.setItemState(vera, id, 'O1', 'open')).rejects.toMatchObject({
          kind: 'role',
        })
      }))

    test('takes no deal that Tandem does not have, and shows one that is on it all the same', () =>
      opened(async (test) => {
        const { meetings } = test
        test.review = proposing('O404')
        const { id } = await test.started()
        const refused = { kind: 'unknown', message: 'Tandem does not have this deal.' }
        await expect(meetings.addItem(bela, id, 'O9')).rejects.toMatchObject(refused)
        const elsewhere = { view: 'deal', dealId: 'O9' } as const
        await expect(meetings.show(ana, id, 1, elsewhere)).rejects.toMatchObject(refused)
        const { onScreen, agenda } = await meetings.show(ana, id, 1, { view: 'deal', dealId: 'O404' })
        expect(onScreen.dealId).toBe('O404')
        expect(order({ agenda })).toEqual(['O404'])
      }))

    test('keeps a deal that leaves the scope, and marks it', () =>
      opened(async (test) => {
        const dealId = await test.deal(bela.email)
        test.review = proposing(dealId)
        const scope = { name: 'Bela', filter: { owner: bela.email } }
        const { id, agenda } = await test.started({ scope })
        expect(agenda[0]).not.toHaveProperty('hasLeftScope')
        await test.partnerCentral.assign(dealId, {
          Email: 'cleo@tandem.example',
          FirstName: 'Cleo',
          LastName: 'Sand',
          BusinessTitle: 'OpportunityOwner',
        })
        await test.mirror.saveOpportunity('Sandbox', await test.get(dealId))
        expect((await test.meetings.read(ana, id))?.agenda).toMatchObject([{ dealId, hasLeftScope: true }])
      }))

    test('has the deals in its minutes that came to it while it ended', () =>
      opened(async (test) => {
        const dealId = await test.deal()
        const { id } = await test.started()
        let readings = 0
        const busy = await test.anotherMeetings({
          readReview: async () => {
            // What the minutes keep of the agenda is read after this, and once more.
            readings += 1
            return quiet
          },
          mirror: {
            ...test.mirror,
            async cards(...asked) {
              const cards = await test.mirror.cards(...asked)
              if (readings === 1) await test.meetings.addItem(ana, id, dealId)
              return cards
            },
          },
        })
        expect((await busy.end(ana, id)).endedAt).toBeDefined()
        expect(readings).toBe(2)
        const minutes = await test.meetings.minutes(ana, id)
        expect(minutes?.notReached).toMatchObject([{ id: dealId, company: 'Harbor Freight Lines' }])
      }))

    test('ends though it is changed again and again', () =>
      opened(async (test) => {
        const { id } = await test.started()
        const busy = await test.anotherMeetings({
          readReview: async () => {
            await test.meetings.addItem(ana, id, await test.deal())
            return quiet
          },
        })
        expect((await busy.end(ana, id)).endedAt).toBeDefined()
      }))

    test('is closed once the meeting has ended', () =>
      opened(async ({ meetings, started }) => {
        const { id } = await started()
        await expect(meetings.end(vera, id)).rejects.toMatchObject({ kind: 'role' })
        await expect(meetings.end(bela, id)).rejects.toThrow('Ana is presenting now.')
        const { endedAt, presenter } = await meetings.end(ana, id)
        expect(presenter).toBeUndefined()
        await expect(meetings.addItem(ana, id, 'O1')).rejects.toMatchObject({ kind: 'ended' })
        await expect(meetings.present(ana, id)).rejects.toMatchObject({ kind: 'ended' })
        expect((await meetings.end(bela, id)).endedAt).toBe(endedAt)
      }))
  })

  describe('saved scopes', () => {
    const scope = (name: string, isShared: boolean) => ({
      id: randomUUID(),
      name,
      filter: { owners: ['a@x.example'] },
      isShared,
    })

    test('are everybody’s when shared, and else their maker’s alone', () =>
      opened(async ({ meetings }) => {
        const shared = await meetings.createScope(bela, scope('North', true))
        await meetings.createScope(bela, scope('Mine', false))
        await meetings.createScope(bela, { ...shared, name: 'Sent twice' })
        expect((await meetings.scopes(bela)).map(({ name }) => name)).toEqual(['Mine', 'North'])
        expect(await meetings.scopes(vera)).toMatchObject([{ name: 'North', isTheirs: false }])
        expect(await meetings.scopes(ana)).toMatchObject([{ name: 'North', isTheirs: true }])
        await expect(meetings.createScope(vera, scope('No', false))).rejects.toMatchObject({ kind: 'role' })
      }))

    test('are renamed and deleted by their maker, shared ones by managers too', () =>
      opened(async ({ meetings }) => {
        const shared = await meetings.createScope(ana, scope('North', true))
        const own = await meetings.createScope(ana, scope('Ana’s', false))
        await expect(meetings.renameScope(bela, shared.id, 'South')).rejects.toMatchObject({ kind: 'role' })
        await expect(meetings.deleteScope(bela, own.id)).rejects.toMatchObject({ kind: 'unknown' })
        expect((await meetings.renameScope(ana, shared.id, ' South ')).name).toBe('South')
        await meetings.deleteScope(ana, own.id)
        expect((await meetings.scopes(ana)).map(({ name }) => name)).toEqual(['South'])
      }))

    test('a meeting goes on when its scope is deleted, and the next one cannot be started from it', () =>
      opened(async (test) => {
        const { meetings } = test
        const saved = await meetings.createScope(ana, scope('North', true))
        const asked = { scope: { name: 'as some screen has it', filter: {}, savedId: saved.id } }
        const { id } = await test.started(asked)
        await meetings.deleteScope(ana, saved.id)
        expect((await meetings.addItem(ana, id, await test.deal())).scope).toEqual({
          name: 'North',
          filter: { owners: ['a@x.example'] },
          savedId: saved.id,
        })
        expect((await meetings.end(ana, id)).endedAt).toBeDefined()
        await expect(test.started(asked)).rejects.toMatchObject({ kind: 'unknown' })
      }))
  })

  describe('the list', () => {
    test('tells newest first what came of each meeting, page by page', () =>
      opened(async (test) => {
        const { meetings, clock } = test
        const dealId = await test.deal()
        const first = await test.started({ name: 'First' })
        await meetings.decide(ana, first.id, stepFor(dealId, 'Send it', { was: 'Architecture review' }))
        await meetings.live(vera, first.id, {})
        clock.advance(60)
        await test.started({ name: 'Second' })
        const page = await meetings.list(vera, { size: 1 })
        expect(page.meetings).toMatchObject([{ name: 'Second', presenter: { name: 'Ana' }, decisions: 0 }])
        const rest = await meetings.list(vera, { size: 1, before: page.next ?? '' })
        expect(rest).toMatchObject({
          meetings: [{ name: 'First', decisions: 1, discussed: 1, attendees: 1, troubles: 0 }],
        })
        expect(rest.next).toBeUndefined()
        await drain(test)
      }))
  })
})
