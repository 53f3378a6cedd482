import { type Money, toAmount } from '@/lib/opportunity/money'
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

/** How a reader writes days, times and money. */
export interface Writing {
  /** A day that is one wherever it is read: a close date. */
  day(date: PlainDate): string
  /** The day that an instant is on where the reader is. */
  dayOf(instant: string): string
  /** That day with the time. */
  moment(instant: string): string
  /** `EUR 16,000`: a dollar sign does not tell whose dollars. */
  money(money: Money): string
  /** The same with its sign, for what was added or went. */
  change(money: Money): string
}

const dayParts = { day: 'numeric', month: 'short', year: 'numeric' } as const
const timeParts = { hour: 'numeric', minute: '2-digit' } as const

/** The formatter takes a decimal string exactly; a number would lose cents of a large sum. */
function amountFormat(locale: string, signDisplay: 'auto' | 'exceptZero') {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay })
  return ({ currency, minorUnits }: Money) => {
    const value = BigInt(minorUnits)
    const amount = value < 0n ? `-${toAmount(-value)}` : toAmount(value)
    return `${currency} ${format.format(amount as `${number}`).replace('-', '−')}`
  }
}

/**
 * @param timeZone The reader's, as IANA names it (see `isTimeZone`): the day a meeting was held depends on it.
 * @throws RangeError for a zone that there is not.
 */
export function writingFor(locale: string, timeZone: string): Writing {
  const plain = new Intl.DateTimeFormat(locale, { ...dayParts, timeZone: 'UTC' })
  const day = new Intl.DateTimeFormat(locale, { ...dayParts, timeZone })
  const moment = new Intl.DateTimeFormat(locale, { ...dayParts, ...timeParts, timeZone })
  return {
    day: (date) => plain.format(Date.parse(`${date}T00:00:00Z`)),
    dayOf: (instant) => day.format(Date.parse(instant)),
    moment: (instant) => moment.format(Date.parse(instant)),
    money: amountFormat(locale, 'auto'),
    change: amountFormat(locale, 'exceptZero'),
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

/** `no change since`. */
export function happenedText({ happened, isGone }: Pick<Promised, 'happened' | 'isGone'>): string {
  return isGone ? 'AWS no longer returns the deal' : happenedWords[happened]
}

/** `Next step due 12 Nov 2026: no change since`. */
export function promiseText(promise: Promised, writing: Writing): string {
  const { kind, due } = promise.decision
  const what =
    kind === 'nextStep' && due !== undefined ? `Next step due ${writing.day(due)}` : decisionWords[kind]
  return `${what}: ${happenedText(promise)}`
}
