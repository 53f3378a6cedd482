import type { Page } from '@playwright/test'
import type { AgendaItem, LiveMeeting, Meeting } from '@/lib/meeting/meeting'
import { expect } from './fixtures'

/** What a meeting's screens are made of, and the keys that steer it. */
export interface MeetingRoom {
  readonly id: string
  /** As Tandem has it now. */
  read(): Promise<Meeting>
  /** Walks to a deal of the agenda by `J` and `K`. */
  walkTo(item: AgendaItem): Promise<void>
  /** Opens a decision by its key, has `type` fill it in, and waits until it is decided. */
  decide(key: 'n' | 'd' | 's', type: () => Promise<void>): Promise<void>
}

const editors = { n: 'Next step', d: 'Close date', s: 'Stage' } as const

export const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** @param page Shows the meeting. */
export function roomOn(page: Page): MeetingRoom {
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''

  async function read(): Promise<Meeting> {
    const answer = await page.request.get(`/api/meetings/${id}`)
    const { meeting } = (await answer.json()) as LiveMeeting
    if (!meeting) throw new Error('The meeting tells nothing of itself')
    return meeting
  }

  async function placeNow(): Promise<number> {
    const place = page.getByRole('article', { name: 'Deal' }).getByText(/^\d+ of \d+/)
    return (await place.isVisible()) ? Number((await place.textContent())?.match(/\d+/)?.[0]) : 0
  }

  /** Between two deals there is none for a moment. */
  async function isElsewhere(before: number): Promise<boolean> {
    const now = await placeNow()
    return now !== before && now > 0
  }

  return {
    id,
    read,
    async walkTo({ dealId, card }) {
      const walked = (await read()).agenda.filter(({ state }) => state !== 'parked')
      const place = walked.findIndex((item) => item.dealId === dealId) + 1
      if (place === 0) throw new Error(`${dealId} is not on the agenda`)
      for (let now = await placeNow(); now !== place; now = await placeNow()) {
        await page.keyboard.press(now < place ? 'j' : 'k')
        await expect.poll(() => isElsewhere(now)).toBe(true)
      }
      await expect(heading(page)).toHaveText(card?.company ?? '')
      await expect(page.getByRole('region', { name: 'Decide', exact: true })).toBeVisible()
    },
    async decide(key, type) {
      const before = (await read()).decisions.length
      await page.keyboard.press(key)
      const editor = page.getByRole('form', { name: editors[key] })
      await expect(editor).toBeVisible()
      await type()
      await page.keyboard.press('Enter')
      await expect(editor).toBeHidden()
      expect((await read()).decisions.length).toBeGreaterThan(before)
    },
  }
}

/** `2026-12-31` as it is typed into a date field in English. */
export function typedDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${month}${day}${year}`
}

/** `(€1,234.50)`, `−$20` or `+€3` in cents; a dash is nothing. */
function cents(text: string): bigint {
  const digits = text.replace(/[^\d.]/g, '')
  if (digits === '') return 0n
  const [whole = '0', fraction = ''] = digits.split('.')
  const amount = BigInt(whole + fraction.padEnd(2, '0').slice(0, 2))
  return /[-−(]/.test(text) ? -amount : amount
}

/** The waterfall's table, row by row: what it calls them, and their cents in each currency. */
export async function waterfallRows(page: Page): Promise<{ name: string; sums: bigint[] }[]> {
  const table = page.getByRole('table', { name: 'What moved, in monthly spend per currency' })
  const currencies = (await table.getByRole('columnheader').allTextContents()).filter((name) =>
    name.endsWith(' a month'),
  ).length
  const rows: { name: string; sums: bigint[] }[] = []
  for (const row of await table.locator('tbody').getByRole('row').all()) {
    const cells = await row.getByRole('cell').allTextContents()
    const name = (await row.getByRole('rowheader').textContent()) ?? ''
    rows.push({ name, sums: cells.slice(1, 1 + currencies).map(cents) })
  }
  return rows
}

/** Rows and cells of a CSV by RFC 4180. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  const body = text.replace(/^\uFEFF/, '')
  for (let at = 0; at < body.length; at = cells.lastIndex) {
    cells.lastIndex = at
    const found = cells.exec(body)
    if (!found) throw new Error(`Not a CSV from character ${at} on`)
    const [, quoted, plain = '', end] = found
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}
