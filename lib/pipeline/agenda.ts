import type { Money } from '@/lib/opportunity/money'
import type { PlainDate } from '@/lib/opportunity/plain-date'
import type { DealState } from './deal-change'

/** Why a deal is talked about, the most urgent first. */
export const agendaReasonKinds = [
  'sentBack',
  'closeDatePast',
  'closeDateSoon',
  'awsDisagrees',
  'noNextStep',
  'oldNextStep',
  'stuck',
  'bigMover',
  'new',
] as const

export type AgendaReasonKind = (typeof agendaReasonKinds)[number]

/** A fact AWS has otherwise than we do. `ours` is absent when we say nothing. */
export interface AwsDifference {
  field: 'stage' | 'closeDate'
  ours?: string
  aws: string
}

/** One reason with what it rests on. Days are whole UTC days and never negative. */
export type AgendaReason =
  | { kind: 'sentBack'; days: number }
  | { kind: 'closeDatePast'; closeDate: PlainDate; days: number }
  | { kind: 'closeDateSoon'; closeDate: PlainDate; days: number }
  | { kind: 'awsDisagrees'; differences: AwsDifference[] }
  | { kind: 'noNextStep' }
  | { kind: 'oldNextStep'; days: number }
  | { kind: 'stuck'; days: number; usualDays: number; isAtLeast?: true }
  | { kind: 'bigMover'; delta: Money[] }
  | { kind: 'new' }

/** A deal that may have to be talked about. What is absent is not known, or not there, and gives no reason. */
export interface AgendaCandidate extends DealState {
  id: string
  /** Since when it waits for our answer, an instant. */
  sentBackSince?: string
  /** Since when it says its next step, an instant. */
  nextStepSince?: string
  /** Since when it is at its stage, an instant; `stageOrEarlier` when that is only the first we saw of it. */
  stageSince?: string
  stageOrEarlier?: true
  /** What AWS has, as far as it tells. */
  aws?: { stage?: string; closeDate?: PlainDate }
  /** Monthly spend at the beginning of the time; absent for a deal made since and one not known then. */
  wasSpend?: Money[]
  /** Made since, by AWS's CreatedDate. */
  isNew?: true
}

/** A deal on the agenda, once, with all its reasons, the most urgent first. */
export interface AgendaItem {
  id: string
  company: string
  title?: string
  reasons: AgendaReason[]
}

export interface Agenda {
  items: AgendaItem[]
  /** Of each reason, the deals that have it, proposed or not. */
  totals: Record<AgendaReasonKind, number>
  /** Of each reason, the deals that have it and are not proposed: "and 388 more past their close date". */
  more: Record<AgendaReasonKind, number>
}
