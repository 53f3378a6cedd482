import { formatMoney, type Money } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { Decision, DecisionKind, DecisionOutcome } from './decision'
import type { Promised } from './promised'

/** What minutes call things, wherever they are read. */

export const decisionWords: Record<DecisionKind, string> = {
  nextStep: 'Next step',
  closeDate: 'Close date',
  stage: 'Stage',
  owner: 'Owner',
  note: 'Note',
}

/** Where a decision stands, seen from the meeting. */
export const outcomeWords: Record<DecisionOutcome, string> = {
  queued: 'On its way to AWS',
  sending: 'On its way to AWS',
  sent: 'AWS has it',
  refused: 'Refused by AWS',
  conflict: 'Changed at AWS too',
  held: 'Held until AWS unlocks the deal',
  cancelled: 'Taken back',
}

export const happenedWords: Record<Promised['happened'], string> = {
  kept: 'kept',
  noChange: 'no change since',
  otherwise: 'changed otherwise',
}

/** How a reader writes days and money. */
export interface Writing {
  day(date: PlainDate): string
  money(money: Money): string
}

export function writingFor(locale: string): Writing {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return {
    day: (date) => format.format(Date.parse(`${date}T00:00:00Z`)),
    money: (money) => formatMoney(money, 'full', locale),
  }
}

/** `12:05` minutes and seconds, or `1:02:05`. */
export function durationText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

function valueText({ kind }: Decision, value: string, { day }: Writing): string {
  return kind === 'closeDate' ? day(value) : value
}

/** `Close date: 1 Nov 2026 → 30 Nov 2026`, `Next step: Send the offer (due 12 Nov 2026)`. */
export function decisionText(decision: Decision, writing: Writing): string {
  const { kind, was, now, due, closedLostReason } = decision
  const after = valueText(decision, now, writing)
  const isMove = was !== undefined && kind !== 'note' && kind !== 'nextStep'
  const value = isMove ? `${valueText(decision, was, writing)} → ${after}` : after
  const detail = due === undefined ? closedLostReason : `due ${writing.day(due)}`
  return `${decisionWords[kind]}: ${value}${detail === undefined ? '' : ` (${detail})`}`
}

/** Where it stands, with the reason where there is one; undefined for a note. */
export function outcomeText({ outcome, reason, isReplaced }: Decision): string | undefined {
  if (isReplaced) return 'Decided anew later'
  if (!outcome) return undefined
  return reason && outcome !== 'cancelled' ? `${outcomeWords[outcome]}: ${reason}` : outcomeWords[outcome]
}

/** `Next step due 12 Nov 2026: no change since`. */
export function promiseText({ decision, happened, isGone }: Promised, writing: Writing): string {
  const { kind, due } = decision
  const what =
    kind === 'nextStep' && due !== undefined ? `Next step due ${writing.day(due)}` : decisionWords[kind]
  return `${what}: ${isGone ? 'AWS no longer returns the deal' : happenedWords[happened]}`
}
