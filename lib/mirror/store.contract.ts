import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StageTotals } from '@/lib/opportunity/card'
import { isSame, valueAt } from '@/lib/opportunity/changes'
import { foldedChanges, observedChanges } from '@/lib/opportunity/history'
import type { Opportunity, OpportunitySummary } from '@/lib/opportunity/opportunity'
import { type PendingChange, type PendingEdit, pendingStates, withPending } from '@/lib/opportunity/pending'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import type { ReviewStatus } from '@/lib/opportunity/review'
import { type Stage, stages } from '@/lib/opportunity/stage'
import { InvalidCursorError, type ListSort, type SortColumn, sortColumns } from './mirror'
import type { SyncedMirror } from './open-mirror'

export interface OpenedMirror {
  mirror: SyncedMirror
  close(): Promise<void>
}

const today = '2026-11-21'
export const contractClock = () => new Date(`${today}T12:00:00Z`)

interface Sample {
  id: string
  version?: string
  company?: string
  title?: string
  partnerId?: string
  stage?: Stage
  status?: ReviewStatus
  closeDate?: string
  owner?: string
  spend?: { Amount?: string; CurrencyCode?: string; Frequency?: string; TargetCompany?: string }[]
}

const isoAt = (minute: number) => new Date(Date.UTC(2026, 9, 1, 0, minute)).toISOString()

/** A record with just these values; what a sample does not name, the record does not have. */
export function record(sample: Sample): Opportunity {
  const {
    id,
    version = isoAt(0),
    company = 'Harbor Lines',
    stage = 'Qualified',
    status = 'Approved',
  } = sample
  return {
    ...summary(sample),
    Id: id,
    LastModifiedDate: version,
    CreatedDate: isoAt(0),
    Customer: {
      Account: { CompanyName: company, Duns: '123456789' },
      Contacts: [{ Email: 'iris@harbor.example' }],
    },
    Project: { Title: sample.title, ExpectedCustomerSpend: sample.spend },
    LifeCycle: { Stage: stage, ReviewStatus: status, TargetCloseDate: sample.closeDate },
    OpportunityTeam: sample.owner
      ? [{ Email: sample.owner, FirstName: sample.owner, LastName: 'X', BusinessTitle: 'OpportunityOwner' }]
      : [],
  }
}

export function summary(sample: Sample): OpportunitySummary {
  const {
    id,
    version = isoAt(0),
    company = 'Harbor Lines',
    stage = 'Qualified',
    status = 'Approved',
  } = sample
  return {
    Catalog: 'Sandbox',
    Id: id,
    PartnerOpportunityIdentifier: sample.partnerId,
    LastModifiedDate: version,
    CreatedDate: isoAt(0),
    Customer: { Account: { CompanyName: company } },
    Project: { ExpectedCustomerSpend: sample.spend },
    LifeCycle: { Stage: stage, ReviewStatus: status, TargetCloseDate: sample.closeDate },
  }
}

const amount = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 31n - 1n }).map((whole) => `${whole}.37`),
  fc.integer({ min: 0, max: 100_000 }).map(String),
  fc.constantFrom('', '0', '12.5', 'not an amount'),
)

const spendEntry = fc.record({
  Amount: amount,
  CurrencyCode: fc.constantFrom('USD', 'EUR'),
  Frequency: fc.constantFrom('Monthly', 'None'),
  TargetCompany: fc.constantFrom('AWS', 'Self', 'Anycompany'),
})

const change = fc.record({
  kind: fc.constantFrom('record' as const, 'summary' as const),
  id: fc.integer({ min: 1, max: 12 }).map((number) => `O${number}`),
  version: fc.integer({ min: 0, max: 6 }).map(isoAt),
  company: fc.constantFrom('Harbor Lines', 'Quay 50% Foods', 'Under_score Ltd'),
  stage: fc.constantFrom(...stages),
  status: fc.constantFrom<ReviewStatus>('Approved', 'Action Required', 'In review'),
  closeDate: fc.option(fc.constantFrom('2026-11-20', today, '2026-11-22', '2027-01-01'), { nil: undefined }),
  owner: fc.constantFrom('ana@tandem.example', 'marc@tandem.example', undefined),
  spend: fc.array(spendEntry, { maxLength: 4 }),
})

const pendingChange: fc.Arbitrary<PendingChange> = fc.oneof(
  fc.record({ path: fc.constant('LifeCycle.Stage'), value: fc.constantFrom(...stages) }),
  fc.record({ path: fc.constant('LifeCycle.ReviewStatus'), value: fc.constant('Rejected') }),
  fc.record({
    path: fc.constant('LifeCycle.TargetCloseDate'),
    value: fc.constantFrom('2026-11-19', '2027-02-02', null),
  }),
  fc.record({
    path: fc.constantFrom('Project.ExpectedCustomerSpend.0.Amount', 'Project.ExpectedCustomerSpend.1.Amount'),
    value: amount,
  }),
  fc.record({
    path: fc.constant('Project.ExpectedCustomerSpend'),
    value: fc.array(spendEntry, { maxLength: 2 }),
  }),
  fc.record({
    path: fc.constant('Customer.Account.CompanyName'),
    value: fc.constantFrom('Quay 50% Foods', ''),
  }),
)

const pendingStep = fc.record({
  kind: fc.constant('pending' as const),
  id: fc.integer({ min: 1, max: 12 }).map((number) => `O${number}`),
  pending: fc.option(
    fc.record({
      state: fc.constantFrom(...pendingStates),
      changes: fc.array(pendingChange, { minLength: 1, maxLength: 3 }),
    }),
    { nil: undefined },
  ),
})

const filters: PipelineFilter[] = [
  {},
  { text: '50%' },
  { text: '_score' },
  { owner: 'ana@tandem.example' },
  { owners: ['ana@tandem.example', 'nobody@tandem.example'] },
  { owners: [] },
  { reviewStatus: ['Action Required', 'In review'] },
  { overdue: true },
  { overdue: true, owner: 'marc@tandem.example', text: 'harbor' },
]

