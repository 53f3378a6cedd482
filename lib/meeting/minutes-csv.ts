import { type Money, toAmount } from '@/lib/opportunity/money'
import { toCsv } from '@/lib/pipeline/csv'
import type { Decision } from './decision'
import type { Minutes, MinutesDeal } from './minutes'
import { decisionWords, outcomeText } from './minutes-words'

const columns = [
  'Opportunity',
  'Company',
  'Title',
  'Agenda',
  'Stage',
  'Close date',
  'Monthly spend',
  'Currency',
  'Owner',
  'Seconds',
  'Decided',
  'Before',
  'After',
  'Due',
  'By',
] as const

/** One cell per column even of a deal in two currencies: `12500.00 / 900.00` beside `USD / EUR`. */
function together(spend: readonly Money[], member: (money: Money) => string): string {
  return spend.map(member).join(' / ')
}

function dealCells(deal: MinutesDeal, agenda: string): string[] {
  const { id, company, title = '', stage = '', closeDate = '', spend, owner = '', spentMs } = deal
  return [
    id,
    company,
    title,
    agenda,
    stage,
    closeDate,
    together(spend, ({ minorUnits }) => toAmount(BigInt(minorUnits))),
    together(spend, ({ currency }) => currency),
    owner,
    String(Math.floor(spentMs / 1000)),
  ]
}

/** `2026-11-20 11:05`, where the reader is: what a spreadsheet takes for a time. */
function timeIn(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (instant) => {
    const parts = new Map(format.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]))
    const [year, month, day, hour, minute] = (['year', 'month', 'day', 'hour', 'minute'] as const).map(
      (part) => parts.get(part),
    )
    return `${year}-${month}-${day} ${hour}:${minute}`
  }
}

function decisionCells(decision: Decision | undefined, time: (instant: string) => string): string[] {
  if (!decision) return Array.from({ length: 7 }, () => '')
  const { kind, was = '', now, due = '', by, at } = decision
  return [decisionWords[kind], was, now, due, by.name, time(at), outcomeText(decision) ?? '']
}

function rowsOf(deal: MinutesDeal, agenda: string, time: (instant: string) => string): string[][] {
  const decisions = deal.decisions.length > 0 ? deal.decisions : [undefined]
  return decisions.map((decision) => [...dealCells(deal, agenda), ...decisionCells(decision, time)])
}

/**
 * Minutes for a spreadsheet: a row per decision and note, and one for each deal without any.
 * @param timeZone The reader's, for the times; the heading of their column names it.
 */
export function minutesCsv({ discussed, parked, skipped, notReached }: Minutes, timeZone: string): string {
  const time = timeIn(timeZone)
  const parts = [
    { deals: discussed, agenda: 'Discussed' },
    { deals: parked, agenda: 'Parked' },
    { deals: skipped, agenda: 'Skipped' },
    { deals: notReached, agenda: 'Not reached' },
  ]
  return toCsv([
    [...columns, `At (${timeZone})`, 'Outcome'],
    ...parts.flatMap(({ deals, agenda }) => deals.flatMap((deal) => rowsOf(deal, agenda, time))),
  ])
}
