import { expect, test } from 'vitest'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { describeEngines } from '@/lib/sql/test-engines'
import { totals } from './migrations/011-totals'
import type { Mirror } from './mirror'
import { openMirror } from './open-mirror'
import { record } from './store.contract'
import { anything, type MirrorDatabase, type MirrorTables } from './tables'

async function keptIn(database: MirrorDatabase): Promise<string[]> {
  const rows = await database
    .selectFrom('mirror_total')
    .selectAll()
    .where('deals', '>', 0)
    // What is overdue was kept by the day once.
    .where('close_date', '=', anything)
    .execute()
  return rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
}

describeEngines('the totals of an earlier version', (databases) => {
  test('are counted anew as saves keep them, without deals that are gone', async () => {
    const database = await databases.open<MirrorTables>()
    const mirror = await openMirror(database)
    for (let i = 0; i < 12; i++) {
      const spend = [
        { Amount: `${i}.50`, CurrencyCode: i % 3 ? 'USD' : 'EUR', Frequency: 'Monthly' },
        { Amount: '9'.repeat(31), CurrencyCode: 'JPY', Frequency: 'Monthly' },
      ]
      const owner = i % 2 ? 'ana@tandem.example' : undefined
      const closeDate = i % 4 ? `2026-11-1${i % 5}` : undefined
      const stage = i % 6 ? 'Qualified' : 'Launched'
      await mirror.saveOpportunity('Sandbox', record({ id: `O${i}`, owner, closeDate, stage, spend }))
    }
    const owners = await mirror.owners('Sandbox')
    const everyone = await keptIn(database)
    const gone = record({ id: 'O99', owner: 'ana@tandem.example' })
    await mirror.saveOpportunity('Sandbox', gone)
    await mirror.ledger.storeRecords('Sandbox', { records: [], gone: [gone.Id] })
    expect(await keptIn(database)).toEqual(everyone)

    // As the earlier version left them: it counted what is gone, too.
    await database.updateTable('mirror_owner').set({ deals: 7 }).execute()
    await database.schema.dropTable('mirror_total').execute()
    for (const table of ['mirror_stage_day', 'mirror_stage_spend']) {
      await database.schema.createTable(table).addColumn('id', 'text').execute()
    }
    await totals.up(database)
    expect(await keptIn(database)).toEqual(everyone)
    expect(await mirror.owners('Sandbox')).toEqual(owners)
  })
})

describeEngines('what is overdue', (databases) => {
  const ana = 'ana@tandem.example'
  const filters: PipelineFilter[] = [
    {},
    { owner: ana },
    { owners: [ana, ''] },
    { reviewStatus: ['Approved'] },
    { owner: ana, reviewStatus: ['Approved', 'Submitted'] },
  ]
  const spend = (amount: string) => [{ Amount: amount, CurrencyCode: 'USD', Frequency: 'Monthly' as const }]

  async function open(day: string) {
    const database = await databases.open<MirrorTables>()
    let now = new Date(`${day}T09:00:00Z`)
    const mirror = await openMirror(database, { clock: () => now })
    for (let i = 0; i < 24; i++) {
      const deal = record({
        id: `O${i}`,
        owner: i % 2 ? ana : undefined,
        closeDate: i % 8 ? `2026-11-${10 + i}` : undefined,
        stage: i % 5 ? 'Qualified' : 'Launched',
        status: i % 3 ? 'Approved' : 'Submitted',
        spend: spend(`${i}.25`),
      })
      await mirror.saveOpportunity('Sandbox', deal)
    }
    const goTo = (next: string) => {
      now = new Date(`${next}T09:00:00Z`)
    }
    return { mirror, goTo }
  }

  /** By every filter, from the deals of the board. */
  async function expectRight(mirror: Mirror, today: string) {
    for (const filter of filters) {
      const { columns } = await mirror.pipeline('Sandbox', filter, 100)
      const late = await mirror.pipeline('Sandbox', { ...filter, overdue: true }, 100)
      for (const [i, { stage, cards, overdue }] of columns.entries()) {
        const isLate = ({ closeDate, gone }: (typeof cards)[number]) =>
          !gone && stage === 'Qualified' && closeDate !== undefined && closeDate < today
        const lateCards = cards.filter(isLate)
        const sum = lateCards.reduce((total, card) => total + BigInt(card.spend[0]?.minorUnits ?? 0), 0n)
        expect({ today, filter, overdue }).toEqual({ today, filter, overdue: lateCards.length })
        expect(late.columns[i]).toMatchObject({
          count: lateCards.length,
          spend: sum > 0n ? [{ currency: 'USD', minorUnits: sum.toString() }] : [],
        })
      }
    }
  }

  test('is right on every day, whether anything was saved that day or not', async () => {
    const { mirror, goTo } = await open('2026-11-15')
    for (const [day, saved] of [
      ['2026-11-15', undefined],
      ['2026-11-18', undefined],
      ['2026-11-19', { id: 'O1', closeDate: '2026-11-30' }],
      ['2026-11-21', undefined],
      ['2026-11-22', { id: 'O2', closeDate: '2026-11-02', owner: ana, spend: spend('7.77') }],
      ['2026-11-22', { id: 'O3', closeDate: '2026-11-03', stage: 'Closed Lost' as const }],
      // A clock that is behind.
      ['2026-11-16', undefined],
      ['2026-11-16', { id: 'O6', closeDate: '2026-11-20', spend: spend('1.11') }],
      ['2027-01-01', undefined],
    ] as const) {
      goTo(day)
      const version = `2026-12-01T00:00:${saved?.id.slice(1).padStart(2, '0') ?? '00'}Z`
      if (saved) await mirror.saveOpportunity('Sandbox', record({ ...saved, version }))
      await expectRight(mirror, day)
    }
    await mirror.ledger.storeRecords('Sandbox', { records: [], gone: ['O7', 'O9'] })
    await expectRight(mirror, '2027-01-01')
  })
})
