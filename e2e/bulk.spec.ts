import { ListOpportunitiesCommand } from '@aws-sdk/client-partnercentral-selling'
import type { Locator, Page } from '@playwright/test'
import { test as base, expect, expectAccessible } from './fixtures'
import { withServerAtAwsPace } from './own-server'
import type { TestPartnerCentral } from './partner-central'
import { runningServer } from './test-run'

/** Some are locked, some overdue; the others take long enough, at a write a second, to be watched. */
const deals = 30

const test = base.extend<object, { atAwsPace: string }>({
  atAwsPace: [
    async ({ playwright }, use) =>
      runningServer ? use(runningServer) : withServerAtAwsPace(playwright.request, deals, use),
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ atAwsPace }, use) => use(atAwsPace),
})

// One server for all of them.
test.describe.configure({ mode: 'default' })

const rows = (page: Page) => page.getByRole('table', { name: 'Deals' }).getByRole('row')

/** The number that stands there; 0 where nothing does. */
async function numberIn(place: Locator): Promise<number> {
  return Number((await place.allTextContents()).join().match(/\d+/)?.[0] ?? 0)
}

/** How often AWS has the text in each deal's history of next steps, for the deals that have it at all. */
async function timesAtAws({ client, get }: TestPartnerCentral, text: string): Promise<number[]> {
  const { OpportunitySummaries = [] } = await client.send(
    new ListOpportunitiesCommand({ Catalog: 'Sandbox' }),
  )
  const times: number[] = []
  for (const { Id = '' } of OpportunitySummaries) {
    const history = (await get(Id)).LifeCycle?.NextStepsHistory ?? []
    times.push(history.filter(({ Value }) => Value === text).length)
  }
  return times.filter((count) => count > 0)
}

/** What the page says next arrives, but the answer does not. */
async function loseNextAnswer(page: Page): Promise<void> {
  await page.route(
    ({ pathname }) => pathname === '/opportunities/list',
    async (route) => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
}

test('the next step of many deals is changed, watched, cancelled half-way and resumed, and arrives once', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  test.setTimeout(150_000)
  const text = 'Autumn call with the sponsor'
  await signIn('seller')
  await page.goto('/opportunities/list')
  await expect(rows(page).nth(1)).toBeVisible()
  // Again until the page listens to its keys.
  await expect(async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(page.getByRole('toolbar', { name: 'Selected deals' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.getByRole('button', { name: `Select all ${deals} matching` }).click()
  await expect(page.getByText(`${deals} selected`)).toBeVisible()

  await page.getByRole('button', { name: 'Change next step…' }).click()
  const dialog = page.getByRole('dialog', { name: `Change the next step of ${deals} deals` })
  const forecast = dialog.getByText(/will change/)
  await expect(forecast).toBeVisible()
  const changing = await numberIn(forecast)
  const overdue = await numberIn(dialog.getByText(/^\d+ overdue$/))
  const locked = await numberIn(dialog.getByText(/^\d+ locked$/))
  expect(changing + overdue + locked).toBe(deals)
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Next step' }).fill(text)
  await loseNextAnswer(page)
  await dialog.getByRole('button', { name: `Change ${changing} deals` }).click()
  await expect(dialog.getByText('Tandem did not answer')).toBeVisible()
  await dialog.getByRole('button', { name: `Change ${changing} deals` }).click()

  const notice = page.getByRole('region', { name: 'Next steps of many deals' })
  await expect(notice).toContainText(`of ${changing} sent`)
  await notice.getByRole('link', { name: 'Watch' }).click()
  const batch = page.getByRole('region', { name: `Next steps of ${changing} deals` })
  await expect(batch).toContainText(/(?<!\d)[3-9] of \d+ sent · \d+ waiting, about \d+ s/)

  await batch.getByRole('button', { name: 'Cancel the rest' }).click()
  const resume = batch.getByRole('button', { name: /^Resume \d+ deals?$/ })
  await expect(resume).toBeVisible()
  await expect(batch).not.toContainText('waiting')
  const left = await numberIn(resume)
  expect(left).toBeGreaterThan(0)
  await expect(batch).toContainText(`${changing - left} of ${changing} sent · ${left} cancelled`)
  expect(await timesAtAws(partnerCentral, text)).toHaveLength(changing - left)
  await expectAccessible(page)

  await resume.click()
  await expect(batch).toContainText(`${changing} of ${changing} sent`, { timeout: 60_000 })
  expect(await timesAtAws(partnerCentral, text)).toEqual(Array.from({ length: changing }, () => 1))

  await batch.getByText('Every deal').click()
  await expect(batch.getByRole('listitem')).toHaveCount(changing)
  const csv = await batch.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')
  const report = await (await page.request.get(csv ?? '')).text()
  expect(report.trim().split('\r\n')).toHaveLength(changing + 1)
  expect(report.match(/,Sent,/g)).toHaveLength(changing)
})

test('the list shows the board’s deals, sorted as the address says', async ({ page, signIn }) => {
  await signIn('seller')
  await page.goto('/opportunities?review=Approved')
  await page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'List' }).click()
  await expect(page).toHaveURL(/\/opportunities\/list\?review=Approved$/)
  await page.getByRole('button', { name: 'Closes' }).click()
  await expect(page).toHaveURL(/sort=closeDate/)
  const days = () =>
    page
      .locator('tbody time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''))
  const closing = async () => (await days()).filter((day) => day.length === 10)
  await expect
    .poll(async () => JSON.stringify(await closing()))
    .toBe(JSON.stringify([...(await closing())].sort()))
  await page.reload()
  expect(await closing()).toEqual([...(await closing())].sort())
})

test('a viewer reads the list and is offered no change', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.goto('/opportunities/list')
  await expect(rows(page).nth(1)).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await rows(page).nth(1).getByRole('link').first().press('Enter')
  await expect(page).toHaveURL(/\/opportunities\/O\d+$/)
})
