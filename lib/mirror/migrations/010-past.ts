/** A deal with what its history tells; instants are RFC 3339 in UTC with milliseconds. */
export interface PastDeal {
  catalog: string
  id: string
  stage: string
  status: string
  createdAt: string
  version: string
  stageSince: string | null
  stageOrEarlier: number
  /** Oldest first. */
  entries: {
    kind: string
    at: string
    version: string
    changes: { path: string; was?: unknown; now?: unknown }[]
  }[]
}

interface Step {
  at: string
  was: string
  now: string
  reason: string | null
}

/** What one field went through. @param unsaid What the service means where it says nothing. */
function stepsOf({ entries }: PastDeal, path: string, unsaid: string): Step[] {
  return entries.flatMap(({ at, changes }) => {
    const change = changes.find((each) => each.path === path)
    if (!change) return []
    const said = changes.find((each) => each.path === 'LifeCycle.ReviewStatusReason')
    const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : unsaid)
    const reason = typeof said?.now === 'string' && said.now !== '' ? said.now : null
    return [{ at, was: text(change.was), now: text(change.now), reason }]
  })
}

function wholeDays(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000))
}

/** Since when it was at the stage it was first seen at. */
function firstSight(deal: PastDeal, stage: string) {
  if (stage === 'Prospect') return { entered_at: deal.createdAt, or_earlier: 0 }
  const seen = deal.entries.find(({ kind }) => kind === 'created')?.version ?? deal.entries[0]?.at
  return { entered_at: seen ?? deal.version, or_earlier: seen === deal.createdAt ? 0 : 1 }
}

function presentStay(deal: PastDeal, first: { entered_at: string; or_earlier: number }) {
  const { stageSince, stageOrEarlier } = deal
  return stageSince === null ? first : { entered_at: stageSince, or_earlier: stageOrEarlier }
}

/** The stays a deal's history tells of, and the one it is in. */
export function staysOf(deal: PastDeal) {
  const { catalog, id } = deal
  const steps = stepsOf(deal, 'LifeCycle.Stage', 'Prospect')
  const first = firstSight(deal, steps[0]?.was ?? deal.stage)
  const over = steps.map((step, i) => {
    const before = steps[i - 1]
    const { entered_at, or_earlier } = before ? { entered_at: before.at, or_earlier: 0 } : first
    const days = wholeDays(entered_at, step.at)
    return {
      catalog,
      id,
      entered_at,
      or_earlier,
      stage: step.was,
      left_at: step.at,
      next_stage: step.now,
      days,
    }
  })
  const last = steps.at(-1)
  const present = last ? { entered_at: last.at, or_earlier: 0 } : presentStay(deal, first)
  return [
    ...over,
    { catalog, id, ...present, stage: deal.stage, left_at: null, next_stage: null, days: null },
  ]
}

const isUnderReview = (status: string) => status === 'Submitted' || status === 'In review'
const isOutcome = (status: string) => !isUnderReview(status) && status !== 'Pending Submission'

const notOver = { ended_at: null, outcome: null, reason: null, days: null }

interface Round {
  catalog: string
  id: string
  began_at: string
  or_earlier: number
  ended_at: string | null
  outcome: string | null
  reason: string | null
  days: number | null
}

/** The rounds of review a deal's history tells of, and the one it is in. */
export function roundsOf(deal: PastDeal): Round[] {
  const { catalog, id } = deal
  const steps = stepsOf(deal, 'LifeCycle.ReviewStatus', 'Pending Submission')
  const rounds: Round[] = []
  const start = steps[0]?.was ?? deal.status
  if (isUnderReview(start)) {
    const seen = deal.entries.find(({ kind }) => kind === 'created')?.version ?? deal.version
    rounds.push({ catalog, id, began_at: seen, or_earlier: 1, ...notOver })
  }
  for (const { at, was, now, reason } of steps) {
    const open = rounds.find((round) => round.ended_at === null)
    const end = { ended_at: at, outcome: isOutcome(now) ? now : null, reason }
    if (open && !isUnderReview(now)) {
      Object.assign(open, end, { days: open.or_earlier === 1 ? null : wholeDays(open.began_at, at) })
    } else if (!open && isUnderReview(now)) {
      rounds.push({ catalog, id, began_at: at, or_earlier: isUnderReview(was) ? 1 : 0, ...notOver })
    } else if (!open && isOutcome(now)) {
      rounds.push({ catalog, id, began_at: at, or_earlier: 1, ...end, days: null })
    }
  }
  return rounds
}
