/*
 * The rules of an opportunity's life, in the smallest form that can be checked by eye against the reference: sections 7
 * (who may change what), 8 (review), 9 (versions, next steps), 11 (solutions), 12 (submission) and 13 (referrals). Written
 * from there, not from the service.
 */

export type Review = 'Pending Submission' | 'Submitted' | 'Action Required' | 'Approved' | 'Rejected'

export type Stage =
  | 'Prospect'
  | 'Qualified'
  | 'Business Validation'
  | 'Committed'
  | 'Launched'
  | 'Closed Lost'

/** What of an opportunity the oracle follows. */
export interface Deal {
  id: string
  review: Review
  stage: Stage
  title: string
  problem: string
  comments: string
  nextSteps: string
  /** The customer's AWS account; empty when there is none. */
  customerAccount: string
  history: string[]
  solutions: string[]
  products: string[]
  /** LastModifiedDate as it was last read. */
  version: string
}

/** What an update asks for; what is not named stays. */
export type Change = Partial<
  Pick<Deal, 'stage' | 'title' | 'problem' | 'comments' | 'nextSteps' | 'customerAccount'>
>

type Member = keyof Change

const closed: readonly Stage[] = ['Launched', 'Closed Lost']
const all: readonly Member[] = ['stage', 'title', 'problem', 'comments', 'nextSteps', 'customerAccount']

/** Section 7. */
function editable({ review, stage }: Deal): readonly Member[] {
  switch (review) {
    case 'Submitted':
    case 'Rejected':
      return []
    case 'Action Required':
      return ['problem']
    case 'Approved':
    case 'Pending Submission': {
      if (stage === 'Launched') return ['comments']
      if (stage === 'Closed Lost') return ['comments', 'nextSteps']
      return review === 'Approved' ? all.filter((member) => member !== 'title' && member !== 'problem') : all
    }
  }
}

/** Section 6.4. */
function mayEnter(stage: Stage, { solutions, customerAccount }: Deal): boolean {
  if (stage === 'Committed') return solutions.length > 0
  if (stage === 'Launched') return solutions.length > 0 && customerAccount !== ''
  return true
}

/** @returns The deal after a partner's update; undefined when it must be refused. */
export function updated(deal: Deal, change: Change): Deal | undefined {
  const changed = (Object.keys(change) as Member[]).filter((member) => change[member] !== deal[member])
  if (changed.some((member) => !editable(deal).includes(member))) return undefined
  const after = { ...deal, ...change }
  if (after.stage !== deal.stage && !mayEnter(after.stage, after)) return undefined
  if (after.nextSteps !== deal.nextSteps && after.nextSteps !== '') {
    after.history = [...deal.history, after.nextSteps].slice(-50)
  }
  if (deal.review === 'Action Required') after.review = 'Submitted'
  return after
}

/** Section 18: a Sandbox tester decides. Of a status that stays nothing is decided. */
export function decided(deal: Deal, status: Review | 'In review'): Deal | undefined {
  if (status === deal.review) return updated(deal, {})
  if (deal.review === 'Approved' || deal.review === 'Rejected') return undefined
  if (status !== 'Approved' && status !== 'Action Required' && status !== 'Rejected') return undefined
  return { ...deal, review: status }
}

/** Section 12; the deals of this test have all that a submission needs. */
export function submitted(deal: Deal): Deal | undefined {
  const isOpen = deal.review === 'Pending Submission' || deal.review === 'Action Required'
  return isOpen && deal.stage !== 'Closed Lost' ? { ...deal, review: 'Submitted' } : undefined
}

/** Section 11. `undefined` is a refusal, the deal itself a repetition. */
export function associated(deal: Deal, kind: 'solutions' | 'products', entity: string): Deal | undefined {
  if (deal[kind].includes(entity)) return deal
  if (deal.review === 'Rejected' || (deal.review === 'Submitted' && kind === 'solutions')) return undefined
  return { ...deal, [kind]: [...deal[kind], entity] }
}

/** Section 11: once AWS has the deal, its last solution stays. */
export function disassociated(deal: Deal, kind: 'solutions' | 'products', entity: string): Deal | undefined {
  if (!deal[kind].includes(entity)) return undefined
  if (deal.review === 'Rejected' || (deal.review === 'Submitted' && kind === 'solutions')) return undefined
  const left = deal[kind].filter((other) => other !== entity)
  if (kind === 'solutions' && left.length === 0 && deal.review !== 'Pending Submission') return undefined
  return { ...deal, [kind]: left }
}

/** Section 11. */
export function mayBeAssigned({ review }: Deal): boolean {
  return review !== 'Rejected'
}

export function isClosed({ stage }: Deal): boolean {
  return closed.includes(stage)
}

/** An AWS referral that nobody has accepted yet: its invitation is all there is to see. Section 13. */
export interface Referral {
  opportunity: string
  invitation: string
  status: 'PENDING' | 'ACCEPTED' | 'REJECTED' | 'EXPIRED'
  /** Service time, epoch milliseconds. */
  invited: number
}

const fifteenDays = 15 * 24 * 60 * 60_000

export function statusAt({ status, invited }: Referral, now: number): Referral['status'] {
  return status === 'PENDING' && now >= invited + fifteenDays ? 'EXPIRED' : status
}
