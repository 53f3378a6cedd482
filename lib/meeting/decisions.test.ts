import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { decideAs } from '@/lib/emulator/test-emulator'
import { cancel } from '@/lib/queue/decide'
import { drain } from '@/lib/queue/test-queue'
import { describeEngines } from '@/lib/sql/test-engines'
import type { DecisionInput } from './decision'
import { ana, bela, inDays, openTestMeetings, stepFor, type TestMeetings, vera } from './test-meetings'

const seenStep = { was: 'Architecture review' }

describeEngines('deciding', (databases) => {
  const opened = async (work: (test: TestMeetings, database: Kysely<unknown>) => Promise<void>) => {
    const database = await databases.open<unknown>()
    const test = await openTestMeetings(database)
    try {
      await work(test, database)
    } finally {
      await test.close()
    }
  }

  type Given = { [Kind in DecisionInput['kind']]: Omit<Extract<DecisionInput, { kind: Kind }>, 'id'> }
  const input = (given: Given[DecisionInput['kind']]) => ({ ...given, id: randomUUID() }) as DecisionInput
  const refusedWith = (message: string | RegExp) => ({
    kind: 'fields',
    message: expect.stringMatching(message),
  })

  test('a next step is queued at once, shows as made, and is followed until AWS has it', () =>
    opened(async (test) => {
      const { meetings } = test
      const dealId = await test.deal()
      const { id } = await test.started()
      const made = await meetings.decide(
        ana,
        id,
        stepFor(dealId, 'Send the offer', { ...seenStep, due: inDays(7) }),
      )
      expect(made).toMatchObject({
        was: 'Architecture review',
        outcome: 'queued',
        due: inDays(7),
        by: { name: 'Ana' },
      })
      expect((await test.get(dealId)).LifeCycle?.NextSteps).toBe('Architecture review')
      const before = await meetings.read(vera, id)
      expect(before?.agenda).toMatchObject([{ dealId, state: 'discussed', card: { pending: 'queued' } }])
      await drain(test)
      const live = await meetings.live(vera, id, { after: before?.revision ?? '' })
      expect(live?.meeting?.decisions).toMatchObject([{ id: made.id, outcome: 'sent' }])
      expect((await test.get(dealId)).LifeCycle?.NextSteps).toBe('Send the offer')
    }))

  test('the same one twice, at once or later, is one decision and one write', () =>
    opened(async (test) => {
      const dealId = await test.deal()
      const { id } = await test.started()
      const step = stepFor(dealId, 'Send the offer', seenStep)
      const other = await test.anotherMeetings()
      const both = await Promise.all([test.meetings.decide(ana, id, step), other.decide(ana, id, step)])
      expect(both[0]).toEqual(both[1])
      await drain(test)
      const again = await test.meetings.decide(ana, id, step)
      expect(again.id).toBe(step.id)
      expect((await test.meetings.read(ana, id))?.decisions).toHaveLength(1)
      expect(await test.queue.list({ catalog: 'Sandbox' })).toHaveLength(1)
      const elsewhere = await test.started()
      await expect(test.meetings.decide(ana, elsewhere.id, step)).rejects.toMatchObject({ kind: 'changed' })
    }))

  test('the write is not queued when the decision cannot be kept', () =>
    opened(async (test) => {
      const dealId = await test.deal()
      const { id } = await test.started()
      await test.meetings.end(ana, id)
      await expect(test.meetings.decide(ana, id, stepFor(dealId, 'Late', seenStep))).rejects.toMatchObject({
        kind: 'ended',
      })
      expect(await test.queue.list({ catalog: 'Sandbox' })).toEqual([])
    }))

  test('is stored with its write or not at all, wherever the process ends', () =>
    opened(async (test) => {
      const dealId = await test.deal()
      const { id } = await test.started()
      const dying = await test.anotherMeetings({
        queue: {
          ...test.queue,
          async enqueueIn(...given) {
            await test.queue.enqueueIn(...given)
            throw new Error('The process ended here')
          },
        },
      })
      const step = stepFor(dealId, 'Send the offer', seenStep)
      await expect(dying.decide(ana, id, step)).rejects.toThrow('The process ended here')
      expect(await test.queue.list({ catalog: 'Sandbox' })).toEqual([])
      expect(await test.meetings.read(ana, id)).toMatchObject({ decisions: [], agenda: [] })
      expect((await test.meetings.decide(ana, id, step)).outcome).toBe('queued')
    }))

  test('close date, stage with its reason, owner and note are decisions, each with its own before and after', () =>
    opened(async (test) => {
      const { meetings } = test
      const dealId = await test.deal()
      const { id } = await test.started()
      const decided = (given: Parameters<typeof input>[0]) => meetings.decide(ana, id, input(given))
      expect(await decided({ kind: 'closeDate', dealId, was: inDays(40), date: inDays(60) })).toMatchObject({
        was: inDays(40),
        now: inDays(60),
      })
      const note = await decided({ kind: 'note', dealId, text: 'Iris is on leave' })
      expect(note).not.toHaveProperty('outcome')
      expect(note).not.toHaveProperty('writeId')
      expect(await decided({ kind: 'owner', dealId, was: bela.email, email: bela.email })).not.toHaveProperty(
        'writeId',
      )
      const lost = { kind: 'stage', dealId, was: 'Qualified', to: 'Closed Lost' } as const
      expect(await decided({ ...lost, closedLostReason: 'Price' } as never)).toMatchObject({
        was: 'Qualified',
        now: 'Closed Lost',
        closedLostReason: 'Price',
      })
      await drain(test)
      expect((await test.get(dealId)).LifeCycle).toMatchObject({
        Stage: 'Closed Lost',
        ClosedLostReason: 'Price',
        TargetCloseDate: inDays(60),
      })
      const outcomes = (await meetings.read(ana, id))?.decisions.map(({ kind, outcome }) => [kind, outcome])
      expect(outcomes).toEqual([
        ['closeDate', 'sent'],
        ['note', undefined],
        ['owner', undefined],
        ['stage', 'sent'],
      ])
    }))

  test('a new owner is one who owns deals or uses Tandem, and is assigned at AWS', () =>
    opened(async (test) => {
      const people = async (email: string) =>
        email === 'cleo@tandem.example' ? { name: 'Cleo de Sand', email } : undefined
      const meetings = await test.anotherMeetings({ people })
      const dealId = await test.deal()
      const { id } = await test.started()
      const owner = (email: string) => input({ kind: 'owner', dealId, was: bela.email, email })
      await expect(meetings.decide(ana, id, owner('nobody@x.example'))).rejects.toMatchObject(
        refusedWith('Nobody'),
      )
      expect(await meetings.decide(ana, id, owner('cleo@tandem.example'))).toMatchObject({
        was: 'Bela Nagy',
        now: 'Cleo de Sand',
        outcome: 'queued',
      })
      await drain(test)
      expect((await test.get(dealId)).OpportunityTeam).toMatchObject([
        {
          Email: 'cleo@tandem.example',
          FirstName: 'Cleo',
          LastName: 'de Sand',
          BusinessTitle: 'OpportunityOwner',
        },
      ])
    }))

  describe('on a deal whose close date has passed', () => {
    const overdue = async (test: TestMeetings) => {
      const dealId = await test.deal(bela.email, { TargetCloseDate: inDays(3) })
      const { id } = await test.started()
      test.clock.advance(4 * 86_400)
      return { dealId, id }
    }

    test('a next step brings a new date, which is a decision too, in one write', () =>
      opened(async (test) => {
        const { dealId, id } = await overdue(test)
        const step = stepFor(dealId, 'Call', { ...seenStep, due: inDays(8), closeDate: inDays(50) })
        const made = await test.meetings.decide(ana, id, step)
        await test.meetings.decide(ana, id, step)
        expect(await test.queue.list({ catalog: 'Sandbox' })).toHaveLength(1)
        await drain(test)
        const minutes = await test.meetings.minutes(ana, id)
        expect(minutes?.discussed[0]?.decisions).toMatchObject([
          { id: made.id, kind: 'nextStep', now: 'Call', due: inDays(8), outcome: 'sent' },
          { kind: 'closeDate', was: inDays(3), now: inDays(50), outcome: 'sent' },
        ])
        expect(minutes?.discussed[0]?.decisions[1]).not.toHaveProperty('due')
        expect((await test.get(dealId)).LifeCycle).toMatchObject({
          NextSteps: 'Call',
          TargetCloseDate: inDays(50),
        })
      }))

    test('a stage brings one too, unless it closes the deal', () =>
      opened(async (test) => {
        const { dealId, id } = await overdue(test)
        const moved = { kind: 'stage', dealId, was: 'Qualified', to: 'Technical Validation' } as const
        await expect(test.meetings.decide(ana, id, input(moved as never))).rejects.toMatchObject({
          fields: [{ path: 'LifeCycle.TargetCloseDate' }],
        })
        await test.meetings.decide(ana, id, input({ ...moved, closeDate: inDays(50) } as never))
        const other = await overdue(test)
        const lost = { ...moved, dealId: other.dealId, to: 'Closed Lost', closedLostReason: 'Price' }
        await test.meetings.decide(ana, other.id, input(lost as never))
        const kinds = async (meeting: string) =>
          (await test.meetings.read(ana, meeting))?.decisions.map(({ kind }) => kind)
        expect([await kinds(id), await kinds(other.id)]).toEqual([['stage', 'closeDate'], ['stage']])
      }))

    test('a note and another owner need none', () =>
      opened(async (test) => {
        const people = async (email: string) => ({ name: 'Cleo de Sand', email })
        const meetings = await test.anotherMeetings({ people })
        const { dealId, id } = await overdue(test)
        await meetings.decide(ana, id, input({ kind: 'note', dealId, text: 'Iris is on leave' }))
        const owner = { kind: 'owner', dealId, was: bela.email, email: 'cleo@tandem.example' } as const
        await meetings.decide(ana, id, input(owner))
        await drain(test)
        const decided = (await meetings.read(ana, id))?.decisions
        expect(decided?.map(({ kind, outcome }) => [kind, outcome])).toEqual([
          ['note', undefined],
          ['owner', 'sent'],
        ])
      }))
  })

  describe('roles', () => {
    test('a viewer decides nothing, a seller on their own deals, a manager on all', () =>
      opened(async (test) => {
        const { meetings } = test
        const [own, others] = [await test.deal(), await test.deal('cleo@tandem.example')]
        const { id } = await test.started()
        const step = (dealId: string) => stepFor(dealId, 'Call', seenStep)
        await expect(meetings.decide(vera, id, step(own))).rejects.toMatchObject({ kind: 'role' })
        await expect(meetings.decide(bela, id, step(others))).rejects.toMatchObject({ kind: 'role' })
        const shouting = { ...bela, email: bela.email.toUpperCase() }
        expect((await meetings.decide(shouting, id, step(own))).by.name).toBe('Bela')
        expect((await meetings.decide(ana, id, step(others))).by.name).toBe('Ana')
        const note = input({ kind: 'note', dealId: others, text: 'Mine to say?' })
        await expect(meetings.decide(bela, id, note)).rejects.toMatchObject({ kind: 'role' })
      }))
  })

  describe('refuses', () => {
    test('fields that AWS keeps locked, in the lock’s words', () =>
      opened(async (test) => {
        const dealId = await test.deal()
        await decideAs(test.service, dealId, 'Rejected')
        await test.mirror.saveOpportunity('Sandbox', await test.get(dealId))
        const { id } = await test.started()
        await expect(test.meetings.decide(ana, id, stepFor(dealId, 'Call', seenStep))).rejects.toMatchObject({
          ...refusedWith('AWS declined this opportunity'),
          fields: [{ path: 'LifeCycle.NextSteps', message: expect.stringMatching('AWS declined') }],
        })
        const moved = input({ kind: 'stage', dealId, was: 'Qualified', to: 'Committed' } as never)
        await expect(test.meetings.decide(ana, id, moved)).rejects.toMatchObject(refusedWith('AWS declined'))
        expect((await test.meetings.read(ana, id))?.decisions).toEqual([])
      }))

    test('a stage that AWS takes only with a solution', () =>
      opened(async (test) => {
        const dealId = await test.deal()
        const { id } = await test.started()
        const moved = input({ kind: 'stage', dealId, was: 'Qualified', to: 'Committed' } as never)
        await expect(test.meetings.decide(ana, id, moved)).rejects.toMatchObject(
          refusedWith('only with a solution'),
        )
      }))

    test('a close date that is not ahead, and anything else on an open deal until it is', () =>
      opened(async (test) => {
        const dealId = await test.deal(bela.email, { TargetCloseDate: inDays(3) })
        const { id } = await test.started()
        const date = (to: string) => input({ kind: 'closeDate', dealId, was: inDays(3), date: to })
        await expect(test.meetings.decide(ana, id, date(inDays(0)))).rejects.toMatchObject(
          refusedWith('close date has passed or is today'),
        )
        test.clock.advance(4 * 86_400)
        await expect(test.meetings.decide(ana, id, stepFor(dealId, 'Call', seenStep))).rejects.toMatchObject({
          fields: [{ path: 'LifeCycle.TargetCloseDate' }],
        })
        await test.meetings.decide(ana, id, date(inDays(30)))
        expect(await test.meetings.decide(ana, id, stepFor(dealId, 'Call', seenStep))).toMatchObject({
          now: 'Call',
        })
      }))

    test('a new close date beside something else that is not ahead, or that the deal no longer needs', () =>
      opened(async (test) => {
        const dealId = await test.deal(bela.email, { TargetCloseDate: inDays(3) })
        const { id } = await test.started()
        test.clock.advance(4 * 86_400)
        const step = (closeDate: string) => stepFor(dealId, 'Call', { ...seenStep, closeDate })
        await expect(test.meetings.decide(ana, id, step(inDays(4)))).rejects.toMatchObject({
          fields: [{ path: 'LifeCycle.TargetCloseDate', message: 'Choose a date after today' }],
        })
        const date = input({ kind: 'closeDate', dealId, was: inDays(3), date: inDays(30) })
        await test.meetings.decide(bela, id, date)
        await expect(test.meetings.decide(ana, id, step(inDays(60)))).rejects.toMatchObject({
          kind: 'changed',
          message: expect.stringMatching('close date has changed'),
        })
        expect((await test.meetings.decide(ana, id, step(inDays(30)))).now).toBe('Call')
        const decided = (await test.meetings.read(ana, id))?.decisions.map(({ kind }) => kind)
        expect(decided).toEqual(['closeDate', 'nextStep'])
      }))

    test('what the decider’s screen was behind on, also when a colleague has just decided it', () =>
      opened(async (test) => {
        const dealId = await test.deal()
        const { id } = await test.started()
        await test.meetings.decide(bela, id, stepFor(dealId, 'Bela’s', seenStep))
        await expect(test.meetings.decide(ana, id, stepFor(dealId, 'Ana’s', seenStep))).rejects.toMatchObject(
          {
            kind: 'changed',
          },
        )
        const again = await test.meetings.decide(ana, id, stepFor(dealId, 'Ana’s', { was: 'Bela’s' }))
        const { decisions } = (await test.meetings.read(ana, id)) ?? { decisions: [] }
        expect(decisions.map(({ isReplaced }) => isReplaced)).toEqual([true, undefined])
        await drain(test)
        expect((await test.get(dealId)).LifeCycle?.NextSteps).toBe(again.now)
      }))

    test('a deal that Tandem does not have', () =>
      opened(async (test) => {
        const { id } = await test.started()
        const nowhere = stepFor('O4040404', 'Call')
        await expect(test.meetings.decide(ana, id, nowhere)).rejects.toMatchObject({ kind: 'unknown' })
      }))

    test('anything but a note on a deal that AWS no longer returns, which stays on the agenda, marked', () =>
      opened(async (test) => {
        const dealId = await test.deal()
        const { id } = await test.started()
        await test.meetings.addItem(ana, id, dealId)
        await test.mirror.ledger.storeRecords('Sandbox', { records: [], gone: [dealId] })
        const step = stepFor(dealId, 'Call', seenStep)
        await expect(test.meetings.decide(ana, id, step)).rejects.toMatchObject({ kind: 'unknown' })
        await test.meetings.decide(ana, id, input({ kind: 'note', dealId, text: 'Ask AWS where it went' }))
        expect((await test.meetings.read(ana, id))?.agenda).toMatchObject([
          { dealId, hasLeftScope: true, card: { gone: true } },
        ])
      }))
  })

  describe('what becomes of it', () => {
    test('a refusal long after the meeting is in its minutes, with the reason', () =>
      opened(async (test) => {
        const { meetings, clock } = test
        const dealId = await test.deal()
        const { id } = await test.started()
        await meetings.decide(ana, id, stepFor(dealId, 'Call', seenStep))
        await meetings.end(ana, id)
        expect(await meetings.minutes(vera, id)).toMatchObject({ queued: [{ now: 'Call' }], refused: [] })
        clock.advance(600)
        await test.elsewhere(dealId, ({ LifeCycle }) => ({
          LifeCycle: { ...LifeCycle, NextSteps: 'Theirs' },
        }))
        await drain(test)
        expect(await meetings.followOutcomes()).toBe(1)
        expect(await meetings.followOutcomes()).toBe(0)
        expect(await meetings.minutes(vera, id)).toMatchObject({
          queued: [],
          refused: [
            {
              now: 'Call',
              outcome: 'conflict',
              outcomeAt: clock.now.toISOString(),
              reason: 'Somebody else changed this at AWS meanwhile.',
            },
          ],
        })
        expect((await meetings.list(ana)).meetings).toMatchObject([{ troubles: 1 }])
      }))

    test('is known after the queue has forgotten the write, also when no process ran in between', () =>
      opened(async (test, database) => {
        const dealId = await test.deal()
        const { id } = await test.started()
        await test.meetings.decide(ana, id, stepFor(dealId, 'Call', seenStep))
        await drain(test)
        const restarted = await test.anotherMeetings()
        await (database as Kysely<{ queue_write: object }>).deleteFrom('queue_write').execute()
        expect((await restarted.read(ana, id))?.decisions).toMatchObject([{ outcome: 'sent' }])
      }))

    test('taken back and sent again are followed too', () =>
      opened(async (test, database) => {
        const dealId = await test.deal()
        const { id } = await test.started()
        const made = await test.meetings.decide(ana, id, stepFor(dealId, 'Call', seenStep))
        await cancel(database as never, made.writeId ?? '', test.clock.now)
        expect(await test.meetings.minutes(ana, id)).toMatchObject({ refused: [{ outcome: 'cancelled' }] })
      }))
  })
})
