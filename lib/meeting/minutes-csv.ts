import { type Money, toAmount } from '@/lib/opportunity/money'
import { toCsv } from '@/lib/pipeline/csv'
import type { Decision } from './decision'
import type { Minutes, MinutesDeal } from './minutes'
import { decisionWords, outcomeText } from './minutes-words'

const header = [
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
  'At',
  'Outcome',
]

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

function decisionCells(decision: Decision | undefined): string[] {
  if (!decision) return Array.from({ length: 7 }, () => '')
  const { kind, was = '', now, due = '', by, at } = decision
  return [decisionWords[kind], was, now, due, by.name, at, outcomeText(decision) ?? '']
}

function rowsOf(deal: MinutesDeal, agenda: string): string[][] {
  const decisions = deal.decisions.length > 0 ? deal.decisions : [undefined]
  return decisions.map((decision) => [...dealCells(deal, agenda), ...decisionCells(decision)])
}

/** Minutes for a spreadsheet: a row per decision and note, and one for each deal without any. */
export function minutesCsv({ discussed, parked, skipped, notReached }: Minutes): string {
  const parts = [
    { deals: discussed, agenda: 'Discussed' },
    { deals: parked, agenda: 'Parked' },
    { deals: skipped, agenda: 'Skipped' },
    { deals: notReached, agenda: 'Not reached' },
  ]
  return toCsv([
    header,
    ...parts.flatMap(({ deals, agenda }) => deals.flatMap((deal) => rowsOf(deal, agenda))),
  ])
}
