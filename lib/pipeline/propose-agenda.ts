import type { PlainDate } from '@/lib/opportunity/plain-date'
import {
  type Agenda,
  type AgendaCandidate,
  type AgendaItem,
  type AgendaReason,
  type AgendaReasonKind,
  agendaReasonKinds,
} from './agenda'
import { biggestMovers, reasonsOf } from './agenda-reasons'
import { placesPerReason, proposedDeals } from './limits'
import type { UsualTimes } from './stage-times'
import { largerFirst, largestAmount } from './sums'

interface AgendaOptions {
  today: PlainDate
  usualTimes: UsualTimes
  /** Deals to propose, 25 unless told. */
  most?: number
  /** Of each reason, the deals that have it, when the candidates are not all of them. Counted when left out. */
  totals?: Partial<Record<AgendaReasonKind, number>>
}

interface Reasoned {
  candidate: AgendaCandidate
  reasons: AgendaReason[]
}

/** A deal in the order of one of its reasons. */
interface Ranked extends Reasoned {
  rank: number
  urgency: number
  weight: bigint
}

/** Smaller is more urgent. The same for all where worth decides. */
function urgencyOf(reason: AgendaReason): number {
  switch (reason.kind) {
    case 'sentBack':
    case 'closeDatePast':
    case 'oldNextStep':
      return -reason.days
    case 'closeDateSoon':
      return reason.days
    case 'stuck':
      return reason.usualDays - reason.days
    case 'awsDisagrees':
    case 'noNextStep':
    case 'bigMover':
    case 'new':
      return 0
  }
}

function ranked({ candidate, reasons }: Reasoned, reason: AgendaReason): Ranked {
  return {
    candidate,
    reasons,
    rank: agendaReasonKinds.indexOf(reason.kind),
    urgency: urgencyOf(reason),
    // Among deals of one reason where no day decides: how much moved, else how much it is about.
    weight: largestAmount(reason.kind === 'bigMover' ? reason.delta : candidate.spend),
  }
}

function compare(a: Ranked, b: Ranked): number {
  return (
    a.rank - b.rank ||
    a.urgency - b.urgency ||
    largerFirst(a.weight, b.weight) ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  )
}

function count(lists: readonly { reasons: AgendaReason[] }[]): Record<AgendaReasonKind, number> {
  const kinds = lists.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))
  return Object.fromEntries(
    agendaReasonKinds.map((kind) => [kind, kinds.filter((each) => each === kind).length]),
  ) as Record<AgendaReasonKind, number>
}

function itemOf({ candidate: { id, company, title }, reasons }: Reasoned): AgendaItem {
  return { id, company, title, reasons }
}

/** Deals by their most urgent reason. */
function inOrder(deals: readonly Reasoned[]): Ranked[] {
  return deals.flatMap((deal) => (deal.reasons[0] ? [ranked(deal, deal.reasons[0])] : [])).sort(compare)
}

/** Of every reason the deals that have it, by that reason, whatever else they are there for. */
function byReason(deals: readonly Reasoned[]): string[][] {
  return agendaReasonKinds.map((kind) =>
    deals
      .flatMap((deal) => {
        const reason = deal.reasons.find((each) => each.kind === kind)
        return reason ? [ranked(deal, reason)] : []
      })
      .sort(compare)
      .map(({ candidate }) => candidate.id),
  )
}

/**
 * The deals that are proposed. Hundreds of overdue ones would leave no place for the rest, so every reason sends its first
 * deals before the order of all fills what is left: the first of each, then the second of each.
 */
function proposed(deals: readonly Reasoned[], most: number): Ranked[] {
  const [ordered, queues] = [inOrder(deals), byReason(deals)]
  const firsts = Array.from({ length: placesPerReason }, (_, place) =>
    queues.flatMap((ids) => ids[place] ?? []),
  ).flat()
  const ids = new Set<string>()
  for (const id of [...firsts, ...ordered.map(({ candidate }) => candidate.id)]) {
    if (ids.size < most) ids.add(id)
  }
  return ordered.filter(({ candidate }) => ids.has(candidate.id))
}

/**
 * What a meeting should talk about: each deal once, by its most urgent reason; within one reason by days (longest waiting,
 * longest past, soonest, longest unchanged, longest over the usual time), then the largest, then by id. No reason is left
 * out: see `proposed`.
 * @param candidates All deals with a reason, or of every reason at least as many as are proposed, in the order above; no
 * deal twice. Deals without a reason are left out. The largest moves are sought among them.
 */
export function proposeAgenda(candidates: readonly AgendaCandidate[], options: AgendaOptions): Agenda {
  const context = { ...options, movers: biggestMovers(candidates) }
  const deals = candidates
    .map((candidate) => ({ candidate, reasons: reasonsOf(candidate, context) }))
    .filter(({ reasons }) => reasons.length > 0)
  const items = proposed(deals, options.most ?? proposedDeals).map(itemOf)
  const [totals, shown] = [{ ...count(deals), ...options.totals }, count(items)]
  const more = agendaReasonKinds.map((kind) => [kind, Math.max(0, totals[kind] - shown[kind])])
  return { items, totals, more: Object.fromEntries(more) as Agenda['more'] }
}
