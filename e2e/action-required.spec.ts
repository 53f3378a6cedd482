import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { reviewComments, reviewReason } from './partner-central'

const problem = (page: Page) => page.getByRole('textbox', { name: 'Business problem' })
const sendBack = (page: Page) => page.getByRole('button', { name: 'Send back to AWS' })
const answer =
  'Forty hours a month are lost to unplanned stops, because sensor data is deleted before anybody can compare plants.'

/** Opens the item and waits until the page has asked AWS: by then it is alive. */
async function open(page: Page, id: string): Promise<void> {
  const asked = page.waitForResponse((response) => response.url().endsWith(`/api/opportunities/${id}`))
  await page.goto(`/action-required?item=${id}`)
  await asked
}

test('what AWS asks for is pinned beside only the fields that may change', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id, title } = await partnerCentral.seed('action-required')
  await signIn('seller')
  await open(page, id)
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  const request = page.getByRole('region', { name: 'What AWS asks for' })
  await expect(request.getByText(reviewReason)).toBeVisible()
  await expect(request.getByText(reviewComments)).toBeVisible()

  const form = page.getByRole('form', { name: 'Your answer' })
  const labels = await form.locator('label').allTextContents()
  expect(labels.map((label) => label.replace(/\s*\(.*\)$/, ''))).toEqual([
    'Business problem',
    'Target close date',
    'Your CRM ID',
    'What it is',
    'Amount',
    'AWS Pricing Calculator link',
    'Website',
    'Country',
    'State',
    'Postal code',
    'City',
    'Street address',
  ])
  for (const control of await form.locator('input, select, textarea').all())
    await expect(control).toBeEnabled()
  await expectAccessible(page)
})

test('a seller mends it, sees what it said before, sends it back, and it is under review again', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id } = await partnerCentral.seed('action-required')
  const before = await partnerCentral.get(id)
  await signIn('seller')
  await open(page, id)
  await expect(page.getByText('Nothing changed yet')).toBeVisible()

  await problem(page).fill('Too short')
  await expect(page.getByText('1 problem left')).toBeVisible()
  await expect(page.locator('del')).toHaveText(before.Project?.CustomerBusinessProblem ?? '')
  await sendBack(page).click()
  await expect(page.getByText('Describe the problem in at least 20 characters')).toBeVisible()
  await expect(problem(page)).toBeFocused()
  expect((await partnerCentral.get(id)).LastModifiedDate).toEqual(before.LastModifiedDate)

  await problem(page).fill(answer)
  await expect(page.getByText('Ready to send')).toBeVisible()
  await sendBack(page).click()
  await expect(page.getByRole('heading', { name: 'Waiting for AWS, round 2' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Next: |Open the opportunity/ }).last()).toBeFocused()

  const after = await partnerCentral.untilReviewed(id, 'In review')
  expect(after.Project).toEqual({ ...before.Project, CustomerBusinessProblem: answer })
  expect(after.Customer).toEqual(before.Customer)
})

test('AWS’s comments are text and nothing else', async ({ page, signIn, partnerCentral }) => {
  const { id } = await partnerCentral.seed('in-review')
  const comments = 'See <img src=x onerror="document.title=1"> and [this](javascript:alert(1))\nin two lines.'
  await partnerCentral.update(id, {
    LifeCycle: { ReviewStatus: 'Action Required', ReviewComments: comments },
  })
  await signIn('seller')
  await page.goto(`/action-required?item=${id}`)
  const request = page.getByRole('region', { name: 'What AWS asks for' })
  await expect(request.getByText('See <img src=x')).toBeVisible()
  await expect(request.locator('img, a')).toHaveCount(0)
})