function isOverdue({ LifeCycle }: Opportunity): boolean {
  const closed = LifeCycle?.Stage === 'Launched' || LifeCycle?.Stage === 'Closed Lost'
  return !closed && typeof LifeCycle?.TargetCloseDate === 'string' && LifeCycle.TargetCloseDate < today
}

function keeps(filter: PipelineFilter, deal: Opportunity): boolean {
  const company = deal.Customer?.Account?.CompanyName?.toLowerCase() ?? ''
  if (filter.text && !company.includes(filter.text)) return false
  const owner = deal.OpportunityTeam?.[0]?.Email ?? ''
  if (filter.owner && owner !== filter.owner) return false
  if (filter.owners?.length && !filter.owners.includes(owner)) return false
  if (filter.reviewStatus && !filter.reviewStatus.includes(deal.LifeCycle?.ReviewStatus as ReviewStatus))
    return false
  return !filter.overdue || isOverdue(deal)
}

/** Cents of an amount, by another road than the code under test: null for what is none. */
function cents(text: string | null | undefined): bigint | null {
  if (!text || !/^\d+(\.\d{0,2})?$/.test(text)) return null
  const [whole = '', fraction = ''] = text.split('.')
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0') || '0')
}

/** The totals as anybody would count them who had every document on the table. */
function recount(deals: Opportunity[]): StageTotals[] {
  return stages.map((stage) => {
    const own = deals.filter((deal) => deal.LifeCycle?.Stage === stage)
    const sums: Record<string, bigint> = {}
    for (const entry of own.flatMap((deal) => deal.Project?.ExpectedCustomerSpend ?? [])) {
      const value = cents(entry.Amount)
      if (entry.Frequency !== 'Monthly' || entry.TargetCompany === 'Self' || value === null) continue
      sums[entry.CurrencyCode as string] = (sums[entry.CurrencyCode as string] ?? 0n) + value
    }
    const spend = Object.keys(sums)
      .sort()
      .map((currency) => ({ currency, minorUnits: String(sums[currency]) }))
    return { stage, count: own.length, spend, overdue: own.filter(isOverdue).length }
  })
}

/**
 * What any database under the mirror must do.
 * @param runs How many random histories to try.
 */
