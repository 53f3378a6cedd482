import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchKey, searchTerms } from '@/lib/opportunity/pipeline-filter'
import { describeEngines } from '@/lib/sql/test-engines'
import { mostFound, searched } from './filter'
import { openMirror } from './open-mirror'
import { record } from './store.contract'
import type { MirrorTables } from './tables'

const word = fc.oneof(
  fc.constantFrom(
    'Harbor',
    'Lines',
    '50%',
    '_score',
    'a"b',
    "O'Neil",
    'Größe',
    '東京都港区',
    'CRM-1042',
    'ab',
    '😀😁😂',
  ),
  fc.string({ maxLength: 5 }),
)
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
const deal = fc.record({ company: words, title: words, partnerId: fc.option(words, { nil: undefined }) })
const cut = fc
  .tuple(words, fc.nat(4), fc.nat(9))
  .map(([text, from, to]) => [...text].slice(from, from + to).join(''))

describeEngines('a search', (databases) => {
  test('finds by its index what reading every deal finds, after changes and losses too', async () => {
    const database = await databases.open<MirrorTables>()
    const mirror = await openMirror(database)
    let minute = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(deal, { minLength: 1, maxLength: 8 }),
        fc.array(cut, { minLength: 1, maxLength: 4 }),
        async (deals, texts) => {
          minute += 1
          const version = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
          for (const [i, sample] of deals.entries()) {
            await mirror.saveOpportunity('Sandbox', record({ id: `O${i}`, version, ...sample }))
          }
          await database
            .deleteFrom('mirror_opportunity')
            .where('id', '=', `O${minute % 9}`)
            .execute()
          const rows = await database.selectFrom('mirror_opportunity').select(['id', 'search']).execute()
          for (const text of [...texts, deals[0]?.title ?? '', 'harbor', 'o3']) {
            const terms = searchTerms({ text })
            const kept = rows.filter(({ search }) => terms.every((term) => search.includes(term)))
            const { found } = await searched(database, 'Sandbox', { text })
            const isIndexed = terms.some((term) => [...term].length >= 3)
            expect(found?.sort(), searchKey(text)).toEqual(
              isIndexed ? kept.map(({ id }) => id).sort() : undefined,
            )
            const sort = { by: 'company', descending: false } as const
            const all = await mirror.matchingIds('Sandbox', { filter: { text }, sort }, 99)
            expect(all.sort(), searchKey(text)).toEqual(kept.map(({ id }) => id).sort())
          }
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)

  test('that finds very many leaves them to be read in their order', async () => {
    const database = await databases.open<MirrorTables>()
    const mirror = await openMirror(database)
    const rows = Array.from({ length: mostFound + 1 }, (_, i) =>
      record({ id: `O${1000 + i}`, company: 'Harbor' }),
    )
    await mirror.saveSummaries('Sandbox', rows)
    expect(await searched(database, 'Sandbox', { text: 'harbor' })).not.toHaveProperty('found')
    expect((await searched(database, 'Sandbox', { text: 'o1007 harbor' })).found).toEqual(['O1007'])
    const sort = { by: 'company', descending: false } as const
    const page = await mirror.list('Sandbox', {
      filter: { text: 'HARBOR' },
      sort,
      page: 1 + mostFound / 50,
      pageSize: 50,
    })
    expect([page.total, page.cards.length]).toEqual([mostFound + 1, 1])
  })

  test('that finds very many is counted once, and anew when something changed', async () => {
    const database = await databases.open<MirrorTables>()
    const mirror = await openMirror(database)
    const rows = Array.from({ length: mostFound + 2 }, (_, i) =>
      record({ id: `O${1000 + i}`, company: 'Harbor' }),
    )
    await mirror.saveSummaries('Sandbox', rows)
    const count = async () => {
      const { columns } = await mirror.pipeline('Sandbox', { text: 'harbor' }, 1)
      return columns.reduce((sum, column) => sum + column.count, 0)
    }
    expect(await count()).toBe(mostFound + 2)
    // Unnoticed by the mirror, which therefore has no reason to count again.
    await database.deleteFrom('mirror_opportunity').where('id', '=', 'O1000').execute()
    expect(await count()).toBe(mostFound + 2)
    await mirror.saveOpportunity('Sandbox', record({ id: 'O9000', company: 'Harbor' }))
    expect(await count()).toBe(mostFound + 2)
    await mirror.saveOpportunity('Sandbox', record({ id: 'O9001', company: 'Harbor' }))
    expect(await count()).toBe(mostFound + 3)
  })
})
