import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'

/** The board with only this company's deals, which is how the tests keep out of each other's way. */
async function openBoard(page: Page, company: string): Promise<void> {
  await page.goto(`/opportunities?q=${encodeURIComponent(company)}`)
}

const column = (page: Page, stage: string) => page.getByRole('region', { name: stage, exact: true })
const cardIn = (page: Page, stage: string, company: string) =>
  column(page, stage).getByRole('listitem').filter({ hasText: company })

async function drag(card: Locator, target: Locator): Promise<void> {
  await expect(card).toHaveAttribute('draggable', 'true')
  // A drag cannot start on the button in the card's corner.
  await card.dragTo(target, { sourcePosition: { x: 40, y: 60 }, targetPosition: { x: 20, y: 160 } })
}

/** Holds the board still, as it is on the screen of somebody whose connection is slow. */
async function freeze(page: Page): Promise<void> {
  await page.route('**/api/opportunities/changes*', (route) => route.abort())
}

test('a dragged deal is in its new stage, here, after a reload and at AWS', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id, company } = await partnerCentral.seed('approved')
  await signIn('seller')
  await openBoard(page, company)

  await drag(cardIn(page, 'Qualified', company), column(page, 'Technical Validation'))
  await expect(cardIn(page, 'Technical Validation', company)).toBeVisible()
  await expect(page.getByText(`${company} moved to Technical Validation`)).toBeVisible()
  expect((await partnerCentral.get(id)).LifeCycle?.Stage).toBe('Technical Validation')

  await page.reload()
  await expect(cardIn(page, 'Technical Validation', company)).toBeVisible()
  await expect(cardIn(page, 'Qualified', company)).toHaveCount(0)
})

test('a move can be undone from its toast', async ({ page, signIn, partnerCentral }) => {
  const { id, company } = await partnerCentral.seed('approved')
  await signIn('seller')
  await openBoard(page, company)

  await drag(cardIn(page, 'Qualified', company), column(page, 'Committed'))
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`${company} is back in Qualified`)).toBeVisible()
  expect((await partnerCentral.get(id)).LifeCycle?.Stage).toBe('Qualified')
})

test('the keyboard moves a deal and keeps the focus on it', async ({ page, signIn, partnerCentral }) => {
  const { company } = await partnerCentral.seed('approved')
  await signIn('seller')
  await openBoard(page, company)

  await cardIn(page, 'Qualified', company).getByRole('link').focus()
  await page.keyboard.press('m')
  await expect(page.getByRole('menuitem', { name: /Qualified it is here/ })).toBeDisabled()
  await page.getByRole('menuitem', { name: 'Business Validation' }).press('Enter')
  await expect(cardIn(page, 'Business Validation', company).getByRole('link')).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: company })).toBeVisible()
})

