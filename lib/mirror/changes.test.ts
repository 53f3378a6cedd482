import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpportunitySummary } from '@/lib/opportunity/opportunity'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { Stage } from '@/lib/opportunity/stage'
import { openSqlite } from '@/lib/sql/sqlite'
import type { Mirror } from './mirror'
import { openMirror } from './open-mirror'

let database: ReturnType<typeof openSqlite>
let mirror: Mirror
let minute = 0

beforeEach(async () => {
  minute = 0
  database = openSqlite(':memory:')
  mirror = await openMirror(database, { clock: () => new Date('2026-11-21T12:00:00Z') })
})

afterEach(() => database.destroy())

function deal(id: string, Stage: Stage, ReviewStatus: ReviewStatus = 'Approved'): OpportunitySummary {
  return {
    Catalog: 'Sandbox',
    Id: id,
    CreatedDate: '2026-01-01T00:00:00Z',
    LastModifiedDate: new Date(Date.UTC(2026, 10, 1, 0, minute++)).toISOString(),
    LifeCycle: { Stage, ReviewStatus, TargetCloseDate: '2027-01-01' },
    Customer: { Account: { CompanyName: `Company ${id}` } },
  }
}

const save = (...deals: OpportunitySummary[]) => mirror.saveSummaries('Sandbox', deals)

describe('changes since a revision', () => {
  test('are the deals that changed after it, and the totals of all', async () => {
    await save(deal('O1', 'Prospect'), deal('O2', 'Prospect'))
    const since = await mirror.revision('Sandbox')
    await save(deal('O2', 'Qualified'))

    const changes = await mirror.changes('Sandbox', since)
    expect(changes).toMatchObject({ revision: since + 1, total: 2, gone: [] })
    expect(changes?.cards.map(({ id, stage }) => [id, stage])).toEqual([['O2', 'Qualified']])
    expect(changes?.totals.map(({ stage, count }) => [stage, count]).slice(0, 2)).toEqual([
      ['Prospect', 1],
      ['Qualified', 1],
    ])
  })

  test('name the deals that the filter no longer keeps', async () => {
    await save(deal('O1', 'Prospect', 'In review'), deal('O2', 'Prospect', 'In review'))
    const since = await mirror.revision('Sandbox')
    await save(deal('O1', 'Prospect', 'Approved'), deal('O2', 'Qualified', 'In review'))

    const changes = await mirror.changes('Sandbox', since, { reviewStatus: ['In review'] })
    expect(changes?.cards.map(({ id }) => id)).toEqual(['O2'])
    expect(changes?.gone).toEqual(['O1'])
    expect(changes?.total).toBe(2)
  })

  test('are nothing at the newest revision', async () => {
    await save(deal('O1', 'Prospect'))
    const since = await mirror.revision('Sandbox')
    expect(await mirror.changes('Sandbox', since)).toMatchObject({
      revision: since,
      cards: [],
      gone: [],
      totals: [],
    })
  })

  test('are not listed when they are too many, or since a revision there never was', async () => {
    const since = await mirror.revision('Sandbox')
    await save(...Array.from({ length: 201 }, (_, i) => deal(`O${i}`, 'Prospect')))
    expect(await mirror.changes('Sandbox', since)).toBeUndefined()
    expect(await mirror.changes('Sandbox', since + 50)).toBeUndefined()
  })
})

test('a save says which revision it made, and none when it changed nothing', async () => {
  const record = deal('O1', 'Prospect')
  const made = await mirror.saveOpportunity('Sandbox', record)
  expect(made).toBe(await mirror.revision('Sandbox'))
  expect(await mirror.saveOpportunity('Sandbox', record)).toBeUndefined()
})

test('a board says how many deals there are without its filter', async () => {
  await save(deal('O1', 'Prospect'), deal('O2', 'Prospect', 'In review'))
  const board = await mirror.pipeline('Sandbox', { reviewStatus: ['In review'] })
  expect(board.total).toBe(2)
  expect(board.columns[0]?.count).toBe(1)
})
