import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const title = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true })
const comments = (page: Page) => page.getByRole('textbox', { name: 'Anything else AWS should know' })
const save = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click()

/** The page first shows what Tandem remembers; from here on it has asked AWS. */
async function open(page: Page, id: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith(`/api/opportunities/${id}`))
  await page.goto(`/opportunities/${id}`)
  await answer
  await expect(title(page)).toBeVisible()
}

test('a seller edits a field and AWS has it, with everything else as it was', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id, company, title: name } = await partnerCentral.seed('approved')
  const before = await partnerCentral.get(id)
  await signIn('seller')
  await open(page, id)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText(company, { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('list', { name: 'Stage' }).getByText('Qualified')).toBeVisible()

  await comments(page).fill('The customer has a frozen zone in December.')
  await save(page)
  await expect(page.getByText('Saved at AWS')).toBeVisible()

  const { LastModifiedDate: _now, Project, $metadata: _after, ...rest } = await partnerCentral.get(id)
  const { LastModifiedDate: _then, Project: old, $metadata: _before, ...others } = before
  expect(Project).toEqual({ ...old, AdditionalComments: 'The customer has a frozen zone in December.' })
  expect(rest).toEqual(others)
})

test('a next step is counted, saved and kept in the history', async ({ page, signIn, partnerCentral }) => {
  const { id } = await partnerCentral.seed('approved')
  await signIn('seller')
  await open(page, id)
  const panel = page.getByRole('region', { name: 'Next steps' })
  const box = panel.getByRole('textbox')

  await box.fill('x'.repeat(256))
  await expect(panel.getByText('1 characters too many')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Save next step' })).toBeDisabled()

  await box.fill('Send the quote to Karen')
  await expect(panel.getByText('232 characters left')).toBeVisible()
  await panel.getByRole('button', { name: 'Save next step' }).click()
  await expect(panel.getByText('Saved at AWS')).toBeVisible()
  await expect(panel.getByRole('listitem').filter({ hasText: 'Send the quote to Karen' })).toBeVisible()
  await expect(panel.getByRole('listitem').filter({ hasText: 'Architecture review' })).toBeVisible()
  expect((await partnerCentral.get(id)).LifeCycle?.NextSteps).toBe('Send the quote to Karen')
})

test('a next step saved beside an unsaved form disturbs neither', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id } = await partnerCentral.seed('approved')
  await signIn('seller')
  await open(page, id)
  await comments(page).fill('Typed, not saved')
  const panel = page.getByRole('region', { name: 'Next steps' })
  await panel.getByRole('textbox').fill('Call on Monday')
  await panel.getByRole('button', { name: 'Save next step' }).click()
  await expect(panel.getByText('Saved at AWS')).toBeVisible()
  await expect(page.getByText('changed at AWS since you opened it')).toHaveCount(0)
  await expect(comments(page)).toHaveValue('Typed, not saved')
  await save(page)
  await expect(page.getByRole('form').getByText('Saved at AWS')).toBeVisible()
  const { LifeCycle, Project } = await partnerCentral.get(id)
  expect([LifeCycle?.NextSteps, Project?.AdditionalComments]).toEqual(['Call on Monday', 'Typed, not saved'])
})

test('what happened to a deal is told: what, by whom, and since when it is at its stage', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id } = await partnerCentral.seed('approved')
  await signIn('seller')
  await open(page, id)
  const activity = page.getByRole('region', { name: 'Activity' })
  await expect(activity.getByText('This opportunity was created')).toBeVisible()

  await comments(page).fill('The customer has a frozen zone in December.')
  await save(page)
  const own = activity.getByRole('listitem').filter({ hasText: 'You changed one field' })
  await expect(own).toContainText('Anything else AWS should know')
  await expect(own).toContainText('The customer has a frozen zone in December.')

  await partnerCentral.update(id, { LifeCycle: { Stage: 'Technical Validation' } })
  await page.reload()
  await expect(activity.getByRole('listitem').first()).toContainText(
    'Another system moved it from Qualified to Technical Validation',
  )
  await expect(page.getByText('since today')).toBeVisible()
})