test('the queue stands longest waiting first, J and K walk it, and typed text stays with its item', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const first = await partnerCentral.seed('action-required')
  const second = await partnerCentral.seed('action-required')
  await signIn('seller')
  const queue = page.getByRole('navigation', { name: 'Waiting for you' })
  await expect(async () => {
    await open(page, first.id)
    await expect(queue.getByRole('link', { name: new RegExp(second.company) })).toBeVisible({ timeout: 1000 })
  }).toPass()
  // Other tests send deals back at the same time, so there may be some in between.
  const links = await queue
    .getByRole('link')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  const from = links.findIndex((href) => href.endsWith(first.id))
  const to = links.findIndex((href) => href.endsWith(second.id))
  expect(to).toBeGreaterThan(from)

  await problem(page).fill('Typed, not sent, and long enough to be fine')
  await problem(page).press('j')
  await expect(problem(page)).toHaveValue('Typed, not sent, and long enough to be finej')

  await page.getByRole('heading', { level: 1 }).click()
  const press = async (key: 'j' | 'k', arrivesAt: number) => {
    await page.keyboard.press(key)
    await expect(queue.locator('[aria-current="true"]')).toHaveAttribute('href', links[arrivesAt] ?? '')
  }
  for (let at = from + 1; at <= to; at++) await press('j', at)
  await expect(page.getByRole('heading', { level: 2, name: second.title })).toBeVisible()
  for (let at = to - 1; at >= from; at--) await press('k', at)
  await expect(page.getByRole('heading', { level: 2, name: first.title })).toBeVisible()
  await expect(problem(page)).toHaveValue('Typed, not sent, and long enough to be finej')
})

test('a viewer reads the queue and cannot answer', async ({ page, signIn, partnerCentral }) => {
  const { id } = await partnerCentral.seed('action-required')
  await signIn('viewer')
  await page.goto(`/action-required?item=${id}`)
  await expect(page.getByText(reviewComments)).toBeVisible()
  await expect(problem(page)).toBeDisabled()
  await expect(sendBack(page)).toHaveCount(0)
})

test.describe('with a reviewer who answers', () => {
  test.use({ server: 'quick' })

  test('what AWS sends back is in the queue by itself, and the answer is reviewed again', async ({
    page,
    signIn,
    partnerCentral,
  }) => {
    const thin = { Project: { CustomerBusinessProblem: 'Reports take too long to make.' } }
    const { id, company, title } = await partnerCentral.seed('pending', thin)
    await partnerCentral.submit(id)
    await partnerCentral.untilReviewed(id, 'Action Required')
    await signIn('seller')
    const entry = page
      .getByRole('navigation', { name: 'Waiting for you' })
      .getByRole('link', { name: new RegExp(company) })
    await expect(async () => {
      await page.goto('/action-required')
      await expect(entry).toBeVisible({ timeout: 1000 })
    }).toPass()
    await entry.click()
    // Until then the first item of the queue is on the screen, and may be asked the same.
    await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
    await expect(page.getByText('describe the customer')).toBeVisible()
    await problem(page).fill(answer)
    await sendBack(page).click()
    await expect(page.getByRole('heading', { name: 'Waiting for AWS, round 2' })).toBeVisible()
    await partnerCentral.untilReviewed(id, 'Approved')
    // The screen follows AWS's decision without being asked.
    await expect(page.getByRole('heading', { name: 'AWS has answered: Approved' })).toBeVisible({
      timeout: 20_000,
    })
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the queue leads to the item and back', async ({ page, signIn, partnerCentral }) => {
    const { id, company } = await partnerCentral.seed('action-required')
    await signIn('seller')
    const queue = page.getByRole('navigation', { name: 'Waiting for you' })
    await expect(async () => {
      await page.goto('/action-required')
      await expect(queue.getByRole('link', { name: new RegExp(company) })).toBeVisible({ timeout: 1000 })
    }).toPass()
    await expect(sendBack(page)).toBeHidden()
    await queue.getByRole('link', { name: new RegExp(company) }).click()
    await expect(page).toHaveURL(new RegExp(id))
    await expect(sendBack(page)).toBeVisible()
    await expect(queue).toBeHidden()
    await page.getByRole('link', { name: 'All that wait' }).click()
    await expect(queue).toBeVisible()
  })
})
