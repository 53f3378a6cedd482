import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

const comments = (page: Page) => page.getByRole('textbox', { name: 'Anything else AWS should know' })
const city = (page: Page) => page.getByRole('textbox', { name: 'City' })
const save = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click()
const conflict = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'This opportunity changed at AWS since you opened it' })

/** Opens the record and waits until the page has asked AWS, so that what follows happens after it. */
async function open(page: Page, id: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith(`/api/opportunities/${id}`))
  await page.goto(`/opportunities/${id}`)
  await answer
  await expect(comments(page)).toBeVisible()
}

test('the second of two sellers is told what changed; other fields merge, the overlap is theirs to decide', async ({
  page,
  browser,
  baseURL,
  signIn,
  partnerCentral,
}) => {
  const { id } = await partnerCentral.seed('approved')
  await signIn('seller')
  const context = await browser.newContext({ storageState: await page.context().storageState(), baseURL })
  const other = await context.newPage()
  await open(page, id)
  await open(other, id)

  await comments(other).fill('Written by the first seller')
  await city(other).fill('Cleveland')
  await save(other)
  await expect(other.getByText('Saved at AWS')).toBeVisible()

  await comments(page).fill('Written by the second seller')
  await page.getByRole('textbox', { name: 'Street address' }).fill('14 Foundry Road')
  await save(page)
  await expect(conflict(page)).toBeVisible()
  await expect(conflict(page)).toContainText('City: Columbus → Cleveland')
  await expect(comments(page)).toHaveValue('Written by the second seller')
  const row = conflict(page).getByRole('row', { name: /Anything else AWS should know/ })
  await expect(row.getByRole('cell')).toHaveText([/empty$/, /Written by the second/, /Written by the first/])
  await expectAccessible(page)

  // What is typed while it is being decided counts too.
  await comments(page).fill('Written by the second seller, longer')
  await conflict(page).getByRole('button', { name: 'Save merged' }).click()
  await expect(page.getByText('Saved at AWS')).toBeVisible()
  await expect(conflict(page)).toHaveCount(0)

  const { Project, Customer } = await partnerCentral.get(id)
  expect(Project?.AdditionalComments).toBe('Written by the second seller, longer')
  expect(Customer?.Account?.Address).toMatchObject({ City: 'Cleveland', StreetAddress: '14 Foundry Road' })
  await context.close()
})

test('AWS’s value can be picked over one’s own', async ({ page, signIn, partnerCentral }) => {
  const { id } = await partnerCentral.seed('approved')
  await signIn('seller')
  await open(page, id)
  await comments(page).fill('Mine')
  await city(page).fill('Dayton')
  await partnerCentral.update(id, { Project: { AdditionalComments: 'From AWS' } })
  await save(page)
  await conflict(page)
    .getByRole('radio', { name: /AWS now, From AWS/ })
    .check()
  await conflict(page).getByRole('button', { name: 'Save merged' }).click()
  await expect(page.getByText('Saved at AWS')).toBeVisible()
  await expect(comments(page)).toHaveValue('From AWS')
  const { Project, Customer } = await partnerCentral.get(id)
  expect([Project?.AdditionalComments, Customer?.Account?.Address?.City]).toEqual(['From AWS', 'Dayton'])
})

test('one’s own edit can be given up for what AWS has', async ({ page, signIn, partnerCentral }) => {
  const { id } = await partnerCentral.seed('approved')
  await signIn('seller')
  await open(page, id)
  await comments(page).fill('Mine')
  await partnerCentral.update(id, { Project: { AdditionalComments: 'From AWS' } })
  await save(page)
  await conflict(page).getByRole('button', { name: 'Discard mine' }).click()
  await expect(conflict(page)).toHaveCount(0)
  await expect(comments(page)).toHaveValue('From AWS')
  await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0)
})

test('what AWS closed meanwhile is set aside to be copied, and the rest is saved', async ({
  page,
  context,
  signIn,
  partnerCentral,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { id } = await partnerCentral.seed('approved')
  await signIn('seller')
  await open(page, id)
  await comments(page).fill('A thought worth keeping')
  await partnerCentral.update(id, { LifeCycle: { Stage: 'Closed Lost', ClosedLostReason: 'Price' } })
  await city(page).fill('Toledo')
  await save(page)
  await expect(conflict(page)).toContainText('Stage: Qualified → Closed Lost')
  await expect(conflict(page)).toContainText('Cannot be sent now')
  await expect(conflict(page)).toContainText('This deal is closed')
  await expect(conflict(page)).toContainText('Toledo')

  await conflict(page).getByRole('button', { name: 'Save merged' }).click()
  await expect(page.getByText('Saved at AWS')).toBeVisible()
  const kept = page.getByRole('status').filter({ hasText: 'What you typed here was not sent' })
  await kept.getByRole('button', { name: 'Copy City' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Toledo')
  const { Project, Customer } = await partnerCentral.get(id)
  expect(Project?.AdditionalComments).toBe('A thought worth keeping')
  expect(Customer?.Account?.Address?.City).toBe('Columbus')
})

test('a record that went into review meanwhile says so and keeps the typed text in sight', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id, title } = await partnerCentral.seed('pending')
  await signIn('seller')
  await open(page, id)
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('A better title')
  await comments(page).fill('And a comment')
  await partnerCentral.submit(id)
  await save(page)
  await expect(conflict(page)).toContainText(/Review status: Pending Submission → (Submitted|In review)/)
  await expect(conflict(page)).toContainText('A better title')
  await expect(conflict(page)).toContainText('And a comment')
  await expect(conflict(page).getByRole('button', { name: 'Save merged' })).toHaveCount(0)

  await conflict(page).getByRole('button', { name: 'Show AWS’s version' }).click()
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(title)
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toBeDisabled()
  await expect(page.getByText('What you typed here was not sent')).toBeVisible()
  await expect(page.getByText('A better title')).toBeVisible()
})

test('a next step that somebody else wrote meanwhile is not overwritten unseen', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id } = await partnerCentral.seed('approved')
  await signIn('seller')
  await open(page, id)
  const panel = page.getByRole('region', { name: 'Next steps' })
  await partnerCentral.update(id, { LifeCycle: { NextSteps: 'Theirs' } })
  await panel.getByRole('textbox').fill('Mine')
  await panel.getByRole('button', { name: 'Save next step' }).click()
  await expect(panel.getByRole('alert')).toContainText('“Theirs”')
  await expect(panel.getByRole('textbox')).toHaveValue('Mine')
  await panel.getByRole('button', { name: 'Save next step' }).click()
  await expect(panel.getByText('Saved at AWS')).toBeVisible()
  expect((await partnerCentral.get(id)).LifeCycle?.NextSteps).toBe('Mine')
})

test('a next step needs no decision when others changed something else', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id } = await partnerCentral.seed('approved')
  await signIn('seller')
  await open(page, id)
  const panel = page.getByRole('region', { name: 'Next steps' })
  await partnerCentral.update(id, { Project: { AdditionalComments: 'Elsewhere' } })
  await panel.getByRole('textbox').fill('Mine')
  await panel.getByRole('button', { name: 'Save next step' }).click()
  await expect(panel.getByText('Saved at AWS')).toBeVisible()
  const { LifeCycle, Project } = await partnerCentral.get(id)
  expect([LifeCycle?.NextSteps, Project?.AdditionalComments]).toEqual(['Mine', 'Elsewhere'])
})
