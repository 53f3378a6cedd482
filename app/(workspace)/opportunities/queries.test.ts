import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OpportunityCard } from '@/lib/opportunity/card'
import { type Stage, stages } from '@/lib/opportunity/stage'
import type { BoardChanges, BoardData } from './board-data'
import { noFilter } from './board-filter'
import { boardQuery, loadMore, ReadError } from './queries'

const today = '2026-11-21'
const view = { me: 'ana@tandem.example', filter: { ...noFilter, text: 'acme' } }

function card(id: string, stage: Stage): OpportunityCard {
  return {
    id,
    company: id,
    stage,
    reviewStatus: 'Approved',
    spend: [],
    closeDate: `2027-01-0${id.at(-1)}`,
    version: '1',
  }
}

function board(revision: number, prospects: OpportunityCard[], next?: string): BoardData {
  const columns = stages.map((stage) => ({
    stage,
    count: 5,
    spend: [],
    overdue: 0,
    cards: stage === 'Prospect' ? prospects : [],
    ...(stage === 'Prospect' && next ? { next } : {}),
  }))
  return { asOf: null, revision, total: 35, today, columns }
}

function changes(more: Partial<BoardChanges>): BoardChanges {
  return { asOf: null, revision: 8, total: 35, today, totals: [], cards: [], gone: [], ...more }
}

/** Our server: answers by path, at once or later, and what was asked. */
const answers = new Map<string, unknown>()
let asked: string[] = []
let client: QueryClient

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  asked = []
  answers.clear()
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname, search } = new URL(address, 'http://localhost')
    asked.push(pathname + search)
    const answer = await answers.get(pathname)
    return answer instanceof Response ? answer : Response.json(answer)
  })
})

afterEach(() => vi.unstubAllGlobals())

const read = () => client.fetchQuery({ ...boardQuery(view), staleTime: 0 })
const prospects = () =>
  client.getQueryData<BoardData>(boardQuery(view).queryKey)?.columns[0]?.cards.map(({ id }) => id)

describe('reading the board', () => {
  test('reads it whole once, and only what has changed from then on', async () => {
    answers.set('/api/opportunities', board(7, [card('O1', 'Prospect')]))
    await read()
    answers.set('/api/opportunities/changes', changes({ cards: [card('O2', 'Prospect')] }))
    expect((await read()).revision).toBe(8)
    expect(prospects()).toEqual(['O1', 'O2'])
    expect(asked).toEqual(['/api/opportunities?q=acme', '/api/opportunities/changes?q=acme&since=7'])
  })

  test('reads it whole again when too much has changed to list it', async () => {
    client.setQueryData(boardQuery(view).queryKey, board(7, [card('O1', 'Prospect')]))
    answers.set('/api/opportunities/changes', null)
    answers.set('/api/opportunities', board(900, [card('O9', 'Prospect')]))
    expect((await read()).revision).toBe(900)
    expect(prospects()).toEqual(['O9'])
  })

  test('reads it whole again on another day, which makes other deals overdue', async () => {
    client.setQueryData(boardQuery(view).queryKey, board(7, []))
    answers.set('/api/opportunities/changes', changes({ revision: 7, today: '2026-11-22' }))
    answers.set('/api/opportunities', { ...board(7, []), today: '2026-11-22' })
    expect((await read()).today).toBe('2026-11-22')
  })

  test('keeps a page that was scrolled in while the changes were on their way', async () => {
    client.setQueryData(boardQuery(view).queryKey, board(7, [card('O1', 'Prospect')], 'page-2'))
    answers.set('/api/opportunities/column', { cards: [card('O3', 'Prospect')] })
    let arrive: (answer: BoardChanges) => void = () => {}
    answers.set('/api/opportunities/changes', new Promise<BoardChanges>((resolve) => (arrive = resolve)))
    const reading = read()
    await loadMore(client, view, 'Prospect')
    arrive(changes({ cards: [card('O2', 'Prospect')] }))
    await reading
    expect(prospects()).toEqual(['O1', 'O2', 'O3'])
  })

  test('never shows one person the deals of another', async () => {
    client.setQueryData(boardQuery(view).queryKey, board(7, [card('O1', 'Prospect')]))
    const other = boardQuery({ ...view, me: 'marc@tandem.example' })
    expect(client.getQueryData(other.queryKey)).toBeUndefined()
  })

  test('says with which status it failed', async () => {
    answers.set('/api/opportunities', new Response('{}', { status: 401 }))
    await expect(read()).rejects.toMatchObject(new ReadError(401))
  })
})

describe('one more page', () => {
  test('is asked for once, however often the column says that it needs it', async () => {
    client.setQueryData(boardQuery(view).queryKey, board(7, [card('O1', 'Prospect')], 'page-2'))
    answers.set('/api/opportunities/column', { cards: [card('O2', 'Prospect')] })
    await Promise.all([loadMore(client, view, 'Prospect'), loadMore(client, view, 'Prospect')])
    await loadMore(client, view, 'Prospect')
    expect(asked).toEqual(['/api/opportunities/column?q=acme&stage=Prospect&cursor=page-2'])
    expect(prospects()).toEqual(['O1', 'O2'])
  })

  test('can be asked for again after it failed', async () => {
    client.setQueryData(boardQuery(view).queryKey, board(7, [], 'page-2'))
    answers.set('/api/opportunities/column', new Response('', { status: 500 }))
    await expect(loadMore(client, view, 'Prospect')).rejects.toThrow(ReadError)
    answers.set('/api/opportunities/column', { cards: [card('O2', 'Prospect')] })
    await loadMore(client, view, 'Prospect')
    expect(prospects()).toEqual(['O2'])
  })
})
