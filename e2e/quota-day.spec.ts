import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { APIRequest, Page } from '@playwright/test'
import { test as base, expect } from './fixtures'
import { freePort, runningServer, serverAt } from './test-run'

const deals = 10_000
/** AWS lists 100 deals a page and takes ten reads a second, ten at once after a pause. */
const soonestSeconds = (deals / 100 - 10) / 10

/**
 * The deals made for this test are of 2,000 companies, five each, in turn; those of this one are approved and Qualified.
 * See `makeRecords`.
 */
const company = 'Customer 1953 Ltd'
const address = '/opportunities?q=customer+1953+ltd'

interface Board {
  columns: { cards: { id: string; company: string; stage: string; pending?: string }[] }[]
}

async function untilHealthy(baseURL: string, server: ChildProcess, request: APIRequest): Promise<void> {
  const http = await request.newContext({ baseURL })
  try {
    const health = async () => {
      if (server.exitCode !== null) throw new Error('Tandem did not start; see above')
      return (await http.get('/api/health').catch(() => undefined))?.ok()
    }
    await expect.poll(health, { timeout: 90_000, intervals: [50] }).toBe(true)
  } finally {
    await http.dispose()
  }
}

/** A Tandem on a Partner Central that keeps to AWS's request rates and holds thousands of deals, none of which it has read. */
const test = base.extend<object, { quotaDay: { url: string; startedAt: number } }>({
  quotaDay: [
    async ({ playwright }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'tandem-quota-day-'))
      const { url, env } = serverAt(await freePort(), folder, 'server', 'off')
      mkdirSync(env.DATA_DIR)
      await promisify(execFile)(process.execPath, [
        'scripts/bench/make-records.mjs',
        env.DATA_DIR,
        String(deals),
      ])
      const startedAt = Date.now()
      const server = spawn(process.execPath, ['scripts/start.mjs'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, ...env, EMBEDDED_QUOTA: 'aws' },
      })
      const exit = once(server, 'exit')
      try {
        await untilHealthy(url, server, playwright.request)
        await use({ url, startedAt })
      } finally {
        server.kill()
        await exit
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ quotaDay }, use) => use(quotaDay.url),
})

async function readingStep(page: Page): Promise<string> {
  return (await (await page.request.get('/api/health')).json()).sync.step
}

async function boardOf(page: Page) {
  const { columns } = (await (await page.request.get(address.replace('/', '/api/'))).json()) as Board
  return columns.flatMap(({ cards }) => cards).filter((card) => card.company === company)
}

test('10,000 deals at AWS’s pace: a board from the first page on, and three quick drags', async ({
  page,
  signIn,
  partnerCentral,
  quotaDay,
}) => {
  test.skip(runningServer !== undefined, 'It needs a server of its own')
  test.setTimeout(120_000)
  await signIn('seller')

  await test.step('the first reading shows its progress, beside deals that are there already', async () => {
    await page.goto('/opportunities')
    await expect(page.getByRole('progressbar', { name: 'First reading from AWS' })).toBeVisible()
    await expect(page.getByText(/[\d,]+ deals read so far/).first()).toBeVisible()
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: /^Customer \d+ Ltd/ })
        .first(),
    ).toBeVisible()
    expect(await readingStep(page)).toBe('list')
  })

  await test.step('it ends at the pace of AWS’s quota', async () => {
    await expect.poll(() => readingStep(page), { timeout: 60_000, intervals: [200] }).toBe('details')
    const seconds = (Date.now() - quotaDay.startedAt) / 1000
    test
      .info()
      .annotations.push({ type: 'list read', description: `${seconds.toFixed(1)} s after the start` })
    expect(seconds).toBeGreaterThan(soonestSeconds)
    await expect(page.getByText('10,000 deals', { exact: true })).toBeVisible({ timeout: 30_000 })
  })

  await page.goto(address)
  const column = (stage: string) => page.getByRole('region', { name: stage, exact: true })
  const cardsIn = (stage: string) => column(stage).getByRole('listitem').filter({ hasText: company })
  await expect(cardsIn('Qualified')).toHaveCount(5)

  await test.step('each drag appears at once', async () => {
    for (let moved = 1; moved <= 3; moved++) {
      await cardsIn('Qualified')
        .first()
        .dragTo(column('Technical Validation'), {
          sourcePosition: { x: 40, y: 60 },
          targetPosition: { x: 20, y: 160 },
        })
      await expect(cardsIn('Technical Validation')).toHaveCount(moved, { timeout: 1000 })
    }
  })

  await test.step('and all are at AWS within seconds, while it is still being read', async () => {
    const began = Date.now()
    const arrived = async () =>
      (await boardOf(page)).filter((card) => card.stage === 'Technical Validation' && !card.pending)
    await expect.poll(async () => (await arrived()).length, { timeout: 10_000, intervals: [100] }).toBe(3)
    const seconds = (Date.now() - began) / 1000
    test
      .info()
      .annotations.push({ type: 'at AWS', description: `${seconds.toFixed(1)} s after the last drag` })
    expect(seconds).toBeLessThan(4)
    expect(await readingStep(page)).toBe('details')
    for (const { id } of await arrived())
      expect((await partnerCentral.get(id)).LifeCycle?.Stage).toBe('Technical Validation')
  })
})
