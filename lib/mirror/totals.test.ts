import { expect, test } from 'vitest'
import { describeEngines } from '@/lib/sql/test-engines'
import { totals } from './migrations/011-totals'
import { openMirror } from './open-mirror'
import { record } from './store.contract'
import type { MirrorDatabase, MirrorTables } from './tables'

async function keptIn(database: MirrorDatabase): Promise<string[]> {
  const rows = await database.selectFrom('mirror_total').selectAll().where('deals', '>', 0).execute()
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
