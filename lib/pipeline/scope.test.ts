import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMirror, type SyncedMirror } from '@/lib/mirror/open-mirror'
import type { MirrorTables } from '@/lib/mirror/tables'
import { toAmount } from '@/lib/opportunity/money'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { openSqlite } from '@/lib/sql/sqlite'
import type { DealState } from './deal-change'
import { inScope, isOverdue } from './scope'
import { anyFilter, anyState } from './test-deals'
import { openValue, worthOf } from './waterfall'

const today = '2028-01-01'

const deal: DealState = {
  company: 'Straße & Söhne',
  title: 'Fleet telemetry',
  partnerId: 'P-77',
  stage: 'Qualified',
  reviewStatus: 'Approved',
  spend: [],
  closeDate: '2027-12-31',
  owner: { name: 'Ana', email: 'ana@tandem.example' },
}

describe('inScope', () => {
  test.each([
    [{}, true],
    [{ text: 'FLEET strasse' }, false],
    [{ text: 'FLEET straße' }, true],
    [{ text: 'p-77 o1' }, true],
    [{ text: '  ' }, true],
    [{ owner: 'ana@tandem.example' }, true],
    [{ owner: 'ben@tandem.example' }, false],
    [{ owners: ['ben@tandem.example', 'ana@tandem.example'] }, true],
    [{ owners: ['ben@tandem.example'] }, false],
    [{ owners: [] }, true],
    [{ reviewStatus: ['Approved' as const] }, true],
    [{ reviewStatus: ['Rejected' as const] }, false],
    [{ overdue: true }, true],
    [{ overdue: true, owner: 'ben@tandem.example' }, false],
  ])('%j keeps the deal: %s', (filter, kept) => {
    expect(inScope('O1', deal, filter, today)).toBe(kept)
  })

  test('overdue begins the day after the close date and ends when the deal is closed', () => {
    expect(isOverdue(deal, '2027-12-31')).toBe(false)
    expect(isOverdue(deal, '2028-01-01')).toBe(true)
    expect(isOverdue({ ...deal, stage: 'Launched' }, '2028-01-01')).toBe(false)
    expect(isOverdue({ ...deal, closeDate: undefined }, '2028-01-01')).toBe(false)
  })
})

describe('the mirror’s SQL', () => {
  const states = fc.sample(anyState, { seed: 7, numRuns: 150 }).map((state, i) => ({ id: `O${i}`, state }))
  const database = openSqlite<MirrorTables>(':memory:')
  let mirror: SyncedMirror

  function recordOf({ id, state }: (typeof states)[number]): Opportunity {
    const [FirstName = '', Email = ''] = [state.owner?.name, state.owner?.email]
    return {
      Catalog: 'Sandbox',
      Id: id,
      CreatedDate: '2027-11-01T00:00:00Z',
      LastModifiedDate: '2027-11-01T00:00:00Z',
      PartnerOpportunityIdentifier: state.partnerId,
      Customer: { Account: { CompanyName: state.company } },
      Project: {
        Title: state.title,
        ExpectedCustomerSpend: state.spend.map(({ currency, minorUnits }) => ({
          Amount: toAmount(BigInt(minorUnits)),
          CurrencyCode: currency,
          Frequency: 'Monthly',
          TargetCompany: 'AWS',
        })),
      },
      LifeCycle: { Stage: state.stage, ReviewStatus: state.reviewStatus, TargetCloseDate: state.closeDate },
      OpportunityTeam: Email ? [{ FirstName, Email, BusinessTitle: 'OpportunityOwner' }] : [],
    }
  }

  beforeAll(async () => {
    mirror = await openMirror(database, { clock: () => new Date(`${today}T12:00:00Z`) })
    for (const each of states) await mirror.saveOpportunity('Sandbox', recordOf(each))
  })
  afterAll(() => database.destroy())

  test('keeps the deals that inScope keeps, and sums what they are worth, for any filter', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        const kept = states.filter(({ id, state }) => inScope(id, state, filter, today))
        const sort = { by: 'company', descending: false } as const
        const ids = await mirror.matchingIds('Sandbox', { filter, sort }, states.length)
        expect(new Set(ids)).toEqual(new Set(kept.map(({ id }) => id)))

        const { columns } = await mirror.pipeline('Sandbox', filter, 1)
        const changes = states.map(({ id, state }) => ({ id, was: state, now: state }))
        expect(openValue(columns)).toEqual(worthOf(changes, { filter, sinceDay: today, today }).now)
      }),
      { numRuns: 150 },
    )
  })
})
