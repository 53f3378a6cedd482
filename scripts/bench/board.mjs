/** The pipeline board in Chromium: at 250 and at 10,000 deals, and beside a page without scripts that shows the same. */
import { gzipSync } from 'node:zlib'
import {
  GetOpportunityCommand,
  ListOpportunitiesCommand,
  PartnerCentralSellingClient,
} from '@aws-sdk/client-partnercentral-selling'
import { chromium } from 'playwright'
import { importTypeScript } from '../typescript.mjs'
import { median } from './numbers.mjs'
import { pageProbe } from './page-probe.mjs'
import { accessKey, startBareServer, startTandem } from './servers.mjs'

const loads = 5
const viewport = { width: 1440, height: 900 }
/** How long after the load event a page may still block or fetch what counts as part of its start. */
const settleMs = 2000
const moveFrom = 'Qualified'
const moveTo = 'Technical Validation'

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function sellerCookie(url) {
  const { sessionCookie } = await importTypeScript('e2e/session.ts')
  const { DEMO_ACCOUNTS } = await importTypeScript('lib/auth/demo-accounts.ts')
  return sessionCookie(
    url,
    DEMO_ACCOUNTS.find(({ role }) => role === 'seller'),
  )
}

/** A browser that has never been here: no cache, no connection. */
async function freshPage(browser, cookie, expectedCards = 1) {
  const context = await browser.newContext({ viewport, locale: 'en-US' })
  if (cookie) await context.addCookies([cookie])
  const page = await context.newPage()
  await page.addInitScript(pageProbe, expectedCards)
  return { page, close: () => context.close() }
}

/** By then the page has also fetched what it gets ready in its idle time. */
const idleMs = 6000

async function untilCardsVisible(page) {
  await page.waitForFunction(() => window.tandemProbe?.cardsVisible !== undefined, undefined, {
    timeout: 60_000,
  })
}

/** One cold load. */
async function load(browser, { url, cookie, expectedCards }) {
  const { page, close } = await freshPage(browser, cookie, expectedCards)
  const scripts = []
  let loaded = false
  page.on('response', (response) => {
    if (!loaded && response.request().resourceType() === 'script') scripts.push(response)
  })
  page.once('load', () => {
    loaded = true
  })
  await page.goto(url, { waitUntil: 'load' })
  await untilCardsVisible(page)
  await sleep(settleMs)
  const bodies = await Promise.all(scripts.map((response) => response.body()))
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { cardsVisible, blockingMs } = await page.evaluate(() => window.tandemProbe)
  await close()
  return {
    cardsVisible,
    blockingMs,
    heapMb: usedSize / 2 ** 20,
    scriptKb: bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1024,
  }
}

function medians(samples) {
  return Object.fromEntries(
    Object.keys(samples[0]).map((name) => [name, median(samples.map((sample) => sample[name]))]),
  )
}

/** The board as it stands, without anything that runs: the least that can show these cards. */
async function scriptlessCopy(page) {
  const html = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true)
    for (const element of copy.querySelectorAll(
      'script, link[as="script"], link[rel="modulepreload"], template, noscript',
    )) {
      element.remove()
    }
    return `<!DOCTYPE html>${copy.outerHTML}`
  })
  const answers = { '/opportunities': answer(html, 'text/html; charset=utf-8') }
  for (const href of new Set(
    [...html.matchAll(/(?:href|src)="(\/_next\/static\/[^"]+)"/g)].map(([, path]) => path),
  )) {
    const response = await page.request.get(new URL(href.replaceAll('&amp;', '&'), page.url()).href)
    answers[href] = answer(await response.body(), response.headers()['content-type'])
  }
  return answers
}

function answer(content, type) {
  return { headers: { 'content-type': type }, body: Buffer.from(content).toString('base64') }
}

/** Everything the page sends and receives, headers included, from now until `stop`. */
async function countBytes(page) {
  const session = await page.context().newCDPSession(page)
  const total = { bytes: 0, requests: [] }
  const headerBytes = (headers) =>
    Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + String(value).length + 4, 0)
  session.on('Network.requestWillBeSent', ({ request }) => {
    total.bytes += request.url.length + Buffer.byteLength(request.postData ?? '')
    total.requests.push(`${request.method} ${new URL(request.url).pathname}`)
  })
  session.on('Network.requestWillBeSentExtraInfo', ({ headers }) => {
    total.bytes += headerBytes(headers)
  })
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    total.bytes += encodedDataLength
  })
  await session.send('Network.enable')
  return {
    async stop() {
      await session.detach()
      return total
    },
  }
}

/**
 * The first deal of a column that may be moved without a question: approved, and not overdue. Where the board puts it in
 * its new column is the board's business; that it is to be seen there is what we measure.
 */
