import { expect, expectAccessible, test } from './fixtures'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme}`, () => {
    test.use({ colorScheme })

    test('the sign-in page is accessible, its messages too', async ({ page }) => {
      await page.goto('/sign-in?expired=1')
      await expect(page.getByText('Your session has ended')).toBeVisible()
      await expectAccessible(page)
      await page.getByLabel('Email').fill('nobody.at.all@tandem.example')
      await page.getByLabel('Password').fill('not-the-password')
      await page.keyboard.press('Enter')
      await expect(page.getByText('do not match')).toBeVisible()
      await expectAccessible(page)
    })

    test('the shell is accessible with its menu and its help open', async ({ page, signIn }) => {
      await signIn('seller')
      await page.goto('/opportunities')
      await page.getByRole('button', { name: 'Account: Ana Ruiz' }).first().click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click()
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
      await expectAccessible(page)
    })
  })
}

test('a chosen theme beats the system’s and survives a reload', async ({ page, signIn }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await signIn('seller')
  await page.goto('/opportunities')
  const light = await background()
  await page.getByRole('button', { name: 'Account: Ana Ruiz' }).first().click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  const dark = await background()
  expect(dark).not.toBe(light)
  await page.reload()
  expect(await background()).toBe(dark)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await background()).toBe(dark)
})

test('the first Tab offers to skip to the content', async ({ page, signIn }) => {
  await signIn('seller')
  await page.goto('/action-required')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('keys go from screen to screen, and mean themselves in a text box', async ({ page, signIn }) => {
  await signIn('seller')
  await page.goto('/action-required')
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await expect(page).toHaveURL(/\/opportunities$/, { timeout: 1000 })
  }).toPass()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('searchbox').pressSequentially('gac?')
  await expect(page.getByRole('searchbox')).toHaveValue('gac?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL(/\/opportunities/)
})

test('a viewer is offered nothing to create', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.goto('/opportunities')
  await expect(page.getByRole('button', { name: 'Account: Vera Lind' }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'New opportunity' })).toHaveCount(0)
})

test('a session that means nothing leads to sign-in, which says so and leads back', async ({
  page,
  context,
  baseURL,
}) => {
  await context.addCookies([{ name: 'next-auth.session-token', value: 'forged', url: baseURL ?? '' }])
  await page.goto('/action-required')
  await expect(page.getByText('Your session has ended')).toBeVisible()
  await page.getByRole('button', { name: 'Sign in as Ana Ruiz' }).click()
  await expect(page).toHaveURL(/\/action-required(\?|$)/)
})

test('an address that leads nowhere has one way on', async ({ page, signIn }) => {
  await signIn('seller')
  const response = await page.goto('/nowhere')
  expect(response?.status()).toBe(404)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Go to the pipeline' }).click()
  await expect(page).toHaveURL(/\/opportunities$/)
})

test('the shell fits a phone', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn('seller')
  await page.goto('/action-required')
  await page.getByRole('navigation', { name: 'Main, phone' }).getByRole('link', { name: 'Pipeline' }).click()
  await expect(page).toHaveURL(/\/opportunities$/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page)
})

// Where a browser draws other words than the server did, React throws the page away and draws it anew.
for (const { locale, timezoneId } of [
  { locale: 'en-GB', timezoneId: 'Asia/Tokyo' },
  { locale: 'es-ES', timezoneId: 'America/Los_Angeles' },
]) {
  test.describe(`a reader of ${locale} in ${timezoneId}`, () => {
    test.use({ locale, timezoneId })

    test('is shown what the server drew', async ({ page, signIn }) => {
      const errors: string[] = []
      page.on('pageerror', ({ message }) => errors.push(`${new URL(page.url()).pathname}: ${message}`))
      await signIn('manager')
      for (const path of [
        '/opportunities',
        '/opportunities/list',
        '/action-required',
        '/queue',
        '/meetings',
        '/meetings/new',
        '/insights',
      ]) {
        await page.goto(path, { waitUntil: 'networkidle' })
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      }
      expect(errors).toEqual([])
    })
  })
}
