import type { Money } from '@/lib/opportunity/money'
import { movementWords } from '@/lib/pipeline/words'
import type { Decision } from './decision'
import type { Minutes, MinutesDeal } from './minutes'
import { decisionText, durationText, happenedText, outcomeText, type Writing } from './minutes-words'
import type { Promised } from './promised'

/** Names and next steps are written by others: what would be markup in them is text. Line ends would end a list item. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, (sign) => `\\${sign}`)
}

function amounts(money: readonly Money[], write: Writing['money']): string {
  return money.length === 0 ? '–' : money.map(write).join(', ')
}

function nameOf({ id, company, title }: Pick<MinutesDeal, 'id' | 'company' | 'title'>): string {
  return [plain(company || id), ...(title ? [plain(title)] : [])].join(' – ')
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines, '']
}

function decisionLine(decision: Decision, writing: Writing): string {
  const outcome = outcomeText(decision)
  const tail = outcome === undefined ? '' : ` – ${plain(outcome)}`
  return `- ${plain(decisionText(decision, writing))}${tail} (${plain(decision.by.name)})`
}

function factsLine({ id, stage, closeDate, spend, owner, isGone }: MinutesDeal, writing: Writing): string {
  const facts = [
    id,
    stage,
    closeDate && `closes ${writing.day(closeDate)}`,
    spend.length > 0 && `${amounts(spend, writing.money)} a month`,
    owner && plain(owner),
    isGone && 'no longer at AWS',
  ]
  return facts.filter(Boolean).join(' · ')
}

function dealLines(deal: MinutesDeal, writing: Writing): string[] {
  const decisions = deal.decisions.map((decision) => decisionLine(decision, writing))
  return [
    `### ${nameOf(deal)}`,
    '',
    factsLine(deal, writing),
    '',
    ...decisions,
    ...(decisions.length ? [''] : []),
  ]
}

function dealSection(title: string, deals: readonly MinutesDeal[], writing: Writing): string[] {
  return deals.length === 0 ? [] : [`## ${title}`, '', ...deals.flatMap((deal) => dealLines(deal, writing))]
}

function waterfallLines({ waterfall, meeting, knownSince, gaps }: Minutes, writing: Writing): string[] {
  const row = (...cells: string[]) => `| ${cells.join(' | ')} |`
  const { opening, steps, closing } = waterfall
  const notes = [
    knownSince && `Known since ${writing.dayOf(knownSince)}; nothing is told of the time before.`,
    gaps && `Deals first seen since then, which count as unchanged before: ${gaps}.`,
  ].filter((note) => typeof note === 'string')
  return [
    `Monthly spend since ${writing.dayOf(meeting.since)}.`,
    '',
    row('', 'Deals', 'Value', 'Deals’ worth'),
    '|---|--:|--:|--:|',
    row('Opening', '', amounts(opening, writing.money), ''),
    ...steps.map(({ kind, deals, delta, worth }) =>
      row(movementWords[kind], String(deals), amounts(delta, writing.change), amounts(worth, writing.money)),
    ),
    row('Closing', '', amounts(closing, writing.money), ''),
    ...notes.flatMap((note) => ['', note]),
  ]
}

function promiseLine(promise: Promised, writing: Writing): string {
  const { decision, company, title, isOverdue } = promise
  const name = nameOf({ id: decision.dealId, company, ...(title && { title }) })
  return `- ${name}: ${plain(decisionText(decision, writing))} – ${happenedText(promise)}${isOverdue ? ', overdue' : ''}`
}

function standing(minutes: Minutes, decisions: readonly Decision[], writing: Writing): string[] {
  const deals = [...minutes.discussed, ...minutes.parked, ...minutes.skipped, ...minutes.notReached]
  const names = new Map(deals.map((deal) => [deal.id, nameOf(deal)]))
  return decisions.map((decision) => {
    const line = decisionLine(decision, writing)
    return `- ${names.get(decision.dealId) ?? decision.dealId}: ${line.slice(2)}`
  })
}

function heading({ meeting, attendees }: Minutes, writing: Writing): string[] {
  return [
    `# ${plain(meeting.name)}`,
    '',
    `- Held: ${writing.moment(meeting.startedAt)}, ${durationText(meeting.spentMs)} presented`,
    `- Scope: ${plain(meeting.scope.name)}`,
    `- Attendees: ${attendees.map(({ name }) => plain(name)).join(', ') || '–'}`,
    '',
  ]
}

/** Minutes to copy into a message or a wiki, with the days of whoever copies them. */
export function minutesMarkdown(minutes: Minutes, writing: Writing): string {
  const lines = [
    ...heading(minutes, writing),
    ...section('What moved', waterfallLines(minutes, writing)),
    ...section(
      'Promised last time',
      minutes.promises.map((promise) => promiseLine(promise, writing)),
    ),
    ...dealSection('Discussed', minutes.discussed, writing),
    ...dealSection('Parked', minutes.parked, writing),
    ...section('On their way to AWS', standing(minutes, minutes.queued, writing)),
    ...section('AWS has', standing(minutes, minutes.sent, writing)),
    ...section('AWS does not have', standing(minutes, minutes.refused, writing)),
    ...section(
      'Skipped',
      minutes.skipped.map((deal) => `- ${nameOf(deal)}`),
    ),
    ...section(
      'Not reached',
      minutes.notReached.map((deal) => `- ${nameOf(deal)}`),
    ),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}