test('a wrong value stays on the screen with the reason under it, and nothing is sent', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id } = await partnerCentral.seed('pending')
  const before = await partnerCentral.get(id)
  await signIn('seller')
  await open(page, id)
  await page.getByRole('textbox', { name: 'Business problem' }).fill('Too short')
  await save(page)
  await expect(page.getByText('Describe the problem in at least 20 characters')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Business problem' })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Business problem' })).toHaveValue('Too short')
  expect((await partnerCentral.get(id)).LastModifiedDate).toEqual(before.LastModifiedDate)
})

test('a solution is linked and taken away again', async ({ page, signIn, partnerCentral }) => {
  const { id } = await partnerCentral.seed('pending')
  const linked = async () => (await partnerCentral.get(id)).RelatedEntityIdentifiers?.AwsProducts ?? []
  await signIn('seller')
  await open(page, id)
  const panel = page.getByRole('region', { name: 'Solutions and products' })
  await panel.getByRole('button', { name: 'Add' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a solution or product' })
  await dialog.getByLabel('Kind').selectOption('AWS product')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog.getByText('Enter an identifier')).toBeVisible()
  await dialog.getByLabel('Identifier').fill('AWSLambda')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog).toBeHidden()
  await expect(panel.getByText('AWSLambda')).toBeVisible()
  expect(await linked()).toEqual(['AWSLambda'])

  await panel.getByRole('button', { name: 'Remove AWSLambda' }).click()
  await expect(panel.getByText('AWSLambda')).toHaveCount(0)
  expect(await linked()).toEqual([])
})

