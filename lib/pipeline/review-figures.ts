import type { ReviewStatus } from '@/lib/opportunity/review'
import { percentOf } from './conversion'
import { medianDays } from './stage-times'

/** Rounds of AWS's review that went alike, a round being the time from a submission to the answer. */
export interface ReviewRounds {
  /** The answer; absent while AWS is reviewing and when the submission was taken back. */
  outcome?: ReviewStatus
  /** What AWS gave as the reason, if anything. */
  reason?: string
  /** Whole UTC days to the answer; absent while nobody knows. */
  days?: number
  rounds: number
}

export interface Counted {
  reason?: string
  count: number
}

export interface ReviewFigures {
  /** Rounds that AWS answered. */
  answered: number
  approved: number
  sentBack: number
  rejected: number
  /** In whole percent of the answered; absent when there are none. */
  approvalPercent?: number
  /** Median of the rounds whose days are known; absent without one. */
  medianDays?: number
  /** Of those sent back or rejected, the most frequent first; without a reason last. */
  reasons: Counted[]
}

function countRounds(rounds: readonly ReviewRounds[], outcome: ReviewStatus): number {
  return rounds.filter((each) => each.outcome === outcome).reduce((sum, each) => sum + each.rounds, 0)
}

/** The most frequent first, what has no reason last. */
export function byFrequency(a: Counted, b: Counted): number {
  const missing = Number(a.reason === undefined) - Number(b.reason === undefined)
  return missing || b.count - a.count || (a.reason ?? '').localeCompare(b.reason ?? '')
}

function reasonsOf(rounds: readonly ReviewRounds[]): Counted[] {
  const counts = new Map<string | undefined, number>()
  for (const { outcome, reason, rounds: count } of rounds) {
    if (outcome !== 'Action Required' && outcome !== 'Rejected') continue
    counts.set(reason || undefined, (counts.get(reason || undefined) ?? 0) + count)
  }
  return [...counts].map(([reason, count]) => ({ reason, count })).sort(byFrequency)
}

/** How long AWS's reviews take and how they end. */
export function reviewFigures(rounds: readonly ReviewRounds[]): ReviewFigures {
  const approved = countRounds(rounds, 'Approved')
  const sentBack = countRounds(rounds, 'Action Required')
  const rejected = countRounds(rounds, 'Rejected')
  const answered = approved + sentBack + rejected
  const timed = rounds.flatMap(({ days, rounds: deals }) => (days === undefined ? [] : [{ days, deals }]))
  return {
    answered,
    approved,
    sentBack,
    rejected,
    approvalPercent: percentOf(approved, answered),
    medianDays: medianDays(timed),
    reasons: reasonsOf(rounds),
  }
}
