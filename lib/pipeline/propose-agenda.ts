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
import { proposedDeals } from './limits'
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

/** What decides the order, worked out once for each deal. */
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

/** A deal with its place, by its most urgent reason; nothing for one without a reason. */
function ranked({ candidate, reasons }: Reasoned): Ranked[] {
  const [first] = reasons
  if (!first) return []
  return [
    {
      candidate,
      reasons,
      rank: agendaReasonKinds.indexOf(first.kind),
      urgency: urgencyOf(first),
      // Among deals of one reason where no day decides: how much moved, else how much it is about.
      weight: largestAmount(first.kind === 'bigMover' ? first.delta : candidate.spend),
    },
  ]
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

/**
 * What a meeting should talk about: each deal once, by its most urgent reason; within one reason by days (longest waiting,
 * longest past, soonest, longest unchanged, longest over the usual time), then the largest, then by id.
 * @param candidates All deals with a reason, or of every reason at least as many as are proposed, in the order above; no
 * deal twice. Deals without a reason are left out. The largest moves are sought among them.
 */
export function proposeAgenda(candidates: readonly AgendaCandidate[], options: AgendaOptions): Agenda {
  const context = { ...options, movers: biggestMovers(candidates) }
  const deals = candidates
    .flatMap((candidate) => ranked({ candidate, reasons: reasonsOf(candidate, context) }))
    .sort(compare)
  const items = deals.slice(0, options.most ?? proposedDeals).map(itemOf)
  const [totals, proposed] = [{ ...count(deals), ...options.totals }, count(items)]
  const more = agendaReasonKinds.map((kind) => [kind, Math.max(0, totals[kind] - proposed[kind])])
  return { items, totals, more: Object.fromEntries(more) as Agenda['more'] }
}
