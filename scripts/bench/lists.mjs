/** The board and the list over mirrors of several sizes: whether they take longer the more there is. */
import { importTypeScript } from '../typescript.mjs'
import { catalog, dealAt } from './deals.mjs'
import { median, timesInTurn } from './numbers.mjs'

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

/** Every order, up and down, of every filter and of none: `{ name, filter, sort }`. */
function listQueries() {
  const orders = sorts.flatMap((by) => [false, true].map((descending) => ({ by, descending })))
  return Object.entries({ all: {}, ...filters }).flatMap(([name, filter]) =>
    orders.map((sort) => ({ name: `${name}, ${inWords(sort)}`, filter, sort })),
  )
}

/** How many pages there are. */
async function pagesOf(mirror, query) {
  const { total } = await mirror.list(catalog, { ...query, page: 1, pageSize })
  return Math.ceil(total / pageSize)
}

function pageReader(mirror, { filter, sort }, page) {
  return async () => {
    const { cards } = await mirror.list(catalog, { filter, sort, page, pageSize })
    if (cards.length === 0) throw new Error(`Page ${page} is empty`)
  }
}

/** The first page at every size. */
function firstPages(mirrors, query) {
  return {
    name: `${query.name}, page 1`,
    bySize: mirrors.map((mirror) => pageReader(mirror, query, 1)),
  }
}

/**
 * The same page, so the same way into the list, in the two largest mirrors: page 200 where the smaller one has so many, else
 * the page in the middle of what it has. The smallest has no such page at all.
 */
async function farPages(mirrors, query) {
  const [smaller, largest] = mirrors.slice(-2)
  const pages = await pagesOf(smaller, query)
  const page = pages >= farPage ? farPage : Math.max(1, Math.ceil(pages / 2))
  return {
    name: `${query.name}, page ${page}`,
    bySize: [smaller, largest].map((mirror) => pageReader(mirror, query, page)),
  }
}

async function boardReaders(mirrors) {
  const { firstPageSize } = await importTypeScript('app/(workspace)/opportunities/queries.ts')
  return Object.entries({ all: {}, ...filters }).map(([name, filter]) => ({
    name: `board of ${name}`,
    bySize: mirrors.map((mirror) => () => mirror.pipeline(catalog, filter, firstPageSize)),
  }))
}

const growth = ({ times }) => times.at(-1) / times[0]

const mostGrowth = 1.5
const tries = 3

/**
 * What takes a millisecond is soon disturbed by whatever else the machine does. What seems to grow is measured again, and
 * the calmest measurement counts: what does grow does so in each.
 */
async function measureGrowth({ name, bySize }) {
  let calmest = { name, times: await timesInTurn(bySize) }
  for (let again = 1; again < tries && growth(calmest) > mostGrowth; again++) {
    const next = { name, times: await timesInTurn(bySize) }
    if (growth(next) < growth(calmest)) calmest = next
  }
  return calmest
}

/** Those that grow most, first. */
async function measureAll(readers) {
  const results = []
  for (const reader of readers) results.push(await measureGrowth(reader))
  return results.sort((a, b) => growth(b) - growth(a))
}

/**
 * @param mirrors Smallest first.
 * @returns Median milliseconds by size, what grows most first, as `{ name, times }[]`: `boards` and `first` pages at every
 *   size; `far` pages in the two largest.
 */
export async function measureLists(mirrors) {
  const queries = listQueries()
  return {
    boards: await measureAll(await boardReaders(mirrors)),
    first: await measureAll(queries.map((query) => firstPages(mirrors, query))),
    far: await measureAll(await Promise.all(queries.map((query) => farPages(mirrors, query)))),
  }
}

const looks = 5

/** Changes a deal, so that nothing that is known of a list holds any more. */
async function changeOne(mirror, look) {
  const deal = dealAt(0)
  const LastModifiedDate = new Date(Date.now() + look).toISOString()
  const LifeCycle = { ...deal.LifeCycle, NextSteps: `Look ${LastModifiedDate}` }
  await mirror.saveOpportunity(catalog, { ...deal, LastModifiedDate, LifeCycle })
}

/**
 * Page 200 of filtered lists in one mirror, looked at for the first time after something changed, which is when it has to be
 * walked to, and the page after it.
 * @returns Median milliseconds, the slowest first: `{ name, jump, next }[]`.
 */
export async function measureJumps(mirror) {
  const results = []
  for (const [name, filter] of Object.entries({ all: {}, ...filters })) {
    for (const by of ['company', 'closeDate', 'modified']) {
      const query = { filter, sort: { by, descending: by === 'modified' } }
      const page = Math.min(farPage, (await pagesOf(mirror, query)) - 1)
      const samples = { jump: [], next: [] }
      for (let look = 0; look < looks; look++) {
        await changeOne(mirror, look)
        for (const [kind, at] of [
          ['jump', page],
          ['next', page + 1],
        ]) {
          const began = performance.now()
          await pageReader(mirror, query, at)()
          samples[kind].push(performance.now() - began)
        }
      }
      const list = `${name}, ${inWords(query.sort)}, page ${page}`
      results.push({ name: list, jump: median(samples.jump), next: median(samples.next) })
    }
  }
  return results.sort((a, b) => b.jump - a.jump)
}

/** Median milliseconds of a page, looked at for the first time after something changed. */
async function firstLook(mirror, read) {
  const samples = []
  for (let look = 0; look < looks; look++) {
    await changeOne(mirror, look)
    const began = performance.now()
    await read()
    samples.push(performance.now() - began)
  }
  return median(samples)
}

/**
 * @returns Median milliseconds of a search's first page beside the list's, the slowest first; `anew` is the search right after
 *   something changed, when nothing that was found holds any more: `{ name, search, list, anew }[]`.
 */
export async function measureSearch(mirror) {
  const page = (filter) => () => mirror.list(catalog, { filter, sort: byCloseDate, page: 1, pageSize })
  const results = []
  for (const [name, text] of Object.entries(texts)) {
    const [search, list] = await timesInTurn([page({ text }), page({})])
    results.push({ name, search, list, anew: await firstLook(mirror, page({ text })) })
  }
  return results.sort((a, b) => b.search / b.list - a.search / a.list)
}