test.describe('closing a deal as lost', () => {
  test('asks for the reason first; Cancel leaves the deal where it is', async ({
    page,
    signIn,
    partnerCentral,
  }) => {
    const { id, company } = await partnerCentral.seed('approved')
    await signIn('seller')
    await openBoard(page, company)

    await drag(cardIn(page, 'Qualified', company), page.locator('[data-column="Closed Lost"]'))
    const dialog = page.getByRole('dialog', { name: `Close ${company} as lost` })
    await dialog.getByRole('button', { name: 'Close as lost' }).click()
    await expect(dialog.getByText('Choose why the deal was lost.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()

    await expect(cardIn(page, 'Qualified', company).getByRole('link')).toBeFocused()
    expect((await partnerCentral.get(id)).LifeCycle).toMatchObject({ Stage: 'Qualified' })
  })

  test('sends stage, reason and next steps in one call', async ({ page, signIn, partnerCentral }) => {
    const { id, company } = await partnerCentral.seed('approved')
    await signIn('seller')
    await openBoard(page, company)
    const writes: string[] = []
    page.on('request', (request) => request.method() === 'POST' && writes.push(request.url()))

    await cardIn(page, 'Qualified', company).getByRole('link').focus()
    await page.keyboard.press('m')
    await page.getByRole('menuitem', { name: 'Closed Lost' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('price')
    await page.getByRole('option', { name: 'Price' }).click()
    await dialog.getByLabel('Next steps').fill('Ask again in spring')
    await dialog.getByRole('button', { name: 'Close as lost' }).click()

    await expect(page.getByText(`${company} moved to Closed Lost`)).toBeVisible()
    expect((await partnerCentral.get(id)).LifeCycle).toMatchObject({
      Stage: 'Closed Lost',
      ClosedLostReason: 'Price',
      NextSteps: 'Ask again in spring',
    })
    expect(writes).toHaveLength(1)
    // AWS does not re-open a lost deal, so there is nothing to undo.
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  })
})

test.describe('a move that AWS refuses', () => {
  test('puts the card back and says why, with AWS’s code under Details', async ({
    page,
    signIn,
    partnerCentral,
  }) => {
    const { id, company } = await partnerCentral.seed('approved')
    await signIn('seller')
    await openBoard(page, company)
    await expect(cardIn(page, 'Qualified', company)).toBeVisible()

    await cardIn(page, 'Qualified', company).getByRole('link').focus()
    await page.keyboard.press('m')
    await page.getByRole('menuitem', { name: 'Launched' }).click()
    await page.getByRole('button', { name: 'Mark as launched' }).click()
    const refusal = page.getByRole('alert').filter({ hasText: `${company} was not moved to Launched` })
    await expect(refusal).toContainText('AWS account id')
    await expect(cardIn(page, 'Qualified', company).getByRole('link')).toBeFocused()
    await refusal.getByText('Details').click()
    await expect(refusal).toContainText('ValidationException')
    expect((await partnerCentral.get(id)).LifeCycle?.Stage).toBe('Qualified')

    await refusal.getByRole('button', { name: 'Try again' }).click()
    await page.getByLabel('AWS account id').fill('123456789012')
    await page.getByRole('button', { name: 'Mark as launched' }).click()
    await expect(page.getByText(`${company} moved to Launched`)).toBeVisible()
    await expect(refusal).toHaveCount(0)
  })

  test('because somebody moved the deal meanwhile changes nothing', async ({
    page,
    signIn,
    partnerCentral,
  }) => {
    const { id, company } = await partnerCentral.seed('approved')
    await signIn('seller')
    await openBoard(page, company)
    await expect(cardIn(page, 'Qualified', company)).toBeVisible()
    await freeze(page)
    await partnerCentral.update(id, { LifeCycle: { Stage: 'Business Validation' } })

    await drag(cardIn(page, 'Qualified', company), column(page, 'Technical Validation'))
    await expect(page.getByText('Somebody moved it to Business Validation meanwhile')).toBeVisible()
    expect((await partnerCentral.get(id)).LifeCycle?.Stage).toBe('Business Validation')
  })

  test('is not one when somebody changed another field: both edits are kept', async ({
    page,
    signIn,
    partnerCentral,
  }) => {
    const { id, company } = await partnerCentral.seed('approved')
    await signIn('seller')
    await openBoard(page, company)
    await expect(cardIn(page, 'Qualified', company)).toBeVisible()
    await freeze(page)
    await partnerCentral.update(id, { LifeCycle: { NextSteps: 'Written elsewhere' } })

    await drag(cardIn(page, 'Qualified', company), column(page, 'Technical Validation'))
    await expect(page.getByText(`${company} moved to Technical Validation`)).toBeVisible()
    expect((await partnerCentral.get(id)).LifeCycle).toMatchObject({
      Stage: 'Technical Validation',
      NextSteps: 'Written elsewhere',
    })
  })
})

test('a deal that AWS is reviewing cannot be picked up, and its card says why', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { company } = await partnerCentral.seed('in-review')
  await signIn('seller')
  await openBoard(page, company)

  const card = cardIn(page, 'Qualified', company)
  const lock = card.getByRole('button', { name: /Locked\. AWS is reviewing this opportunity/ })
  await expect(lock).toBeVisible()
  await expect(card).not.toHaveAttribute('draggable')
  await expect(card.getByRole('button', { name: /^Move/ })).toHaveCount(0)
  await card.getByRole('link').focus()
  await page.keyboard.press('m')
  await expect(lock).toBeFocused()
  await expect(page.getByRole('menu')).toHaveCount(0)
})

test('the filter narrows cards, counts and sums, is in the address and survives a reload', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const name = `Filtered ${randomUUID().slice(0, 8)}`
  const spend = (Amount: string, CurrencyCode: string) => [
    { Amount, CurrencyCode, Frequency: 'Monthly', TargetCompany: 'AWS' },
  ]
  const deal = (money: object[]) => ({
    Customer: { Account: { CompanyName: name } },
    Project: { ExpectedCustomerSpend: money },
  })
  await partnerCentral.seed('pending', deal(spend('10000.50', 'USD')))
  await partnerCentral.seed('approved', deal(spend('2000', 'EUR')))
  await partnerCentral.seed('approved', deal(spend('5000.25', 'USD')))
  await signIn('seller')
  await page.goto('/opportunities')

  await page.keyboard.press('/')
  await page.keyboard.type(name.toLowerCase())
  await expect(page.getByText(/^3 of \d+ deals$/)).toBeVisible()
  await expect(cardIn(page, 'Qualified', name)).toHaveCount(3)
  await expect(column(page, 'Qualified')).toContainText('EUR 2K/mo · USD 15K/mo')

  await page.getByLabel('Review status').selectOption('Approved')
  await expect(page.getByText(/^2 of \d+ deals$/)).toBeVisible()
  await expect(column(page, 'Qualified')).toContainText('EUR 2K/mo · USD 5K/mo')
  await expect(page).toHaveURL(/q=filtered.*review=Approved/)

  await page.reload()
  await expect(page.getByText(/^2 of \d+ deals$/)).toBeVisible()
  await page.getByLabel('Owner').selectOption('Marc Keller')
  await expect(page.getByText('No deal matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).first().click()
  await expect(page.getByText(/^\d+ deals$/)).toBeVisible()
  await expect(page).toHaveURL(/\/opportunities$/)
})

test('what happens at AWS appears on an open board by itself', async ({ page, signIn, partnerCentral }) => {
  const { id, company } = await partnerCentral.seed('approved')
  await signIn('manager')
  await openBoard(page, company)
  await expect(cardIn(page, 'Qualified', company)).toBeVisible()

  await partnerCentral.update(id, { LifeCycle: { Stage: 'Committed' } })
  await expect(cardIn(page, 'Committed', company)).toBeVisible({ timeout: 30_000 })
  await expect(cardIn(page, 'Qualified', company)).toHaveCount(0)
})

test('a deal whose close date has passed gets a new one with the move', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { company } = await partnerCentral.seed('approved')
  await signIn('seller')
  await openBoard(page, company)
  await expect(cardIn(page, 'Qualified', company)).toBeVisible()
  // The service takes no date of the past, so the board is told of one.
  await freeze(page)
  await page.route(/\/api\/opportunities\?q=.*owner=me/, async (route) => {
    const board = await (await route.fetch()).text()
    await route.fulfill({ body: board.replace(/"closeDate":"[^"]+"/, '"closeDate":"2026-01-05"') })
  })
  await page.getByLabel('Owner').selectOption('My deals')
  await expect(cardIn(page, 'Qualified', company)).toContainText('Overdue since')

  await drag(cardIn(page, 'Qualified', company), column(page, 'Committed'))
  const dialog = page.getByRole('dialog', { name: `New close date for ${company}` })
  await dialog.getByRole('button', { name: 'Move to Committed' }).click()
  await expect(dialog.getByText('Enter the new close date', { exact: true })).toBeVisible()
  await dialog.getByLabel('New target close date').fill('2030-06-30')
  await dialog.getByRole('button', { name: 'Move to Committed' }).click()
  await expect(page.getByText(`${company} moved to Committed`)).toBeVisible()
  await expect(cardIn(page, 'Committed', company)).toContainText('2030')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('shows one stage at a time and moves by menu', async ({ page, signIn, partnerCentral }) => {
    const { id, company } = await partnerCentral.seed('approved')
    await signIn('seller')
    await openBoard(page, company)
    const stages = page.getByRole('navigation', { name: 'Stages' })

    await stages.getByRole('button', { name: /^Qualified/ }).tap()
    await expect(cardIn(page, 'Qualified', company)).toBeInViewport()
    await expect(stages.getByRole('button', { name: /^Qualified/ })).toHaveAttribute('aria-current', 'true')
    await page.getByRole('button', { name: `Move ${company}` }).tap()
    await page.getByRole('menuitem', { name: 'Technical Validation' }).tap()
    await expect(cardIn(page, 'Technical Validation', company)).toBeInViewport()
    await expect(page.getByText(`${company} moved to Technical Validation`)).toBeVisible()
    expect((await partnerCentral.get(id)).LifeCycle?.Stage).toBe('Technical Validation')
  })
})
