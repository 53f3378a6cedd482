import type { Money } from '@/lib/opportunity/money'
import { isClosed, type Stage, stages } from '@/lib/opportunity/stage'
import type { DealChange, DealFigures } from './deal-change'
import type { Movement, MovementKind } from './movement'
import { inScope, type Span } from './scope'
import { difference, negated, withoutZeros } from './sums'

type Move = Pick<Movement, 'kind' | 'delta' | 'worth' | 'from' | 'to'>

/** What the deal adds to the value of the open pipeline. */
function worthOpen(state: DealFigures): Money[] {
  return isClosed(state.stage) ? [] : withoutZeros(state.spend)
}

function cameIn(kind: MovementKind, now: DealFigures, between?: Pick<Move, 'from' | 'to'>): Move {
  return { kind, delta: withoutZeros(now.spend), worth: now.spend, ...between }
}

function wentOut(kind: MovementKind, last: DealFigures, between?: Pick<Move, 'from' | 'to'>): Move {
  return { kind, delta: negated(withoutZeros(last.spend)), worth: last.spend, ...between }
}

/** How a deal that was open, or came in, was closed; nothing for one that is open. */
function closing(now: DealFigures, from?: Stage): Move[] {
  if (!isClosed(now.stage)) return []
  return [wentOut(now.stage === 'Launched' ? 'launched' : 'lost', now, { from, to: now.stage })]
}

/** A deal that was moved to another currency grew in one and shrank in the other. */
function revaluing(was: DealFigures, now: DealFigures): Move[] {
  const delta = difference(now.spend, was.spend)
  const part = (kind: MovementKind, isPart: (minorUnits: bigint) => boolean): Move[] => {
    const own = delta.filter(({ minorUnits }) => isPart(BigInt(minorUnits)))
    return own.length > 0 ? [{ kind, delta: own, worth: now.spend }] : []
  }
  return [...part('grew', (units) => units > 0n), ...part('shrank', (units) => units < 0n)]
}

function staging(was: DealFigures, now: DealFigures): Move[] {
  if (was.stage === now.stage) return []
  const kind = stages.indexOf(now.stage) > stages.indexOf(was.stage) ? 'advanced' : 'movedBack'
  return [{ kind, delta: [], worth: now.spend, from: was.stage, to: now.stage }]
}

/** A date that was first set, or taken away, is neither pushed nor pulled in. */
function dating(was: DealFigures, now: DealFigures): Move[] {
  if (!was.closeDate || !now.closeDate || was.closeDate === now.closeDate) return []
  const kind = now.closeDate > was.closeDate ? 'pushed' : 'pulledIn'
  return [{ kind, delta: [], worth: now.spend, from: was.closeDate, to: now.closeDate }]
}

/** Within the scope all the time. */
function stayed(was: DealFigures, now: DealFigures): Move[] {
  if (isClosed(was.stage)) {
    return isClosed(now.stage) ? [] : [cameIn('reopened', now, { from: was.stage, to: now.stage })]
  }
  if (isClosed(now.stage)) return [...revaluing(was, now), ...closing(now, was.stage)]
  return [...staging(was, now), ...revaluing(was, now), ...dating(was, now)]
}

function owners(was: DealFigures, now: DealFigures): Pick<Move, 'from' | 'to'> {
  if (was.owner?.email === now.owner?.email) return {}
  return { from: was.owner?.name, to: now.owner?.name }
}

function entered(was: DealFigures, now: DealFigures): Move[] {
  if (isClosed(was.stage) && isClosed(now.stage)) return []
  return [cameIn('entered', now, owners(was, now)), ...closing(now, was.stage)]
}

function left(was: DealFigures, now: DealFigures | undefined): Move[] {
  return isClosed(was.stage) ? [] : [wentOut('left', was, now && owners(was, now))]
}

/**
 * Being overdue ends with the stage's being open, so a deal closed in a scope of overdue deals was launched or lost
 * there; it has not left.
 */
function isKept(
  id: string,
  was: DealFigures | undefined,
  now: DealFigures,
  { filter, today }: Span,
): boolean {
  const closedSince = was !== undefined && !isClosed(was.stage) && isClosed(now.stage)
  return inScope(id, now, closedSince ? { ...filter, overdue: false } : filter, today)
}

function movesOf({ id, was, lastSeen, now }: DealChange, span: Span): Move[] {
  const wasIn = was !== undefined && inScope(id, was, span.filter, span.sinceDay)
  if (!now) return wasIn ? left(was, now) : []
  const isIn = isKept(id, wasIn ? was : undefined, now, span)
  if (!was) {
    if (!isIn) return []
    return lastSeen ? entered(lastSeen, now) : [cameIn('new', now), ...closing(now)]
  }
  if (wasIn) return isIn ? stayed(was, now) : left(was, now)
  return isIn ? entered(was, now) : []
}

/** What one deal was worth to the open pipeline of the scope on the first day of the span and is worth on the last. */
export function worthIn({ id, was, now }: DealChange, span: Span): { was: Money[]; now: Money[] } {
  return {
    was: was && inScope(id, was, span.filter, span.sinceDay) ? worthOpen(was) : [],
    now: now && inScope(id, now, span.filter, span.today) ? worthOpen(now) : [],
  }
}

/**
 * What became of one deal, each with its part in the value: the deltas add up to what the deal is worth now less what it
 * was worth then. It may have moved in several ways. One that was made, or came into the scope, and was closed since
 * came in with what it is now and went out with the same.
 */
export function movementsOf(change: DealChange, span: Span): Movement[] {
  const { company = '', title } = change.now ?? change.was ?? {}
  return movesOf(change, span).map((move) => ({ ...move, id: change.id, company, title }))
}
