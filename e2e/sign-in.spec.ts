import { expect, test } from './fixtures'

test('the demo seller signs in with one press and lands on the pipeline', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByRole('button', { name: 'Sign in as Ana Ruiz' }).click()
  await expect(page).toHaveURL(/\/opportunities$/)
  await expect(page.getByRole('button', { name: 'Account: Ana Ruiz' }).first()).toBeVisible()
})

test('who was sent to the sign-in page returns to where they wanted to go', async ({ page }) => {
  await page.goto('/action-required')
  await page.getByLabel('Email').fill('marc@tandem.example')
  await page.getByLabel('Password').fill('tandem-manager')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/action-required(\?|$)/)
})

test('a wrong password is refused in words and keeps the email', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill('nobody@tandem.example')
  await page.getByLabel('Password').fill('not-the-password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('This email and password do not match.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue('nobody@tandem.example')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('after signing out the pipeline is closed again', async ({ page, signIn }) => {
  // Signing out ends this session only, so the shared one is not used here.
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in as Vera Lind' }).click()
  await expect(page).toHaveURL(/\/opportunities$/)
  await page.getByRole('button', { name: 'Account: Vera Lind' }).first().click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/opportunities')
  await expect(page).toHaveURL(/\/sign-in/)
  await signIn('viewer')
  await page.goto('/opportunities')
  await expect(page).toHaveURL(/\/opportunities$/)
})

test('data is not served without a session', async ({ request }) => {
  for (const path of ['/api/opportunities', '/api/workspace-status']) {
    expect((await request.get(path)).status()).toBe(401)
  }
})
