import type { Page } from '@playwright/test'
import { expect, expectAccessible, type SeedKind, test } from './fixtures'

interface Screen {
  name: string
  /** A record of that kind is made first, and `path` gets its id. */
  needs?: SeedKind
  path: (id: string) => string
  /** A text that is on the screen once it is complete. */
  shows: string | RegExp
  signedOut?: true
  /** Brings the screen into the state to look at. */
  open?: (page: Page) => Promise<void>
}

async function openShortcuts(page: Page): Promise<void> {
  await page.keyboard.press('Shift+Slash')
  await expect(page.getByRole('dialog')).toBeVisible()
}

async function openMoveMenu(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Move / })
    .first()
    .click()
  await expect(page.getByRole('menu')).toBeVisible()
}

async function askForLossReason(page: Page): Promise<void> {
  await openMoveMenu(page)
  await page.getByRole('menuitem', { name: /Closed Lost/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

async function selectDeals(page: Page): Promise<void> {
  // Again until the page listens to its keys.
  await expect(async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(page.getByRole('toolbar', { name: 'Selected deals' })).toBeVisible({ timeout: 500 })
  }).toPass()
}

async function changeNextStep(page: Page): Promise<void> {
  await selectDeals(page)
  await page.getByRole('button', { name: 'Change next step…' }).click()
  await expect(page.getByRole('dialog').getByText(/will change/)).toBeVisible()
}

async function submitNothing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('textbox', { name: 'Company' })).toHaveAttribute('aria-invalid', 'true')
}

const screens: Screen[] = [
  { name: 'sign-in', path: () => '/sign-in', shows: 'Sign in to Tandem', signedOut: true },
  { name: 'the pipeline', path: () => '/opportunities', shows: 'Pipeline' },
  { name: 'the move menu', path: () => '/opportunities', shows: 'Pipeline', open: openMoveMenu },
  { name: 'the loss dialog', path: () => '/opportunities', shows: 'Pipeline', open: askForLossReason },
  { name: 'the shortcuts dialog', path: () => '/opportunities', shows: 'Pipeline', open: openShortcuts },
  { name: 'the list', path: () => '/opportunities/list', shows: 'Pipeline', open: selectDeals },
  {
    name: 'the dialog of a bulk change',
    path: () => '/opportunities/list',
    shows: 'Pipeline',
    open: changeNextStep,
  },
  {
    name: 'the Action Required queue',
    needs: 'action-required',
    path: (id) => `/action-required?item=${id}`,
    shows: 'Action Required',
  },
  { name: 'a new opportunity', path: () => '/opportunities/new', shows: 'New opportunity' },
  {
    name: 'a new opportunity with errors',
    path: () => '/opportunities/new',
    shows: 'New opportunity',
    open: submitNothing,
  },
  { name: 'the meetings', path: () => '/meetings', shows: 'Meetings' },
  { name: 'a new meeting', path: () => '/meetings/new', shows: 'New meeting' },
  { name: 'a draft', needs: 'pending', path: (id) => `/opportunities/${id}`, shows: /Calder/ },
  {
    name: 'an approved opportunity',
    needs: 'approved',
    path: (id) => `/opportunities/${id}`,
    shows: /Calder/,
  },
  {
    name: 'an opportunity in review',
    needs: 'in-review',
    path: (id) => `/opportunities/${id}`,
    shows: /Calder/,
  },
  {
    name: 'an opportunity that is not there',
    path: () => '/opportunities/O999999999',
    shows: 'There is no such opportunity',
  },
]

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } })

    for (const { name, needs, path, shows, signedOut, open } of screens) {
      test(`${name} has no WCAG A or AA violation at desk and phone width`, async ({
        page,
        signIn,
        partnerCentral,
      }) => {
        const id = needs ? (await partnerCentral.seed(needs)).id : ''
        if (!signedOut) await signIn('seller')
        for (const size of sizes) {
          await page.setViewportSize(size)
          await page.goto(path(id))
          await expect(page.locator('main').getByText(shows).first()).toBeVisible()
          await open?.(page)
          await expectAccessible(page)
        }
      })
    }
  })
}
