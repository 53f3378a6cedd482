/** The board and the list over mirrors of several sizes: whether they take longer the more there is. */
import { importTypeScript } from '../typescript.mjs'
import { catalog } from './deals.mjs'
import { timesInTurn } from './numbers.mjs'

const pageSize = 50
const farPage = 200

const sorts = [
  'company',
  'title',
  'stage',
  'reviewStatus',
  'closeDate',
  'owner',
  'stageSince',
  'nextStepSince',
  'modified',
]

const owner = 'ana.ruiz@tandem.example'
const filters = {
  'one owner': { owner },
  'a team of three': { owners: [owner, 'mei.tanaka@tandem.example', 'jo.adler@tandem.example'] },
  'one status': { reviewStatus: ['Action Required'] },
  'two statuses': { reviewStatus: ['Approved', 'In review'] },
  overdue: { overdue: true },
  'owner and two statuses': { owner, reviewStatus: ['Approved', 'In review'] },
  'overdue, one owner': { owner, overdue: true },
}
const sortsOfFilters = [
  { by: 'closeDate', descending: false },
  { by: 'company', descending: true },
  { by: 'modified', descending: true },
]

const texts = {
  'a word of a company': 'harbor',
  'a word of a title': 'telemetry',
  'two words': 'cedar migration',
  'part of a partner id': 'crm-1009',
  'an AWS id': 'O5000500',
  'a few letters': 'log',
  'what nobody has': 'zeppelin',
}

const inWords = ({ by, descending }) => `by ${by}${descending ? ', descending' : ''}`
const byCloseDate = { by: 'closeDate', descending: false }

/** What is asked of a list, by name: `{ filter, sort }`. */
function listQueries() {
  const both = sorts.flatMap((by) => [false, true].map((descending) => ({ by, descending })))
  const queries = both.map((sort) => [inWords(sort), { filter: {}, sort }])
  for (const [name, filter] of Object.entries(filters)) {
    for (const sort of sortsOfFilters) queries.push([`${name}, ${inWords(sort)}`, { filter, sort }])
  }
  return queries
}

/** @returns A way to read that page, or the last one there is. */
async function pageReader(mirror, query, page) {
  const { total } = await mirror.list(catalog, { ...query, page: 1, pageSize })
  const asked = { ...query, pageSize, page: Math.min(page, Math.max(1, Math.ceil(total / pageSize))) }
  return async () => {
    const { cards } = await mirror.list(catalog, asked)
    if (cards.length === 0) throw new Error(`Page ${asked.page} of ${total} deals is empty`)
  }
}

async function listReaders(mirrors) {
  const readers = []
  for (const [name, query] of listQueries()) {
    for (const page of [1, farPage]) {
      const bySize = await Promise.all(mirrors.map((mirror) => pageReader(mirror, query, page)))
      readers.push({ name: `list ${name}, page ${page}`, bySize })
    }
  }
  return readers
}

async function boardReaders(mirrors) {
  const { firstPageSize } = await importTypeScript('app/(workspace)/opportunities/queries.ts')
  const reader = (name, filter) => ({
    name,
    bySize: mirrors.map((mirror) => () => mirror.pipeline(catalog, filter, firstPageSize)),
  })
  return {
    board: reader('board, first page', {}),
    filteredBoards: Object.entries(filters).map(([name, filter]) => reader(`board of ${name}`, filter)),
  }
}

async function measured({ name, bySize }) {
  return { name, times: await timesInTurn(bySize) }
}

/**
 * @param mirrors Smallest first.
 * @returns Median milliseconds by size, of the board, of boards with a filter and of list pages, the worst first:
 *   `{ board, filteredBoards, lists }`, each `{ name, times }`.
 */
export async function measureLists(mirrors) {
  const { board, filteredBoards } = await boardReaders(mirrors)
  const growth = ({ times }) => times.at(-1) / times[0]
  const all = async (readers) => {
    const results = []
    for (const reader of readers) results.push(await measured(reader))
    return results.sort((a, b) => growth(b) - growth(a))
  }
  return {
    board: await measured(board),
    filteredBoards: await all(filteredBoards),
    lists: await all(await listReaders(mirrors)),
  }
}

/** @returns Median milliseconds of a search's first page beside the list's, the slowest first: `{ name, search, list }[]`. */
export async function measureSearch(mirror) {
  const page = (filter) => () => mirror.list(catalog, { filter, sort: byCloseDate, page: 1, pageSize })
  const results = []
  for (const [name, text] of Object.entries(texts)) {
    const [search, list] = await timesInTurn([page({ text }), page({})])
    results.push({ name, search, list })
  }
  return results.sort((a, b) => b.search / b.list - a.search / a.list)
}
