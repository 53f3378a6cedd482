import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import { expect, test } from './fixtures'

const box = (page: Page, name: string | RegExp) => page.getByLabel(name)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const left = (page: Page) => page.getByRole('complementary').getByRole('status')

function company(): string {
  return `Marlow ${randomUUID().slice(0, 8)} Instruments`
}

async function open(page: Page): Promise<void> {
  await page.goto('/opportunities/new')
  await expect(left(page)).toHaveText('13 things left before you can submit')
}

/** Types into a searched list and takes what it finds first. */
async function choose(page: Page, name: string | RegExp, text: string): Promise<void> {
  await page.getByRole('combobox', { name }).fill(text)
  await page.keyboard.press('Enter')
}

async function fillEssentials(page: Page, name: string): Promise<void> {
  await box(page, 'Company').fill(name)
  await box(page, 'Website').fill('www.marlow.example')
  await choose(page, 'Industry', 'manufact')
  await choose(page, 'Country', 'germ')
  await box(page, 'Title').fill('Calibration records in the cloud')
  await box(page, 'Business problem').fill('Paper records hold up every audit by two weeks.')
  await choose(page, /^Use case/, 'storage')
  await box(page, 'Target close date').fill(addDays(plainDateOf(new Date()), 180))
  await page.getByRole('textbox', { name: 'Amount', exact: true }).fill('12,500')
}

async function fillTheRest(page: Page): Promise<void> {
  await choose(page, /^Solution \(/, 'data lake')
  await page.getByRole('group', { name: 'How you deliver it' }).getByLabel('Managed Services').check()
  await page.getByRole('group', { name: 'What you need from AWS' }).getByLabel('Deal Support').check()
  await page
    .getByRole('group', { name: 'What has happened so far' })
    .getByLabel('Conducted POC / Demo')
    .check()
  await box(page, /^Postal code/).fill('10115')
}

/** The record's id, from the address of its page. */
async function openedId(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/opportunities\/O\d+$/)
  return page.url().split('/').at(-1) ?? ''
}

test('a seller saves a draft from the first page, and AWS has it', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const name = company()
  await signIn('seller')
  await open(page)
  await fillEssentials(page, name)
  await button(page, 'Save draft').click()

  const { Customer, Project, LifeCycle, OpportunityTeam } = await partnerCentral.get(await openedId(page))
  expect(Customer?.Account).toMatchObject({ CompanyName: name, Address: { CountryCode: 'DE' } })
  expect(Project?.ExpectedCustomerSpend).toMatchObject([
    { Amount: '12500', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
  ])
  expect(LifeCycle).toMatchObject({ Stage: 'Prospect', ReviewStatus: 'Pending Submission' })
  expect(OpportunityTeam).toMatchObject([{ Email: 'ana@tandem.example', BusinessTitle: 'OpportunityOwner' }])
})

test('a seller is told what is left, then submits in one go', async ({ page, signIn, partnerCentral }) => {
  await signIn('seller')
  await open(page)
  await fillEssentials(page, company())
  await button(page, 'Continue').click()
  await expect(box(page, /^Solution \(/)).toBeFocused()

  await button(page, 'Submit to AWS').click()
  const delivery = page.getByRole('group', { name: 'How you deliver it' })
  await expect(delivery.getByText('Say how you deliver it')).toBeVisible()
  await expect(box(page, /^Solution \(/)).toBeFocused()

  await fillTheRest(page)
  await expect(left(page)).toHaveText('Ready to submit')
  await button(page, 'Submit to AWS').click()
  await expect(page.getByText(/^AWS has O\d+$/)).toBeVisible()
  await page.getByRole('link', { name: 'Open the opportunity' }).click()

  const { RelatedEntityIdentifiers, LifeCycle } = await partnerCentral.get(await openedId(page))
  expect(RelatedEntityIdentifiers?.Solutions).toHaveLength(1)
  expect(['Submitted', 'In review']).toContain(LifeCycle?.ReviewStatus)
})

test('a submission that breaks half-way goes on after a reload, and creates nothing twice', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const name = company()
  await signIn('seller')
  await open(page)
  await fillEssentials(page, name)
  await button(page, 'Continue').click()
  await fillTheRest(page)

  // The creation goes through, the connection breaks before the solution is associated.
  let actions = 0
  await page.route('**/opportunities/new', (route) =>
    route.request().method() === 'POST' && ++actions === 2 ? route.abort() : route.continue(),
  )
  await button(page, 'Submit to AWS').click()
  await expect(page.getByText('Tandem cannot be reached')).toBeVisible()
  await expect(page.getByText(/It is O\d+ at AWS/)).toBeVisible()

  page.once('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(page.getByText('Your unsaved changes are back')).toBeVisible()
  await box(page, 'Title').fill('Calibration records, second attempt')
  await button(page, 'Submit to AWS').click()
  await expect(page.getByText(/^AWS has O\d+$/)).toBeVisible()
  await page.getByRole('link', { name: 'Open the opportunity' }).click()

  const id = await openedId(page)
  expect((await partnerCentral.get(id)).Project?.Title).toBe('Calibration records, second attempt')
  const similar = await page.request.get(`/opportunities/new/similar?company=${encodeURIComponent(name)}`)
  expect(await similar.json()).toMatchObject([{ id }])
})

test('a company that is in the pipeline already is shown while its name is typed', async ({
  page,
  signIn,
  partnerCentral,
}) => {
  const { company: known, title } = await partnerCentral.seed('approved')
  await signIn('seller')
  // The hint is asked for once per name, so the mirror has to know the deal first.
  await expect
    .poll(async () =>
      (
        await page.request.get(`/opportunities/new/similar?${new URLSearchParams({ company: known })}`)
      ).json(),
    )
    .not.toEqual([])
  await open(page)
  await box(page, 'Company').fill(known)
  await expect(page.getByText('A deal looks like this one')).toBeVisible()
  await expect(page.getByText(title)).toBeVisible()
})

test('fields appear with the answer that asks for them', async ({ page, signIn }) => {
  await signIn('seller')
  await open(page)
  await expect(box(page, 'Which industry?')).toHaveCount(0)
  await choose(page, 'Industry', 'other')
  await expect(box(page, 'Which industry?')).toBeVisible()
  await choose(page, 'Industry', 'government')
  await expect(box(page, 'Which industry?')).toHaveCount(0)
  await expect(box(page, /^National security/)).toBeVisible()
  await box(page, 'What it is').selectOption('Total contract value')
  await expect(box(page, 'Contract length in months')).toBeVisible()
})

test('a session that ended keeps the text and says how to go on', async ({
  page,
  context,
  signIn,
  partnerCentral,
}) => {
  const name = company()
  await signIn('seller')
  await open(page)
  await fillEssentials(page, name)
  const cookies = await context.cookies()
  await context.clearCookies()
  await button(page, 'Save draft').click()
  await expect(page.getByText('You have been signed out')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in in a new tab' })).toHaveAttribute('target', '_blank')

  await context.addCookies(cookies)
  await button(page, 'Save draft').click()
  expect((await partnerCentral.get(await openedId(page))).Customer?.Account?.CompanyName).toBe(name)
})
