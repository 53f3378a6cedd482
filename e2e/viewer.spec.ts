import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

async function find(page: Page, company: string): Promise<void> {
  await page.goto('/opportunities')
  await page.getByRole('searchbox', { name: 'Search deals' }).fill(company)
  await expect(page.getByRole('link', { name: new RegExp(company) })).toBeVisible()
}

test('a viewer sees the board and every record, and is offered nothing that changes them', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id, company, title } = await partnerCentral.seed('approved')
  await signIn('viewer')
  await find(page, company)
  await expect(page.getByRole('button', { name: /^Move / })).toHaveCount(0)
  await expect(page.locator('[draggable="true"]')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'New opportunity' })).toHaveCount(0)

  await page.goto(`/opportunities/${id}`)
  await expect(page.getByRole('heading', { name: title }).or(page.getByText(title)).first()).toBeVisible()
  for (const box of await page.locator('main').getByRole('textbox').all())
    await expect(box).not.toBeEditable()
  await expect(page.getByRole('button', { name: /^Save/ })).toHaveCount(0)
})

test('a viewer who reaches the form of a new opportunity cannot save one', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.goto('/opportunities/new')
  await expect(page.getByRole('button', { name: 'Save draft' })).toHaveCount(0)
})

test('a seller’s move, sent again with a viewer’s session, is refused and writes nothing', async ({
  page,
  context,
  signIn,
  partnerCentral,
}) => {
  const { id, company } = await partnerCentral.seed('approved')
  await signIn('seller')
  await find(page, company)
  const sent = page.waitForRequest((request) => request.headers()['next-action'] !== undefined)
  await page.getByRole('button', { name: new RegExp(`^Move .*${company}`) }).click()
  await page.getByRole('menuitem', { name: 'Technical Validation' }).click()
  const move = await sent
  await expect.poll(async () => (await partnerCentral.get(id)).LifeCycle?.Stage).toBe('Technical Validation')
  await partnerCentral.update(id, { LifeCycle: { Stage: 'Qualified' } })
  const before = await partnerCentral.get(id)

  await context.clearCookies()
  await signIn('viewer')
  // The version the record has now, so that only the role can be the reason.
  const seen = before.LastModifiedDate?.toISOString() ?? ''
  const body = (move.postData() ?? '').replace(/"seen":"[^"]*"/, `"seen":"${seen}"`)
  const { 'next-action': action = '', 'content-type': type = 'text/plain;charset=UTF-8' } = move.headers()
  const answer = await context.request.post(move.url(), {
    headers: {
      'next-action': action,
      'content-type': type,
      accept: 'text/x-component',
      origin: new URL(move.url()).origin,
    },
    data: body,
  })
  const text = await answer.text()
  expect(text).toContain('"ok":false')
  expect(text).toContain('"reason":"role"')
  expect((await partnerCentral.get(id)).LastModifiedDate).toEqual(before.LastModifiedDate)
})
