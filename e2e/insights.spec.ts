import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

/** Cells of the last row of a table, without its title. */
async function totals(table: Locator): Promise<string[]> {
  return table.getByRole('row').last().getByRole('cell').allTextContents()
}

/** The open pipeline in one currency as the forecast's table has it. */
async function forecastTotal(page: Page, currency: string): Promise<string> {
  const cells = await totals(
    page.getByRole('table', { name: `Forecast by close month and stage, ${currency}` }),
  )
  return cells.at(-2) ?? ''
}

test('a reader’s figures come to one sum on the screen and in the download, of the deals they filtered', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { company } = await partnerCentral.seed('approved')
  await signIn('viewer')
  await page.goto('/insights')
  await page.getByRole('searchbox', { name: 'Search deals' }).fill(company)
  await expect(page).toHaveURL(/q=/)
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect(page.getByRole('table', { name: /^What each owner/ }).getByRole('row')).toHaveCount(3)
  const open = await forecastTotal(page, 'USD')
  expect((await totals(page.getByRole('table', { name: /^What each owner/ }))).at(-1)).toBe(open)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download Forecast as CSV' }).click()
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines[0]).toContain('Open, USD')
  expect(Number(lines.at(-1)?.split(',')[3])).toBe(Number(open.replaceAll(/[^\d.]/g, '')))

  await page.reload()
  await expect(page.getByRole('searchbox', { name: 'Search deals' })).toHaveValue(company)
  await expect(page.getByRole('button', { name: 'Stage weights…' })).toHaveCount(0)
})

test('a manager sets a rate, tells all figures in one currency by it, and withdraws it', async ({
  page,
  signIn,
}) => {
  await signIn('manager')
  await page.goto('/insights')
  await page.getByRole('button', { name: 'Exchange rates…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Exchange rates' })
  await dialog.getByRole('textbox', { name: 'One' }).fill('eur')
  await dialog.getByRole('textbox', { name: 'of' }).fill('usd')
  await dialog.getByRole('textbox', { name: 'is worth' }).fill('1,08')
  await dialog.getByRole('button', { name: 'Set rate' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Enter a number above zero, such as 1.08')
  await dialog.getByRole('textbox', { name: 'is worth' }).fill('1.0837')
  await dialog.getByRole('button', { name: 'Set rate' }).click()
  await expect(dialog.getByText('1 EUR = 1.0837 USD')).toBeVisible()
  await expectAccessible(page, '[role="dialog"]')
  await page.keyboard.press('Escape')

  await page.getByRole('combobox', { name: 'Currency of the figures' }).selectOption('All in USD')
  await expect(page).toHaveURL(/currency=USD/)
  await expect(page.getByText(/^In USD: EUR at 1\.0837 of /)).toBeVisible()
  await expect(page.getByText(/^Deals closed as lost.*that hold today: EUR at 1\.0837 of /)).toBeVisible()

  await page.getByRole('button', { name: 'Exchange rates…' }).click()
  await dialog.getByRole('button', { name: /^Withdraw 1 EUR = 1\.0837 USD/ }).click()
  await expect(dialog.getByText('Withdrawn', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/EUR at 1\.0837 of /)).toHaveCount(0)
})

test('an owner’s overdue deals are a step away, and their number is the list’s', async ({ page, signIn }) => {
  await signIn('seller')
  await page.goto('/insights')
  const link = page
    .getByRole('table', { name: /^What each owner/ })
    .getByRole('link', { name: /overdue/ })
    .first()
  const count = await link.textContent()
  await link.click()
  await expect(page).toHaveURL(/\/opportunities\/list\?.*overdue=1/)
  await expect(
    page
      .locator('main')
      .getByText(new RegExp(`^${count} deals?\\b`))
      .first(),
  ).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } })

    test('insights have no WCAG A or AA violation at desk and phone width', async ({ page, signIn }) => {
      await signIn('manager')
      for (const size of [
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        await page.setViewportSize(size)
        await page.goto('/insights')
        await expect(page.getByRole('heading', { name: 'Forecast' })).toBeVisible()
        await expectAccessible(page)
        await page.getByRole('button', { name: 'Show as table' }).click()
        await expectAccessible(page)
      }
    })
  })
}
