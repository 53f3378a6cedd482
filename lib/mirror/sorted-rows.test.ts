import { CompiledQuery } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { PipelineFilter } from '@/lib/opportunity/pipeline-filter'
import { openSqlite } from '@/lib/sql/sqlite'
import { describeEngines } from '@/lib/sql/test-engines'
import { type ListSort, sortColumns } from './mirror'
import { openMirror, type SyncedMirror } from './open-mirror'
import { shortestWay, sortedQuery } from './sorted-rows'
import { record } from './store.contract'
import type { MirrorTables } from './tables'

const place = (rows: number) => ({ rows, value: 'a', id: 'O1' })

test.each([
  ['the beginning', { skip: 100, length: 10_000 }, [], { isBack: false, offset: 100 }],
  ['the end', { skip: 9_900, length: 10_000 }, [], { isBack: true, offset: 50 }],
  ['the beginning where the end is unknown', { skip: 9_900 }, [], { isBack: false, offset: 9_900 }],
  ['the page before', { skip: 500 }, [200, 500], { isBack: false, place: place(500), offset: 0 }],
  ['the page behind', { skip: 500 }, [450, 550], { isBack: true, place: place(550), offset: 0 }],
  ['a page that overlaps', { skip: 500 }, [520], { isBack: false, offset: 500 }],
])('a page is gone to from %s', (_from, slice, met, way) => {
  const places = met.map(place)
  expect(shortestWay({ part: 'known', size: 50, ...slice }, places)).toEqual(way)
})

describeEngines('the pages of a list', (databases) => {
  const ana = 'ana@tandem.example'
  const filters: PipelineFilter[] = [
    {},
    { owners: [ana, 'zoe@tandem.example'] },
    { reviewStatus: ['Approved'] },
    { overdue: true },
  ]
  const deals = 2600
  const pageSize = 50

  async function fill(mirror: SyncedMirror) {
    const owners = [ana, 'mei@tandem.example', 'zoe@tandem.example', undefined]
    const records = Array.from({ length: deals }, (_, i) =>
      record({
        id: `O${(i * 7919) % deals}`,
        company: `Company ${i % 90}`,
        title: i % 9 ? `Title ${(i * 31) % 400}` : undefined,
        owner: owners[i % 4],
        stage: i % 7 ? 'Qualified' : 'Launched',
        status: i % 5 ? 'Approved' : 'Submitted',
        closeDate: i % 6 ? `2026-${10 + (i % 3)}-${10 + (i % 19)}` : undefined,
      }),
    )
    await mirror.ledger.storeRecords('Sandbox', { records, gone: [] })
    await mirror.ledger.storeRecords('Sandbox', { records: [], gone: ['O5', 'O99'] })
  }

  /** Near and far, there and back. */
  function* pages(last: number) {
    for (const page of [1, last, last - 1, 3, 2, last >> 1, (last >> 1) + 1, (last >> 1) - 1, last - 5, 5]) {
      if (page >= 1 && page <= last) yield page
    }
  }

  test('are read anew once a deal has changed, left or come', async () => {
    const mirror = await openMirror(await databases.open())
    const [first, second] = ['Alder', 'Birch'].map((company, i) => record({ id: `O${i}`, company }))
    if (!first || !second) throw new Error('There are two deals')
    await mirror.ledger.storeRecords('Sandbox', { records: [first, second], gone: [] })
    const sort: ListSort = { by: 'company', descending: false }
    const companies = async (filter: PipelineFilter) => {
      const { cards } = await mirror.list('Sandbox', { filter, sort, page: 1, pageSize })
      return cards.map(({ company }) => company)
    }
    const text = { text: 'er' }
    expect([await companies({}), await companies(text)]).toEqual([['Alder', 'Birch'], ['Alder']])
    const renamed = record({ id: 'O0', company: 'Cedar', version: '2026-11-22T10:00:00Z' })
    const come = record({ id: 'O2', company: 'Aster' })
    await mirror.ledger.storeRecords('Sandbox', { records: [renamed, come], gone: [] })
    expect([await companies({}), await companies({ text: 'aster' })]).toEqual([
      ['Aster', 'Birch', 'Cedar'],
      ['Aster'],
    ])
    await mirror.ledger.forget('Sandbox')
    expect(await companies({})).toEqual([])
  })

  test('are the same however they are come to', { timeout: 120_000 }, async () => {
    const clock = () => new Date('2026-11-21T09:00:00Z')
    const mirror = await openMirror(await databases.open(), { clock })
    await fill(mirror)
    const sorts = sortColumns.map((by, i): ListSort => ({ by, descending: i % 2 === 0 }))
    for (const filter of filters) {
      for (const sort of sorts) {
        const whole = await mirror.list('Sandbox', { filter, sort, page: 1, pageSize: deals })
        const ids = whole.cards.map(({ id }) => id)
        expect(ids.length).toBe(whole.total)
        for (const page of pages(Math.ceil(ids.length / pageSize))) {
          const { cards } = await mirror.list('Sandbox', { filter, sort, page, pageSize })
          const wanted = ids.slice((page - 1) * pageSize, page * pageSize)
          expect({ filter, sort, page, ids: cards.map(({ id }) => id) }).toEqual({
            filter,
            sort,
            page,
            ids: wanted,
          })
        }
      }
    }
  })
})

describe('on SQLite', () => {
  const values = { text: 'm', number: 2, day: '2026-05-05' }
  const places = {
    company: values.text,
    title: values.text,
    stage: values.number,
    reviewStatus: values.number,
    closeDate: values.day,
    owner: values.text,
    stageSince: values.day,
    nextStepSince: values.day,
    modified: values.number,
  }
  const filters: PipelineFilter[] = [{}, { owner: 'ana@tandem.example' }, { overdue: true }]

  test('a page is read from a row on, in the index of its order alone', async () => {
    const database = openSqlite<MirrorTables>(':memory:')
    await openMirror(database)
    for (const filter of filters) {
      for (const by of sortColumns) {
        for (const [descending, isBack] of [
          [false, false],
          [false, true],
          [true, false],
          [true, true],
        ] as const) {
          const query = { catalog: 'Sandbox', filter, today: '2026-11-21', sort: { by, descending } } as const
          const start = { isBack, place: { rows: 500, value: places[by], id: 'O5' } }
          const { sql, parameters } = sortedQuery(database, query, 'known', start).limit(50).compile()
          const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])
          const { rows } = await database.executeQuery<{ detail: string }>(explained)
          const read = rows.map(({ detail }) => detail).join('\n')
          expect(read).toMatch(
            /^SEARCH .*COVERING INDEX mirror_list_(\w+) \(catalog=\? AND .*\(\1,id\)[<>]\(\?,\?\)/,
          )
          expect(read).not.toContain('TEMP B-TREE')
        }
      }
    }
    await database.destroy()
  })
})