async function movableDeal(url) {
  const client = new PartnerCentralSellingClient({
    region: 'us-east-1',
    endpoint: `${url}/api/partner-central`,
    credentials: accessKey,
  })
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const { OpportunitySummaries = [] } = await client.send(
    new ListOpportunitiesCommand({
      Catalog: 'Sandbox',
      LifeCycleStage: [moveFrom],
      LifeCycleReviewStatus: ['Approved'],
      TargetCloseDate: { AfterTargetCloseDate: tomorrow },
      Sort: { SortBy: 'TargetCloseDate', SortOrder: 'ASCENDING' },
      MaxResults: 1,
    }),
  )
  const id = OpportunitySummaries[0]?.Id
  if (!id) throw new Error('The seeded data has no deal that can be moved')
  return { id, stageNow: () => stageOf(client, id) }
}

/** Scrolls a column, which loads and draws its cards as it goes, until that card is in the middle of it. */
async function scrollToCard(page, columnId, cardId) {
  const card = page.locator(`[data-card="${cardId}"]`)
  const list = page.locator(`[data-column="${columnId}"] ul`)
  for (let step = 0; step < 600 && (await card.count()) === 0; step++) {
    await list.evaluate((element) => element.parentElement.scrollBy({ top: 500 }))
    await sleep(40)
  }
  await card.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await sleep(idleMs)
  return card
}

async function stageOf(client, id) {
  const { LifeCycle } = await client.send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: id }))
  return LifeCycle?.Stage
}

/** Drags a card to another column: frames until it is there, and the bytes it cost. */
async function measureMove(browser, { url, cookie }) {
  const deal = await movableDeal(url)
  const { page, close } = await freshPage(browser, cookie)
  await page.goto(`${url}/opportunities`)
  await untilCardsVisible(page)
  const card = await scrollToCard(page, moveFrom, deal.id)
  const traffic = await countBytes(page)
  const dropped = page.evaluate(([id, column]) => window.tandemProbe.timeDrop(id, column), [deal.id, moveTo])
  await card.dragTo(page.locator(`[data-column="${moveTo}"]`), { sourcePosition: { x: 40, y: 60 } })
  const drop = await dropped
  await sleep(1500)
  const { bytes, requests } = await traffic.stop()
  await close()
  if ((await deal.stageNow()) !== moveTo) throw new Error('The dropped card was not saved')
  return { drop, bytes, requests }
}

/** From a search text entered at once until the board shows its result and no longer changes; the median of a few. */
async function measureFilter(browser, { url, cookie }) {
  const { page, close } = await freshPage(browser, cookie)
  await page.goto(`${url}/opportunities`)
  await untilCardsVisible(page)
  await sleep(idleMs)
  const search = page.getByRole('searchbox').first()
  const times = []
  for (const text of ['alder', 'freight', 'data centre', 'ruiz', 'crm-2001']) {
    const timed = page.evaluate((watchMs) => window.tandemProbe.timeFilter(watchMs), settleMs)
    await search.fill(text)
    times.push((await timed) ?? Number.POSITIVE_INFINITY)
    await search.fill('')
    await sleep(settleMs)
  }
  await close()
  return median(times)
}

/** @returns By size: `{ load, move, filterMs }`; and `scriptless`, the load of the page without scripts. */
export async function measureBoard(folders) {
  const { chromiumLaunch } = await importTypeScript('e2e/browser.ts')
  const browser = await chromium.launch(await chromiumLaunch())
  const running = []
  try {
    const sites = {}
    for (const [size, folder] of Object.entries(folders)) {
      const tandem = await startTandem(folder)
      running.push(tandem)
      sites[size] = { url: tandem.url, cookie: await sellerCookie(tandem.url) }
    }
    const { page, close } = await freshPage(browser, sites.small.cookie)
    await page.goto(`${sites.small.url}/opportunities`)
    await untilCardsVisible(page)
    await sleep(settleMs)
    const expectedCards = await page.evaluate(() => window.tandemProbe.visibleCards())
    const bare = await startBareServer(await scriptlessCopy(page))
    running.push(bare)
    await close()

    const contenders = {
      small: { ...sites.small, url: `${sites.small.url}/opportunities`, expectedCards },
      large: { ...sites.large, url: `${sites.large.url}/opportunities`, expectedCards },
      scriptless: { url: `${bare.url}/opportunities`, expectedCards },
    }
    const samples = { small: [], large: [], scriptless: [] }
    // The first load of each also warms the servers; it is not counted.
    for (let round = 0; round <= loads; round++) {
      for (const [name, contender] of Object.entries(contenders)) {
        const sample = await load(browser, contender)
        if (round > 0) samples[name].push(sample)
      }
    }
    const sized = async (name) => ({
      load: medians(samples[name]),
      move: await measureMove(browser, sites[name]),
      filterMs: await measureFilter(browser, sites[name]),
    })
    return {
      expectedCards,
      small: await sized('small'),
      large: await sized('large'),
      scriptless: medians(samples.scriptless),
    }
  } finally {
    await browser.close()
    for (const server of running) await server.stop()
  }
}
