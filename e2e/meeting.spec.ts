import type { Browser, BrowserContext, Page } from '@playwright/test'
import { DEMO_ACCOUNTS } from '@/lib/auth/demo-accounts'
import type { Role } from '@/lib/auth/roles'
import type { AgendaItem, Meeting } from '@/lib/meeting/meeting'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import { test as base, expect, expectAccessible } from './fixtures'
import { csvRows, heading, roomOn, typedDate, waterfallRows } from './meeting-room'
import { withOwnServer } from './own-server'
import { sessionCookie } from './session'
import { runningServer } from './test-run'

const deals = 60

/** A team with a past: its deals have moved for months, and it met a week ago. */
const test = base.extend<object, { ownServer: string }>({
  ownServer: [
    async ({ playwright }, use) =>
      runningServer ? use(runningServer) : withOwnServer(playwright.request, { opportunities: deals }, use),
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ ownServer }, use) => use(ownServer),
})

const inDays = (days: number) => addDays(plainDateOf(new Date()), days)

async function windowOf(
  browser: Browser,
  baseURL: string,
  role: Role,
  size?: { width: number; height: number },
) {
  const account = DEMO_ACCOUNTS.find((each) => each.role === role)
  if (!account) throw new Error(`No demo account is a ${role}`)
  const context: BrowserContext = await browser.newContext({ baseURL, ...(size && { viewport: size }) })
  await context.addCookies([await sessionCookie(baseURL, account)])
  return context.newPage()
}

/** Deals of the agenda that the test decides on, each for something else. */
interface Chosen {
  /** Its close date has passed, and is to be moved with what happens next. */
  dated: AgendaItem
  promised: AgendaItem
  moved: AgendaItem
  /** Has no AWS account id, so AWS will not have it launched. Tandem cannot know. */
  launched: AgendaItem
  parked: AgendaItem
}

const earlyStages: readonly Stage[] = ['Qualified', 'Technical Validation']

function chosenFrom({ agenda }: Meeting): Chosen {
  const open = agenda.filter(({ card }) => card?.reviewStatus === 'Approved' && !isClosed(card.stage))
  const ahead = open.filter(({ card }) => (card?.closeDate ?? '') > inDays(2))
  const taken = new Set<AgendaItem>()
  const take = (from: AgendaItem[], fits: (item: AgendaItem) => boolean = () => true) => {
    const found = from.find((item) => !taken.has(item) && fits(item))
    if (!found) throw new Error('The demo’s agenda has no such deal')
    taken.add(found)
    return found
  }
  const moved = take(ahead, ({ card }) => card !== undefined && earlyStages.includes(card.stage))
  const launched = take(ahead, ({ card }) => card !== undefined && !card.lacksSolution)
  const dated = take(open, ({ card }) => (card?.closeDate ?? inDays(1)) <= inDays(0))
  return { moved, launched, dated, promised: take(ahead), parked: take(open) }
}

/** What follows from here is what a listener hears, and what everybody sees. */
const steps = {
  dated: 'Ask the sponsor to confirm the date in writing',
  promised: 'Send the second offer and call on Friday',
}

async function chooseStage(page: Page, from: Stage, to: Stage): Promise<void> {
  const way = stages.indexOf(to) - stages.indexOf(from)
  for (let step = 0; step < way; step++) await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: to })).toBeChecked()
}