export function describeMirror(name: string, open: () => Promise<OpenedMirror>, runs = 60): void {
  describe(`mirror on ${name}`, () => {
    let opened: OpenedMirror
    let mirror: SyncedMirror
    beforeEach(async () => {
      opened = await open()
      mirror = opened.mirror
    })
    afterEach(() => opened.close())

    const totals = async (filter?: PipelineFilter) =>
      (await mirror.pipeline('Sandbox', filter)).columns.map(({ stage, count, spend, overdue }) => ({
        stage,
        count,
        spend,
        overdue,
      }))

    const column = async (stage: Stage, filter?: PipelineFilter, size?: number) =>
      (await mirror.pipeline('Sandbox', filter, size)).columns.find((each) => each.stage === stage)

    test('totals, filtered or not, are what a recount of the documents and what waits over them gives', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.oneof(change, pendingStep), { maxLength: 40 }), async (steps) => {
          const run = await open()
          const waiting = new Map<string, PendingEdit | undefined>()
          for (const step of steps) {
            if (step.kind === 'pending') {
              await run.mirror.setPending('Sandbox', step.id, step.pending)
              waiting.set(step.id, step.pending)
            } else if (step.kind === 'record') await run.mirror.saveOpportunity('Sandbox', record(step))
            else await run.mirror.saveSummaries('Sandbox', [summary(step)])
          }
          const ids = [...new Set(steps.map((each) => each.id))]
          const stored = await Promise.all(ids.map((id) => run.mirror.opportunity('Sandbox', id)))
          const deals = stored.flatMap((each) => {
            if (!each) return []
            expect(each.pending).toEqual(waiting.get(each.opportunity.Id))
            return [each.pending ? withPending(each.opportunity, each.pending) : each.opportunity]
          })
          for (const filter of filters) {
            const { columns } = await run.mirror.pipeline('Sandbox', filter, 3)
            const found = columns.map(({ stage, count, spend, overdue }) => ({
              stage,
              count,
              spend,
              overdue,
            }))
            expect(found).toEqual(recount(deals.filter((deal) => keeps(filter, deal))))
            for (const { stage, count, cards } of columns) {
              expect(cards.length, stage).toBe(Math.min(count, 3))
              for (const card of cards) expect(card.pending).toBe(waiting.get(card.id)?.state)
            }
          }
          await run.close()
        }),
        { numRuns: runs },
      )
    }, 30_000)

    test('many summaries in one save count like as many saves', async () => {
      const rows = Array.from({ length: 250 }, (_, i) =>
        summary({
          id: `O${i}`,
          spend: [{ Amount: '9'.repeat(31), CurrencyCode: 'USD', Frequency: 'Monthly' }],
        }),
      )
      await mirror.saveSummaries('Sandbox', rows)
      const qualified = await column('Qualified')
      expect(qualified).toMatchObject({
        count: 250,
        spend: [{ currency: 'USD', minorUnits: String(250n * BigInt(`${'9'.repeat(31)}00`)) }],
      })
    })

    test('paging through a column shows every card once, by close date, then id, no date last', async () => {
      const dates = [
        '2027-01-02',
        undefined,
        '2026-12-01',
        '2027-01-02',
        undefined,
        '2026-11-30',
        '2027-01-02',
      ]
      for (const [i, closeDate] of dates.entries()) {
        await mirror.saveOpportunity('Sandbox', record({ id: `O${i + 1}`, closeDate }))
      }
      const shown: string[] = []
      let page = await mirror.column(
        'Sandbox',
        'Qualified',
        (await column('Qualified', {}, 2))?.next ?? '',
        {},
        2,
      )
      shown.push(...((await column('Qualified', {}, 2))?.cards ?? []).map((card) => card.id))
      for (;;) {
        shown.push(...page.cards.map((card) => card.id))
        if (!page.next) break
        page = await mirror.column('Sandbox', 'Qualified', page.next, {}, 2)
      }
      expect(shown).toEqual(['O6', 'O3', 'O1', 'O4', 'O7', 'O2', 'O5'])
    })

    test('a filter holds on further pages too', async () => {
      for (let i = 1; i <= 6; i++) {
        const owner = i % 2 ? 'ana@tandem.example' : 'marc@tandem.example'
        await mirror.saveOpportunity('Sandbox', record({ id: `O${i}`, owner }))
      }
      const filter = { owner: 'ana@tandem.example' }
      const first = await column('Qualified', filter, 2)
      const second = await mirror.column('Sandbox', 'Qualified', first?.next ?? '', filter, 2)
      expect([...(first?.cards ?? []), ...second.cards].map((card) => card.id)).toEqual(['O1', 'O3', 'O5'])
      expect(second.next).toBeUndefined()
    })

    const sorted = async (sort: ListSort, page = 1, pageSize = 50, filter: PipelineFilter = {}) =>
      (await mirror.list('Sandbox', { filter, sort, page, pageSize })).cards.map(({ id }) => id)

    test('a list is sorted by what its cards show, unknown values last, either way', async () => {
      const rows: Sample[] = [
        { id: 'O1', company: 'quay', title: 'Élan', stage: 'Committed', closeDate: '2027-01-01', owner: 'b' },
        { id: 'O2', company: 'Harbor', stage: 'Prospect', status: 'Rejected', version: isoAt(3) },
        { id: 'O3', company: 'Älv', title: 'fleet', closeDate: '2026-01-01', owner: 'A', version: isoAt(9) },
        { id: 'O4', company: '', title: 'Azure', status: 'Action Required', closeDate: '2026-06-06' },
      ]
      for (const sample of rows) await mirror.saveOpportunity('Sandbox', record(sample))
      const expected: [SortColumn, string, string][] = [
        ['company', 'O3 O2 O1 O4', 'O1 O2 O3 O4'],
        ['title', 'O4 O1 O3 O2', 'O3 O1 O4 O2'],
        ['stage', 'O2 O3 O4 O1', 'O1 O4 O3 O2'],
        ['reviewStatus', 'O4 O1 O3 O2', 'O2 O3 O1 O4'],
        ['closeDate', 'O3 O4 O1 O2', 'O1 O4 O3 O2'],
        ['owner', 'O3 O1 O2 O4', 'O1 O3 O4 O2'],
        ['stageSince', 'O1 O2 O4 O3', 'O3 O4 O2 O1'],
        ['modified', 'O1 O4 O2 O3', 'O3 O2 O4 O1'],
      ]
      for (const [by, ascending, descending] of expected) {
        expect((await sorted({ by, descending: false })).join(' '), by).toBe(ascending)
        expect((await sorted({ by, descending: true })).join(' '), by).toBe(descending)
      }
    })

    test('a list sorts by the age of the next step, deals without one last', async () => {
      for (const [id, NextSteps, minute] of [
        ['O1', 'Call Iris', 5],
        ['O2', undefined, 1],
        ['O3', 'Send the offer', 2],
      ] as const) {
        const deal = record({ id, version: isoAt(minute) })
        await mirror.saveOpportunity('Sandbox', { ...deal, LifeCycle: { ...deal.LifeCycle, NextSteps } })
      }
      expect(await sorted({ by: 'nextStepSince', descending: false })).toEqual(['O3', 'O1', 'O2'])
      expect(await sorted({ by: 'nextStepSince', descending: true })).toEqual(['O1', 'O3', 'O2'])
    })

    test('the pages of a list show every deal that matches once, whatever it is sorted by', async () => {
      for (let i = 10; i < 33; i++) {
        const owner = i % 3 ? 'ana@tandem.example' : undefined
        const closeDate = i % 4 ? `2026-11-${i}` : undefined
        await mirror.saveOpportunity(
          'Sandbox',
          record({ id: `O${i}`, owner, closeDate, company: `C${i % 5}` }),
        )
      }
      for (const by of sortColumns) {
        for (const filter of filters) {
          const sort = { by, descending: by < 'm' }
          const all = await sorted(sort, 1, 50, filter)
          const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => sorted(sort, page, 5, filter)))
          expect(pages.flat(), `${by} ${JSON.stringify(filter)}`).toEqual(all)
          const { total } = await mirror.list('Sandbox', { filter, sort, page: 9, pageSize: 5 })
          expect([total, new Set(all).size]).toEqual([all.length, all.length])
          expect(await mirror.matchingIds('Sandbox', { filter, sort }, 50)).toEqual(all)
          expect(await mirror.matchingIds('Sandbox', { filter, sort }, 7)).toEqual(all.slice(0, 7))
        }
      }
    })

    test('a list says what all deals that match come to, and of when it is', async () => {
      const spend = [{ Amount: '12.50', CurrencyCode: 'USD', Frequency: 'Monthly' }]
      for (const id of ['O1', 'O2', 'O3']) await mirror.saveOpportunity('Sandbox', record({ id, spend }))
      const query = { sort: { by: 'company', descending: false } as const, page: 2, pageSize: 2 }
      expect(await mirror.list('Sandbox', { ...query, filter: {} })).toMatchObject({
        cards: [{ id: 'O3' }],
        total: 3,
        spend: [{ currency: 'USD', minorUnits: '3750' }],
        asOf: null,
        revision: 3,
      })
      expect(await mirror.list('AWS', { ...query, filter: {} })).toMatchObject({ cards: [], total: 0 })
      expect(await mirror.list('Sandbox', { ...query, filter: { text: 'o2' }, page: 1 })).toMatchObject({
        cards: [{ id: 'O2' }],
        total: 1,
        spend: [{ currency: 'USD', minorUnits: '1250' }],
      })
    })

    test('a stage that is on its way sorts as the card shows it', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      await mirror.saveOpportunity('Sandbox', record({ id: 'O2', stage: 'Prospect' }))
      const changes = [{ path: 'LifeCycle.Stage', value: 'Launched' }]
      await mirror.setPending('Sandbox', 'O2', { state: 'queued', changes })
      expect(await sorted({ by: 'stage', descending: false })).toEqual(['O1', 'O2'])
      expect(await sorted({ by: 'stageSince', descending: true })).toEqual(['O1', 'O2'])
    })

    test.each(['', 'not a cursor', Buffer.from('{"a":1}').toString('base64url')])(
      'a cursor that is not ours is refused: %j',
      async (cursor) => {
        await expect(mirror.column('Sandbox', 'Qualified', cursor)).rejects.toBeInstanceOf(InvalidCursorError)
      },
    )

    test.each(['harbor', 'TELEMETRY', 'crm-10', 'o77', 'lines fleet'])('search finds "%s"', async (text) => {
      await mirror.saveOpportunity(
        'Sandbox',
        record({ id: 'O77', company: 'Harbor Lines', title: 'Fleet telemetry', partnerId: 'CRM-1042' }),
      )
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', company: 'Other', title: 'Another' }))
      expect((await column('Qualified', { text }))?.cards.map((card) => card.id)).toEqual(['O77'])
    })

    test('a card carries what a board shows', async () => {
      const spend = [
        { Amount: '100.50', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
        { Amount: '24.5', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'Anycompany' },
        { Amount: '999', CurrencyCode: 'USD', Frequency: 'None', TargetCompany: 'Self' },
        { Amount: '7', CurrencyCode: 'EUR', Frequency: 'Monthly', TargetCompany: 'AWS' },
      ]
      await mirror.saveOpportunity(
        'Sandbox',
        record({
          id: 'O1',
          title: 'Fleet',
          partnerId: 'CRM-1',
          closeDate: '2027-01-01',
          owner: 'ana@a.example',
          spend,
        }),
      )
      expect(await mirror.card('Sandbox', 'O1')).toEqual({
        id: 'O1',
        company: 'Harbor Lines',
        title: 'Fleet',
        partnerId: 'CRM-1',
        stage: 'Qualified',
        reviewStatus: 'Approved',
        spend: [
          { currency: 'EUR', minorUnits: '700' },
          { currency: 'USD', minorUnits: '12500' },
        ],
        closeDate: '2027-01-01',
        owner: { name: 'ana@a.example X', email: 'ana@a.example' },
        lacksSolution: true,
        stageSince: isoAt(0),
        version: isoAt(0),
      })
    })

    test('a card says that a solution is missing only while the details are known', async () => {
      const linked = { ...record({ id: 'O1' }), RelatedEntityIdentifiers: { Solutions: ['S-1'] } }
      await mirror.saveOpportunity('Sandbox', linked)
      await mirror.saveOpportunity('Sandbox', record({ id: 'O2' }))
      await mirror.saveOpportunity('Sandbox', record({ id: 'O3' }))
      await mirror.saveSummaries('Sandbox', [summary({ id: 'O3', version: isoAt(5) })])
      const lacking = await Promise.all(['O1', 'O2', 'O3'].map((id) => mirror.card('Sandbox', id)))
      expect(lacking.map((card) => card?.lacksSolution)).toEqual([undefined, true, undefined])
    })

    test('an older version never replaces a newer one', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(5), title: 'New' }))
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(4), title: 'Old' }))
      await mirror.saveSummaries('Sandbox', [
        summary({ id: 'O1', version: isoAt(4), company: 'Old Company' }),
      ])
      expect(await mirror.card('Sandbox', 'O1')).toMatchObject({ title: 'New', company: 'Harbor Lines' })
    })

    test('a list row of the same version leaves the details alone', async () => {
      const whole = record({ id: 'O1', title: 'Fleet', owner: 'ana@a.example' })
      await mirror.saveOpportunity('Sandbox', whole)
      await mirror.saveSummaries('Sandbox', [summary({ id: 'O1' })])
      expect(await mirror.opportunity('Sandbox', 'O1')).toEqual({
        opportunity: JSON.parse(JSON.stringify(whole)),
        complete: true,
      })
    })

    test('a newer list row brings its members and keeps the details, now known to be old', async () => {
      const closeDate = '2027-01-01'
      await mirror.saveOpportunity(
        'Sandbox',
        record({ id: 'O1', title: 'Fleet', owner: 'ana@a.example', closeDate }),
      )
      await mirror.saveSummaries('Sandbox', [summary({ id: 'O1', version: isoAt(1), stage: 'Committed' })])
      const stored = await mirror.opportunity('Sandbox', 'O1')
      expect(stored).toMatchObject({
        complete: false,
        opportunity: {
          LastModifiedDate: isoAt(1),
          LifeCycle: { Stage: 'Committed' },
          Project: { Title: 'Fleet' },
          Customer: { Account: { Duns: '123456789' }, Contacts: [{ Email: 'iris@harbor.example' }] },
        },
      })
      // A row shows the close date; a row without one says that it was cleared.
      expect(stored?.opportunity.LifeCycle?.TargetCloseDate).toBeUndefined()
      expect(await mirror.ledger.incomplete('Sandbox', 10)).toEqual(['O1'])
    })

    test('the revision grows with a change, and only then', async () => {
      const revisions: number[] = []
      const note = async () => revisions.push(await mirror.revision('Sandbox'))
      await note()
      await mirror.saveSummaries('Sandbox', [summary({ id: 'O1' })])
      await note()
      await mirror.saveSummaries('Sandbox', [summary({ id: 'O1' })])
      await note()
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', title: 'Fleet' }))
      await note()
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', title: 'Fleet' }))
      await note()
      expect(revisions).toEqual([0, 1, 1, 2, 2])
    })

    const queued = (...changes: PendingChange[]): PendingEdit => ({ state: 'queued', changes })
    const toCommitted = queued({ path: 'LifeCycle.Stage', value: 'Committed' })

    test('a change on its way is on the board at once, and a newer version of the deal keeps it there', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      const before = await mirror.revision('Sandbox')
      const revision = await mirror.setPending('Sandbox', 'O1', toCommitted)
      expect(revision).toBe(before + 1)
      expect(await mirror.card('Sandbox', 'O1')).toMatchObject({ stage: 'Committed', pending: 'queued' })
      expect((await mirror.changes('Sandbox', before))?.cards.map(({ stage }) => stage)).toEqual([
        'Committed',
      ])

      await mirror.saveSummaries('Sandbox', [summary({ id: 'O1', version: isoAt(9), company: 'Renamed' })])
      expect(await mirror.card('Sandbox', 'O1')).toMatchObject({
        company: 'Renamed',
        stage: 'Committed',
        pending: 'queued',
        version: isoAt(9),
      })
      expect(await mirror.opportunity('Sandbox', 'O1')).toMatchObject({
        opportunity: { LifeCycle: { Stage: 'Qualified' } },
        pending: toCommitted,
      })
    })

    test.each(['refused', 'conflict', 'held'] as const)(
      'a change that is %s marks the card, which reads as AWS has it',
      async (state) => {
        await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
        await mirror.setPending('Sandbox', 'O1', toCommitted)
        await mirror.setPending('Sandbox', 'O1', { ...toCommitted, state })
        expect(await mirror.card('Sandbox', 'O1')).toMatchObject({ stage: 'Qualified', pending: state })
      },
    )

    test('a deal that waits for nothing any more reads as AWS has it', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      const before = await mirror.card('Sandbox', 'O1')
      await mirror.setPending('Sandbox', 'O1', toCommitted)
      await mirror.setPending('Sandbox', 'O1', undefined)
      expect(await mirror.card('Sandbox', 'O1')).toEqual(before)
      expect(await mirror.opportunity('Sandbox', 'O1')).not.toHaveProperty('pending')
    })

    test('the revision stays where it is while what waits changes no card', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      expect(await mirror.setPending('Sandbox', 'O1', undefined)).toBeUndefined()
      await mirror.setPending('Sandbox', 'O1', toCommitted)
      const business = { path: 'Project.CustomerBusinessProblem', value: 'Slow boats' }
      expect(
        await mirror.setPending('Sandbox', 'O1', queued(...toCommitted.changes, business)),
      ).toBeUndefined()
    })

    test('what waits for a deal we do not have yet shows once we do', async () => {
      expect(await mirror.setPending('Sandbox', 'O1', toCommitted)).toBeUndefined()
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      expect(await mirror.card('Sandbox', 'O1')).toMatchObject({ stage: 'Committed', pending: 'queued' })
    })

    test('a change that fits no record any more only marks the card', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      await mirror.setPending('Sandbox', 'O1', queued({ path: 'LifeCycle.Stage', value: 'Dreaming' }))
      expect(await mirror.card('Sandbox', 'O1')).toMatchObject({ stage: 'Qualified', pending: 'queued' })
    })

    const ana = { userId: 'u1', name: 'Ana Ruiz' }
    const byAna = { kind: 'user', ...ana }
    const history = async (id = 'O1') => (await mirror.history('Sandbox', id)).entries
    const told = async (id = 'O1') =>
      (await history(id)).map(({ who, changes }) => [
        who.kind,
        ...changes.map(({ path, now }) => [path, now]),
      ])

    test('a new record has one entry, dated by its creation; what did not change has none', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(5) }), ana)
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(6) }))
      expect(await history()).toEqual([
        {
          number: 1,
          kind: 'created',
          at: isoAt(0),
          seenAt: contractClock().toISOString(),
          version: isoAt(5),
          who: byAna,
          changes: [],
        },
      ])
      expect(await history('O2')).toEqual([])
    })

    test('an observed change says what was and what is, by whom, newest first', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', title: 'Fleet' }))
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(1), title: 'Fleet 2' }), ana)
      const outside = record({ id: 'O1', version: isoAt(2), title: 'Fleet 2', stage: 'Committed' })
      await mirror.saveOpportunity('Sandbox', outside)
      expect(await history()).toMatchObject([
        {
          number: 3,
          at: isoAt(2),
          who: { kind: 'other' },
          changes: [{ path: 'LifeCycle.Stage', was: 'Qualified', now: 'Committed' }],
        },
        { number: 2, who: byAna, changes: [{ path: 'Project.Title', was: 'Fleet', now: 'Fleet 2' }] },
        { number: 1, kind: 'created' },
      ])
    })

    test('AWS’s decision has an entry of its own, its words included', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', status: 'In review' }))
      const sent = record({ id: 'O1', version: isoAt(1), status: 'Action Required', closeDate: '2027-01-01' })
      await mirror.saveOpportunity('Sandbox', {
        ...sent,
        LifeCycle: { ...sent.LifeCycle, ReviewComments: 'Which region?' },
      })
      expect((await told()).slice(0, 2)).toEqual([
        ['aws', ['LifeCycle.ReviewStatus', 'Action Required'], ['LifeCycle.ReviewComments', 'Which region?']],
        ['other', ['LifeCycle.TargetCloseDate', '2027-01-01']],
      ])
    })

    test('details that are read later are no change, nor are those a list row lacks', async () => {
      await mirror.saveSummaries('Sandbox', [summary({ id: 'O1' })])
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', title: 'Fleet', owner: 'ana@a.example' }))
      await mirror.saveSummaries('Sandbox', [summary({ id: 'O1', version: isoAt(1), stage: 'Committed' })])
      await mirror.saveOpportunity(
        'Sandbox',
        record({
          id: 'O1',
          version: isoAt(1),
          title: 'Fleet 2',
          owner: 'ana@a.example',
          stage: 'Committed',
        }),
      )
      expect(await told()).toEqual([
        ['other', ['Project.Title', 'Fleet 2']],
        ['other', ['LifeCycle.Stage', 'Committed']],
        ['other'],
      ])
    })

    test('a change that the sync saw before its own answer was stored is still its writer’s', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      const written = record({ id: 'O1', version: isoAt(1), stage: 'Committed' })
      await mirror.saveOpportunity('Sandbox', written)
      expect(await mirror.saveOpportunity('Sandbox', written, ana)).toBeUndefined()
      expect((await history()).map(({ who }) => who.kind)).toEqual(['user', 'other'])
    })

    test('what the writer did not write is somebody else’s, whoever reads it first', async () => {
      const fields = ['LifeCycle.Stage']
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', title: 'Fleet' }))
      const mixed = record({ id: 'O1', version: isoAt(1), title: 'Fleet 2', stage: 'Committed' })
      await mirror.saveOpportunity('Sandbox', mixed, { ...ana, fields })
      const foreign = record({ id: 'O1', version: isoAt(2), title: 'Fleet 3', stage: 'Committed' })
      await mirror.saveOpportunity('Sandbox', foreign)
      await mirror.saveOpportunity('Sandbox', foreign, { ...ana, fields })
      expect(await told()).toEqual([
        ['other', ['Project.Title', 'Fleet 3']],
        ['user', ['LifeCycle.Stage', 'Committed']],
        ['other', ['Project.Title', 'Fleet 2']],
        ['other'],
      ])
    })

    test('a deal that AWS no longer returns counts nowhere, stays to be found, and says when it went and came', async () => {
      const spend = [{ Amount: '10', CurrencyCode: 'USD', Frequency: 'Monthly' }]
      const owner = 'ana@tandem.example'
      for (const id of ['O1', 'O2']) {
        await mirror.saveOpportunity('Sandbox', record({ id, spend, owner, closeDate: '2026-11-01' }))
      }
      await mirror.ledger.storeRecords('Sandbox', { records: [], gone: ['O1'] })
      await mirror.setPending('Sandbox', 'O1', toCommitted)
      const sort = { by: 'company', descending: false } as const
      for (const filter of [
        ...filters.filter(({ text }) => !text),
        { text: 'harbor' },
        { owner, overdue: true },
      ]) {
        const found = (await totals(filter)).reduce((sum, { count }) => sum + count, 0)
        const list = await mirror.list('Sandbox', { filter, sort, page: 1, pageSize: 9 })
        const isKept = !filter.reviewStatus && filter.owner !== 'marc@tandem.example'
        expect([found, list.present, list.total, list.cards.length], JSON.stringify(filter)).toEqual(
          isKept ? [1, 1, 2, 2] : [0, 0, 0, 0],
        )
        expect(list.spend).toEqual(isKept ? [{ currency: 'USD', minorUnits: '1000' }] : [])
        expect(await mirror.matchingIds('Sandbox', { filter, sort }, 1)).toEqual(isKept ? ['O2'] : [])
      }
      expect((await mirror.owners('Sandbox')).map(({ count }) => count)).toEqual([1])
      expect((await mirror.pipeline('Sandbox')).total).toBe(1)
      expect((await column('Qualified'))?.overdue).toBe(1)
      expect((await mirror.opportunity('Sandbox', 'O1'))?.gone).toBe(true)
      expect(await mirror.opportunity('Sandbox', 'O2')).not.toHaveProperty('gone')

      await mirror.setPending('Sandbox', 'O1', undefined)
      await mirror.ledger.storeRecords('Sandbox', { records: [], gone: ['O1', 'O2'] })
      expect((await column('Qualified'))?.cards.map(({ gone }) => gone)).toEqual([true, true])
      const back = record({ id: 'O1', version: isoAt(1), spend, owner, stage: 'Committed' })
      await mirror.saveOpportunity('Sandbox', back)
      expect((await history()).map(({ kind, number, who }) => [kind, number, who.kind])).toEqual([
        ['changed', 4, 'other'],
        ['returned', 3, 'aws'],
        ['gone', 2, 'aws'],
        ['created', 1, 'other'],
      ])
      expect((await history())[1]).toMatchObject({ at: contractClock().toISOString(), changes: [] })
      expect((await totals())[4]).toMatchObject({
        count: 1,
        spend: [{ currency: 'USD', minorUnits: '1000' }],
      })
    })

    test('the history replayed from any version on gives the present one', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), fc.nat(), async (steps, pick) => {
          const run = await open()
          const read = async () => ({
            entries: (await run.mirror.history('Sandbox', 'O1', { size: 100 })).entries,
            record: (await run.mirror.opportunity('Sandbox', 'O1'))?.opportunity ?? {},
          })
          await run.mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
          const versions = [await read()]
          for (const { kind, ...sample } of steps) {
            if (kind === 'record')
              await run.mirror.saveOpportunity('Sandbox', record({ ...sample, id: 'O1' }))
            else await run.mirror.saveSummaries('Sandbox', [summary({ ...sample, id: 'O1' })])
            versions.push(await read())
          }
          const then = versions[pick % versions.length] ?? (await read())
          const now = await read()
          const later = now.entries.slice(0, now.entries.length - then.entries.length).reverse()
          const replayed = foldedChanges(later.flatMap(({ changes }) => changes))
          const paths = replayed.map(({ path }) => path)
          expect(paths.sort()).toEqual(
            observedChanges(then.record, now.record)
              .map(({ path }) => path)
              .sort(),
          )
          for (const { path, was, now: value } of replayed) {
            expect([
              isSame(was, valueAt(then.record, path)),
              isSame(value, valueAt(now.record, path)),
            ]).toEqual([true, true])
          }
          await run.close()
        }),
        { numRuns: runs },
      )
    }, 60_000)

    test('a change seen before the write was sent is not its writer’s', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      const written = record({ id: 'O1', version: isoAt(1), stage: 'Committed' })
      await mirror.saveOpportunity('Sandbox', written)
      const since = new Date(contractClock().getTime() + 1)
      await mirror.saveOpportunity('Sandbox', written, { ...ana, since })
      expect((await history())[0]?.who.kind).toBe('other')
    })

    test('what waits is not history', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      await mirror.setPending('Sandbox', 'O1', toCommitted)
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(1), title: 'Fleet' }))
      expect(await told()).toEqual([['other', ['Project.Title', 'Fleet']], ['other']])
    })

    test('a long history is read page by page', async () => {
      for (let minute = 0; minute < 5; minute++) {
        await mirror.saveOpportunity(
          'Sandbox',
          record({ id: 'O1', version: isoAt(minute), title: `${minute}` }),
        )
      }
      const first = await mirror.history('Sandbox', 'O1', { size: 3 })
      const second = await mirror.history('Sandbox', 'O1', { size: 3, before: first.next })
      expect([first, second].map(({ entries }) => entries.map(({ number }) => number))).toEqual([
        [5, 4, 3],
        [2, 1],
      ])
      expect(second.next).toBeUndefined()
    })

    const later = (ms: number) => new Date(contractClock().getTime() + ms)

    test('changed since: folded per record, new ones apart from those only seen for the first time', async () => {
      const old = record({ id: 'O1' })
      const created = { ...record({ id: 'O2' }), CreatedDate: later(0).toISOString() }
      await mirror.saveSummaries('Sandbox', [old, created, record({ id: 'O3' })])
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(1), stage: 'Committed' }))
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(2), stage: 'Launched' }), ana)
      await mirror.saveOpportunity('Sandbox', record({ id: 'O3', version: isoAt(1), stage: 'Committed' }))
      await mirror.saveOpportunity('Sandbox', record({ id: 'O3', version: isoAt(2) }))
      expect(await mirror.changedSince('Sandbox', later(-1))).toEqual([
        {
          id: 'O1',
          isNew: false,
          changes: [{ path: 'LifeCycle.Stage', was: 'Qualified', now: 'Launched' }],
          who: [{ kind: 'other' }, byAna],
          lastSeenAt: later(0).toISOString(),
        },
        { id: 'O2', isNew: true, changes: [], who: [{ kind: 'other' }], lastSeenAt: later(0).toISOString() },
      ])
      expect(await mirror.changedSince('Sandbox', later(0))).toEqual([])
      expect(await mirror.changedSince('AWS', later(-1))).toEqual([])
    })

    test('changed since keeps to the filter', async () => {
      for (const [id, owner] of [
        ['O1', 'ana@tandem.example'],
        ['O2', 'bea@tandem.example'],
      ] as const) {
        await mirror.saveOpportunity('Sandbox', record({ id, owner }))
        await mirror.saveOpportunity('Sandbox', record({ id, owner, version: isoAt(1), stage: 'Committed' }))
      }
      const own = await mirror.changedSince('Sandbox', later(-1), { owner: 'bea@tandem.example' })
      expect(own.map(({ id }) => id)).toEqual(['O2'])
    })

    test('a stage that we saw begin has an age, one that was there before has at least one', async () => {
      const days = 24 * 60
      expect(await mirror.ages('Sandbox', 'O1')).toBeUndefined()
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(10 * days) }))
      // The clock stands 51 days after isoAt(0).
      expect(await mirror.ages('Sandbox', 'O1')).toMatchObject({ daysInStage: 41, isAtLeast: true })
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(20 * days), title: 'Fleet' }))
      expect(await mirror.ages('Sandbox', 'O1')).toMatchObject({ daysInStage: 41, isAtLeast: true })
      await mirror.saveOpportunity(
        'Sandbox',
        record({ id: 'O1', version: isoAt(30 * days), stage: 'Committed' }),
      )
      expect(await mirror.ages('Sandbox', 'O1')).toEqual({
        daysInStage: 21,
        isAtLeast: false,
        timesSentBack: 0,
      })
      expect(await mirror.card('Sandbox', 'O1')).toMatchObject({ stageSince: isoAt(30 * days) })
    })

    test('a prospect is as old as the deal', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(99), stage: 'Prospect' }))
      expect(await mirror.ages('Sandbox', 'O1')).toMatchObject({ daysInStage: 51, isAtLeast: false })
    })

    test('a next step is dated by AWS where it does so, else by the version it was first seen in', async () => {
      const days = 24 * 60
      const withStep = (version: string, NextSteps: string, Time?: string) => {
        const deal = record({ id: 'O1', version })
        const NextStepsHistory = Time ? [{ Value: NextSteps, Time }] : undefined
        return { ...deal, LifeCycle: { ...deal.LifeCycle, NextSteps, NextStepsHistory } }
      }
      const age = async () => (await mirror.ages('Sandbox', 'O1'))?.nextStepDays
      await mirror.saveSummaries('Sandbox', [withStep(isoAt(20 * days), 'Call Iris')])
      expect(await age()).toBe(31)
      await mirror.saveSummaries('Sandbox', [withStep(isoAt(30 * days), 'Call Iris')])
      expect(await age()).toBe(31)
      await mirror.saveOpportunity('Sandbox', withStep(isoAt(30 * days), 'Call Iris', isoAt(10 * days)))
      expect(await age()).toBe(41)
      await mirror.saveOpportunity('Sandbox', withStep(isoAt(50 * days), ''))
      expect(await age()).toBeUndefined()
    })

    test('a stage that is only on its way has no age on the card', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      await mirror.setPending('Sandbox', 'O1', toCommitted)
      expect(await mirror.card('Sandbox', 'O1')).not.toHaveProperty('stageSince')
      expect(await mirror.ages('Sandbox', 'O1')).toMatchObject({ daysInStage: 51 })
    })

    test('a catalog that is read anew begins its histories anew', async () => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      await mirror.ledger.forget('Sandbox')
      expect(await history()).toEqual([])
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1' }))
      expect(await history()).toHaveLength(1)
    })

    test('Action Required lists what AWS asks for, longest waiting first, since it was first seen so', async () => {
      const waiting = { status: 'Action Required' as const, stage: 'Prospect' as const }
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(9), ...waiting }))
      await mirror.saveOpportunity('Sandbox', record({ id: 'O2', version: isoAt(3), ...waiting }))
      const again = record({ id: 'O2', version: isoAt(20), title: 'Touched', ...waiting })
      await mirror.saveOpportunity('Sandbox', {
        ...again,
        LifeCycle: { ...again.LifeCycle, ReviewComments: 'Which region?', ReviewStatusReason: 'Other' },
      })
      await mirror.saveOpportunity('Sandbox', record({ id: 'O3' }))
      expect(await mirror.actionRequired('Sandbox')).toMatchObject([
        { card: { id: 'O2' }, since: isoAt(3), reviewComments: 'Which region?', reviewStatusReason: 'Other' },
        { card: { id: 'O1' }, since: isoAt(9) },
      ])
      expect(await mirror.actionRequiredCount('Sandbox')).toBe(2)
    })

    test('a deal counts how often AWS sent it back, not how often it was read so', async () => {
      const at = (status: 'Submitted' | 'Action Required', minute: number) =>
        mirror.saveOpportunity('Sandbox', record({ id: 'O1', version: isoAt(minute), status }))
      expect(await mirror.timesSentBack('Sandbox', 'O1')).toBe(0)
      await at('Submitted', 1)
      expect(await mirror.timesSentBack('Sandbox', 'O1')).toBe(0)
      await at('Action Required', 2)
      await at('Action Required', 3)
      expect(await mirror.timesSentBack('Sandbox', 'O1')).toBe(1)
      await at('Submitted', 4)
      await at('Action Required', 5)
      expect(await mirror.timesSentBack('Sandbox', 'O1')).toBe(2)
      expect(await mirror.timesSentBack('AWS', 'O1')).toBe(0)
    })

    test('owners are counted, one per email under the usual name', async () => {
      for (const [id, owner] of Object.entries({ O1: 'ana', O2: 'ana', O3: 'bea' })) {
        await mirror.saveOpportunity('Sandbox', record({ id, owner: `${owner}@tandem.example` }))
      }
      const renamed = record({ id: 'O4', owner: 'ana@tandem.example' })
      renamed.OpportunityTeam = [{ Email: 'ana@tandem.example', FirstName: 'A.' }]
      await mirror.saveOpportunity('Sandbox', renamed)
      await mirror.saveOpportunity(
        'Sandbox',
        record({ id: 'O3', version: isoAt(1), owner: 'cem@tandem.example' }),
      )
      expect(await mirror.owners('Sandbox')).toEqual([
        { name: 'ana@tandem.example X', email: 'ana@tandem.example', count: 3 },
        { name: 'cem@tandem.example X', email: 'cem@tandem.example', count: 1 },
      ])
    })

    test.each([
      ['harbor lines inc', ['O1', 'O2']],
      ['HARBOR', ['O1', 'O2']],
      ['Müller Söhne', ['O3']],
      ['Harbor Lines Logistics', ['O2', 'O1']],
      ['ha', []],
      ['%', []],
    ])('a company like "%s" is hinted at', async (text, ids) => {
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', company: 'Harbor Lines, Inc.' }))
      await mirror.saveOpportunity('Sandbox', record({ id: 'O2', company: 'Harbor Lines Log' }))
      await mirror.saveOpportunity('Sandbox', record({ id: 'O3', company: 'Muller & Sohne GmbH' }))
      await mirror.saveOpportunity('Sandbox', record({ id: 'O4', company: 'Quay Foods' }))
      expect((await mirror.similarCompanies('Sandbox', text)).map((card) => card.id)).toEqual(ids)
    })

    test('a catalog that is read from elsewhere starts empty; the same place changes nothing', async () => {
      await mirror.ledger.readFrom('Sandbox', 'embedded')
      await mirror.saveOpportunity('Sandbox', record({ id: 'O1', owner: 'ana@a.example' }))
      await mirror.saveOpportunity('AWS', { ...record({ id: 'O1' }), Catalog: 'AWS' })
      await mirror.ledger.finish('Sandbox', { at: isoAt(9), full: true })
      await mirror.ledger.readFrom('Sandbox', 'embedded')
      expect(await mirror.card('Sandbox', 'O1')).toBeDefined()

      const before = await mirror.revision('Sandbox')
      await mirror.ledger.readFrom('Sandbox', 'aws')
      expect(await totals()).toEqual(recount([]))
      expect(await mirror.owners('Sandbox')).toEqual([])
      expect(await mirror.asOf('Sandbox')).toBeNull()
      expect(await mirror.revision('Sandbox')).toBeGreaterThan(before)
      expect(await mirror.card('AWS', 'O1')).toBeDefined()
    })

    test('the two catalogs know nothing of each other', async () => {
      await mirror.saveOpportunity('AWS', {
        ...record({ id: 'O1', status: 'Action Required' }),
        Catalog: 'AWS',
      })
      expect(await totals()).toEqual(recount([]))
      expect(await mirror.opportunity('Sandbox', 'O1')).toBeUndefined()
      expect(await mirror.owners('Sandbox')).toEqual([])
      expect(await mirror.actionRequiredCount('Sandbox')).toBe(0)
      expect(await mirror.revision('Sandbox')).toBe(0)
      expect(await mirror.revision('AWS')).toBe(1)
    })
  })
}
