import type { Page, Request } from '@playwright/test'
import { expect, expectAccessible, type SeedKind, test } from './fixtures'

const form = (page: Page) => page.getByRole('form', { name: 'Opportunity' })

async function open(page: Page, id: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith(`/api/opportunities/${id}`))
  await page.goto(`/opportunities/${id}`)
  await answer
  await expect(form(page)).toBeVisible()
}

test('on an In review record every field is disabled and says why', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { id, title } = await partnerCentral.seed('in-review')
  await signIn('seller')
  await open(page, id)
  const reason = 'AWS is reviewing this opportunity. You can edit it again when AWS answers.'
  await expect(page.getByRole('status').filter({ hasText: reason })).toBeVisible()

  const controls = await form(page).locator('input, select, textarea').all()
  expect(controls.length).toBeGreaterThan(20)
  for (const control of controls) await expect(control).toBeDisabled()
  await expect(page.getByRole('textbox', { name: 'What happens next' })).toBeDisabled()
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(title)
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveAccessibleDescription(
    /AWS is reviewing this opportunity/,
  )
  await expect(
    form(page)
      .getByRole('button', { name: `Locked: ${reason}` })
      .first(),
  ).toBeVisible()
  await expect(form(page).getByRole('button', { name: /^(Add|Remove|Save)/ })).toHaveCount(0)
  await expectAccessible(page)
})

const stillOpen: [kind: SeedKind, closed: string[], open: string[]][] = [
  ['approved', ['Title', 'Company', 'Business problem', 'Website'], ['City', 'Solution, in your words']],
  [
    'action-required',
    ['Title', 'Company', 'Solution, in your words'],
    ['Business problem', 'Website', 'City'],
  ],
  ['rejected', ['Title', 'City', 'Business problem'], []],
  ['launched', ['Title', 'City', 'Business problem'], ['Anything else AWS should know']],
  ['closed-lost', ['Title', 'City'], ['Anything else AWS should know']],
]

for (const [kind, closed, leftOpen] of stillOpen) {
  test(`a record that is ${kind} closes what AWS closes and leaves the rest open`, async ({
    page,
    signIn,
    partnerCentral,
  }) => {
    const { id } = await partnerCentral.seed(kind)
    await signIn('seller')
    await open(page, id)
    const box = (name: string) => form(page).getByRole('textbox', { name, exact: true })
    for (const name of closed) await expect(box(name)).toBeDisabled()
    for (const name of leftOpen) await expect(form(page).getByRole('textbox', { name }).first()).toBeEnabled()
  })
}

/** Sends a server action's request again with another body, as somebody would who does not use our screens. */
async function replay(page: Page, request: Request, body: string): Promise<string> {
  const { 'next-action': action = '', 'content-type': type = 'text/plain;charset=UTF-8' } = request.headers()
  const answer = await page.context().request.post(request.url(), {
    headers: {
      'next-action': action,
      'content-type': type,
      accept: 'text/x-component',
      origin: new URL(request.url()).origin,
    },
    data: body,
  })
  return answer.text()
}

/** An honest save, to forge from. */
async function saveComment(page: Page, id: string): Promise<Request> {
  await open(page, id)
  const sent = page.waitForRequest((request) => request.headers()['next-action'] !== undefined)
  await form(page).getByRole('textbox', { name: 'Anything else AWS should know' }).fill('Honest')
  await page.getByRole('button', { name: 'Save changes' }).click()
  const request = await sent
  await expect(page.getByText('Saved at AWS')).toBeVisible()
  return request
}

test('a forged save of a closed field is refused, and nothing is written', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const approved = await partnerCentral.seed('approved')
  await signIn('seller')
  const request = await saveComment(page, approved.id)
  const before = await partnerCentral.get(approved.id)
  const seen = before.LastModifiedDate?.toISOString() ?? ''
  const forged = (request.postData() ?? '')
    .replace(/"seen":"[^"]*"/, `"seen":"${seen}"`)
    .replace(`"Title":"${approved.title}"`, '"Title":"Forged"')
    .replace('Honest', 'Forged too')
  expect(forged).toContain('"Title":"Forged"')
  const answer = await replay(page, request, forged)
  expect(answer).toContain('"ok":false')
  expect(answer).toContain('Project.Title')
  const after = await partnerCentral.get(approved.id)
  expect(after.LastModifiedDate).toEqual(before.LastModifiedDate)
  expect(after.Project).toEqual(before.Project)
})

test('a forged save of a record in review is refused, and nothing is written', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const approved = await partnerCentral.seed('approved')
  const locked = await partnerCentral.seed('in-review')
  await signIn('seller')
  const request = await saveComment(page, approved.id)
  const before = await partnerCentral.get(locked.id)
  const seen = before.LastModifiedDate?.toISOString() ?? ''
  const forged = (request.postData() ?? '')
    .replaceAll(approved.company, locked.company)
    .replaceAll(approved.id, locked.id)
    .replace(/"seen":"[^"]*"/, `"seen":"${seen}"`)
  const answer = await replay(page, request, forged)
  expect(answer).toContain('"ok":false')
  expect(answer).toContain('AWS is reviewing this opportunity')
  expect((await partnerCentral.get(locked.id)).LastModifiedDate).toEqual(before.LastModifiedDate)
})

test('a seller’s save, sent again with a viewer’s session, is refused', async ({
  page,
  context,
  signIn,
  partnerCentral,
}) => {
  const { id } = await partnerCentral.seed('approved')
  await signIn('seller')
  const request = await saveComment(page, id)
  const before = await partnerCentral.get(id)
  await context.clearCookies()
  await signIn('viewer')
  const seen = before.LastModifiedDate?.toISOString() ?? ''
  const body = (request.postData() ?? '')
    .replace(/"seen":"[^"]*"/, `"seen":"${seen}"`)
    .replace('Honest', 'Forged')
  expect(await replay(page, request, body)).toContain('"reason":"role"')
  expect((await partnerCentral.get(id)).LastModifiedDate).toEqual(before.LastModifiedDate)
})