test('a meeting is held, followed, taken over and resumed, and the next one knows what was promised', async ({
  page,
  browser,
  ownServer,
  signIn,
  partnerCentral,
}) => {
  test.setTimeout(240_000)
  await signIn('manager')

  await test.step('what moved in a fortnight adds up, to the cent', async () => {
    await page.goto('/meetings')
    await expect(page.getByRole('region', { name: 'Held' }).getByRole('link')).not.toHaveCount(0)
    await page.getByRole('link', { name: 'Start a meeting' }).click()
    await page.getByRole('button', { name: '14 days' }).click()
    await expect(page).toHaveURL(/since=/)
    await expect(page.getByText('Decided last time')).toBeVisible()
    await page.getByRole('button', { name: 'Show as table' }).click()
    const rows = await waterfallRows(page)
    const [opening, closing] = [rows[0]?.sums ?? [], rows.at(-1)?.sums ?? []]
    const moves = rows.slice(1, -1)
    expect(rows[0]?.name).toBe('Opening')
    expect(moves.length).toBeGreaterThan(4)
    for (const [at, sum] of opening.entries()) {
      expect(moves.reduce((total, { sums }) => total + (sums[at] ?? 0n), sum)).toBe(closing[at])
    }
  })

  await page.getByRole('button', { name: 'Start meeting' }).click()
  await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/)
  const room = roomOn(page)
  await expect(page.getByRole('list', { name: 'Agenda' }).getByRole('listitem')).not.toHaveCount(0)
  await expect(page.getByText('You are presenting.')).toBeAttached()
  await expect(page.getByRole('heading', { name: 'What moved' })).toBeVisible()
  await expectAccessible(page)
  const chosen = chosenFrom(await room.read())

  const follower = await windowOf(browser, ownServer, 'viewer', { width: 390, height: 844 })
  await test.step('a viewer follows on a phone, without anything to decide with', async () => {
    await follower.goto('/meetings')
    const running = follower.getByRole('listitem').filter({ hasText: 'Marc Keller presents' })
    await running.getByRole('link', { name: 'Follow' }).click()
    await expect(heading(follower)).toHaveText('All deals')
    await expect(follower.getByText('You follow this meeting')).toBeVisible()
    await expect(follower.getByRole('button', { name: 'Add a deal' })).toHaveCount(0)
    await room.walkTo(chosen.dated)
    await expect(heading(follower)).toHaveText(chosen.dated.card?.company ?? '')
    await expect(follower.getByRole('region', { name: 'Decide', exact: true })).toHaveCount(0)
    await expect(follower.getByRole('button', { name: 'Park' })).toHaveCount(0)
    await expectAccessible(page)
    await expectAccessible(follower)
  })

  const closeDate = inDays(45)
  await test.step('decisions are taken by keyboard, and land on the follower’s screen', async () => {
    await room.decide('n', async () => {
      await page.keyboard.type(steps.dated)
      await page.keyboard.press('Enter')
      await expect(page.getByLabel('New target close date')).toBeFocused()
      await page.keyboard.type(typedDate(inDays(30)))
    })
    await expect(follower.getByText('Decided in this meeting')).toBeVisible()
    await expect(follower.getByText(steps.dated).first()).toBeVisible()
    await room.decide('d', () => page.keyboard.type(typedDate(closeDate)))
    await expect(follower.getByText('decided anew since')).toBeVisible()

    await room.walkTo(chosen.promised)
    await expect(heading(follower)).toHaveText(chosen.promised.card?.company ?? '')
    await room.decide('n', async () => {
      await page.keyboard.type(steps.promised)
      await page.keyboard.press('Tab')
      await page.keyboard.type(typedDate(inDays(5)))
    })
    await expect(follower.getByText(steps.promised).first()).toBeVisible()
    await expect(follower.getByText('AWS has it').first()).toBeVisible()
    const { LifeCycle } = await partnerCentral.get(chosen.promised.dealId)
    expect(LifeCycle?.NextSteps).toBe(steps.promised)
  })

  await test.step('what changes at AWS meanwhile is on everybody’s screen', async () => {
    const elsewhere = inDays(77)
    await partnerCentral.update(chosen.promised.dealId, { LifeCycle: { TargetCloseDate: elsewhere } })
    const words = new RegExp(`Closes .*${Number(elsewhere.slice(8))}.*, in 77 days`)
    await expect(page.getByText(words)).toBeVisible()
    await expect(follower.getByText(words)).toBeVisible()
  })

  await test.step('a move that AWS takes, one that it refuses, and a deal that is parked', async () => {
    const stage = chosen.moved.card?.stage as Stage
    const next = stages[stages.indexOf(stage) + 1] as Stage
    await room.walkTo(chosen.moved)
    await room.decide('s', () => chooseStage(page, stage, next))

    await room.walkTo(chosen.launched)
    await room.decide('s', () => chooseStage(page, chosen.launched.card?.stage as Stage, 'Launched'))
    await expect(page.getByRole('button', { name: /^1\s*decision stopped$/ })).toBeVisible()
    await expect(page.getByText('AWS refused it').first()).toBeVisible()
    await expect(follower.getByText('AWS refused it').first()).toBeVisible()
    const { LifeCycle } = await partnerCentral.get(chosen.launched.dealId)
    expect(LifeCycle?.Stage).toBe(chosen.launched.card?.stage)

    await room.walkTo(chosen.parked)
    await page.keyboard.press('p')
    await expect(page.getByText('Parked', { exact: true }).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('list', { name: 'Parked' })).toContainText(chosen.parked.card?.company ?? '')
  })

  const seller = await windowOf(browser, ownServer, 'seller')
  await test.step('somebody else takes over, in so many words, and gives the place back', async () => {
    await seller.goto(`/meetings/${room.id}`)
    await expect(seller.getByText('Marc Keller presents')).toBeVisible()
    await seller.getByRole('button', { name: 'Take over' }).click()
    await seller.getByRole('dialog').getByRole('button', { name: 'Take over' }).click()
    await expect(page.getByText('Ana Ruiz presents')).toBeVisible()
    await seller.keyboard.press('j')
    await expect(seller.getByRole('article', { name: 'Deal' })).toBeVisible()
    const company = (await heading(seller).textContent()) ?? ''
    await expect(heading(page)).toHaveText(company)
    await expect(heading(follower)).toHaveText(company)

    await page.getByRole('button', { name: 'Take over' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take over' }).click()
    await expect(page.getByText('You are presenting.')).toBeAttached()
    await expect(seller.getByText('Marc Keller presents')).toBeVisible()
  })

  await test.step('the presenter’s window goes on where it was after a reload', async () => {
    const company = (await heading(page).textContent()) ?? ''
    await page.reload()
    await expect(heading(page)).toHaveText(company)
    await expect(page.getByText('You are presenting.')).toBeAttached()
    await page.keyboard.press('Escape')
    await expect(heading(follower)).toHaveText('All deals')
  })

  await test.step('it ends for everybody with minutes that say what AWS took and what not', async () => {
    await page.getByRole('button', { name: 'Wrap up' }).click()
    await expect(heading(page)).toHaveText('What we decided')
    await page.getByRole('button', { name: 'End the meeting' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End the meeting' }).click()
    await page.waitForURL(/\/minutes$/)
    await follower.waitForURL(/\/minutes$/)
    await expect(page.getByText('Marc Keller, Vera Lind, Ana Ruiz')).toBeVisible()
    await expect(page.getByText(/^Refused by AWS: /)).toHaveCount(1)
    await expect(page.getByText('AWS has it', { exact: true })).toHaveCount(4)
    await expect(page.getByText(steps.promised)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Promised last time' })).toBeVisible()
    await expectAccessible(page)
    await expectAccessible(follower)
  })

  await test.step('the minutes can be taken along as Markdown and as CSV', async () => {
    const markdown = await (await page.request.get(`/api/meetings/${room.id}/minutes.md`)).text()
    expect(markdown).toMatch(/^# All deals\n/)
    for (const title of ['What moved', 'Discussed', 'Parked', 'AWS has', 'AWS does not have']) {
      expect(markdown).toContain(`\n## ${title}\n`)
    }
    expect(markdown).toContain(steps.promised)

    const csv = csvRows(await (await page.request.get(`/api/meetings/${room.id}/minutes.csv`)).text())
    const [header = [], ...rows] = csv
    expect(rows.every((row) => row.length === header.length)).toBe(true)
    const cell = (row: string[], name: string) => row[header.indexOf(name)]
    const decided = rows.filter((row) => cell(row, 'Decided') !== '')
    expect(decided.map((row) => cell(row, 'Decided')).sort()).toEqual([
      'Close date',
      'Close date',
      'Next step',
      'Next step',
      'Stage',
      'Stage',
    ])
    const promise = decided.find((row) => cell(row, 'After') === steps.promised)
    expect(promise && cell(promise, 'Due')).toBe(inDays(5))
    expect(decided.filter((row) => cell(row, 'Outcome')?.startsWith('Refused'))).toHaveLength(1)
  })

  await test.step('the next meeting of these deals asks for what was promised', async () => {
    await page.goto('/meetings/new')
    const last = page.getByRole('listitem').filter({ hasText: chosen.promised.card?.company ?? '' })
    const promise = last.filter({ hasText: steps.promised }).last()
    await expect(promise).toContainText(/Next step due .*: (No change since|Went otherwise|Kept)/)
    await page.goto('/meetings')
    const held = page.getByRole('region', { name: 'Held' }).getByRole('link')
    await expect(held.first()).toContainText('1 in trouble')
  })
})