test('what is missing for submission leads to its field, and once it is there the deal goes to AWS', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id } = await partnerCentral.seed('pending', { PrimaryNeedsFromAws: [] })
  await signIn('seller')
  await open(page, id)
  const panel = page.getByRole('region', { name: 'Send to AWS' })
  await panel.getByRole('button', { name: 'Say what you need from AWS' }).click()
  await expect(page.getByRole('checkbox', { name: 'Architectural Validation' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(panel.getByRole('button', { name: 'Submit to AWS' })).toBeDisabled()
  await save(page)
  await expect(panel.getByText('Everything AWS asks for is here.')).toBeVisible()

  await panel.getByRole('button', { name: 'Submit to AWS' }).click()
  const dialog = page.getByRole('dialog', { name: 'Submit to AWS' })
  await expect(dialog.getByRole('radio', { name: /^Co-sell/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Submit' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Submissions' }).getByText('Submitted')).toBeVisible()
  await expect(title(page)).toBeDisabled()
  expect((await partnerCentral.get(id)).LifeCycle?.ReviewStatus).toMatch(/Submitted|In review/)
})

test('AWS’s own figures stand beside ours', async ({ page, signIn, partnerCentral }) => {
  const { id } = await partnerCentral.seed('approved')
  await signIn('seller')
  await open(page, id)
  const view = page.getByRole('region', { name: 'AWS’s view' })
  await expect(view.getByRole('row', { name: /^Stage Qualified/ })).toBeVisible()
  await expect(view.getByText('Co-Sell', { exact: true })).toBeVisible()
  await expect(view.getByText('AWS team')).toBeVisible()
})

test.describe('when something is in the way', () => {
  test('AWS out of reach leaves Tandem’s copy, its age and what was typed', async ({
    page,
    signIn,
    partnerCentral,
  }) => {
    const { id } = await partnerCentral.seed('approved')
    await signIn('seller')
    await open(page, id)
    await page.route(`**/api/opportunities/${id}`, (route) =>
      route.fulfill({ status: 503, json: { kind: 'unavailable', reference: 'T-0BADCAFE' } }),
    )
    await page.goto(`/opportunities/${id}`)
    const banner = page.getByRole('alert').filter({ hasText: 'AWS cannot be reached' })
    await expect(banner).toContainText('Tandem’s copy')
    await expect(title(page)).toBeVisible()
    await comments(page).fill('Typed while AWS was away')

    await page.unroute(`**/api/opportunities/${id}`)
    await banner.getByRole('button', { name: 'Try again' }).click()
    await expect(banner).toHaveCount(0)
    await expect(comments(page)).toHaveValue('Typed while AWS was away')
    await save(page)
    await expect(page.getByText('Saved at AWS')).toBeVisible()
  })

  test('an ended session keeps the text until the seller has signed in elsewhere', async ({
    page,
    context,
    signIn,
    partnerCentral,
  }) => {
    const { id } = await partnerCentral.seed('approved')
    await signIn('seller')
    await open(page, id)
    await comments(page).fill('Typed before the session ended')
    await context.clearCookies()
    await save(page)
    await expect(page.getByRole('alert').filter({ hasText: 'You have been signed out' })).toBeVisible()
    await expect(comments(page)).toHaveValue('Typed before the session ended')

    await signIn('seller')
    await save(page)
    await expect(page.getByText('Saved at AWS')).toBeVisible()
    expect((await partnerCentral.get(id)).Project?.AdditionalComments).toBe('Typed before the session ended')
  })

  test('a server that does not answer keeps the text', async ({ page, signIn, partnerCentral }) => {
    const { id } = await partnerCentral.seed('approved')
    await signIn('seller')
    await open(page, id)
    await comments(page).fill('Typed before the cable was cut')
    await page.route(`**/opportunities/${id}`, (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    await save(page)
    await expect(page.getByRole('alert').filter({ hasText: 'Tandem cannot be reached' })).toBeVisible()
    await expect(comments(page)).toHaveValue('Typed before the cable was cut')
  })

  test('text left behind is there again after a reload', async ({ page, signIn, partnerCentral }) => {
    const { id } = await partnerCentral.seed('approved')
    await signIn('seller')
    await open(page, id)
    await comments(page).fill('Half a thought')
    page.on('dialog', (dialog) => dialog.accept())
    await page.reload()
    await expect(page.getByText('Your unsaved changes are back')).toBeVisible()
    await expect(comments(page)).toHaveValue('Half a thought')
  })
})

for (const address of ['/opportunities/O999999999999', '/opportunities/not-an-id']) {
  test(`${address} says in words that there is no such opportunity`, async ({ page, signIn }) => {
    await signIn('seller')
    await page.goto(address)
    await expect(page.getByText('There is no such opportunity')).toBeVisible()
    await page.getByRole('link', { name: 'Go to the pipeline' }).click()
    await expect(page).toHaveURL(/\/opportunities$/)
  })
}

test('a reading of a record asks who is there, and says when there is none', async ({ page, signIn }) => {
  const read = async (id: string) => (await page.request.get(`/api/opportunities/${id}`)).status()
  expect(await read('O5000001')).toBe(401)
  await signIn('viewer')
  expect(await read('O999999999999')).toBe(404)
  expect(await read('..%2F..%2Fsecret')).toBe(404)
})

test('a viewer reads everything and is told that it cannot be changed', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id } = await partnerCentral.seed('pending')
  await signIn('viewer')
  await open(page, id)
  await expect(
    page.getByText('Your role may look at opportunities but not change them.').first(),
  ).toBeVisible()
  const controls = page.getByRole('form', { name: 'Opportunity' }).locator('input, select, textarea')
  for (const control of await controls.all()) await expect(control).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Submit to AWS' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Save next step' })).toHaveCount(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the record fits, and what the deal waits for comes first', async ({
    page,
    signIn,
    partnerCentral,
  }) => {
    const { id } = await partnerCentral.seed('pending')
    await signIn('seller')
    await open(page, id)
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways).toBe(0)
    const top = async (name: string) => (await page.getByRole('region', { name }).boundingBox())?.y ?? 0
    expect(await top('Send to AWS')).toBeLessThan(await top('Next steps'))
  })
})
