import { plainDateOf } from '@/lib/opportunity/plain-date'
import type { Chance } from '../chance'
import type { Work } from '../operation'
import type { StoredOpportunity } from '../record'
import { type Decision, settle } from './decision'
import { hasSubstance, type Weakness, weaknesses } from './weaknesses'

/** How long a review takes, on average; a record's own times lie between half and one and a half of it. */
export interface ReviewPace {
  /** From submission to In review. */
  pickUpSeconds: number
  /** From In review to the decision. */
  decideSeconds: number
}

export interface Reviewer {
  /** Puts a record that was just submitted on the desk. Without a reviewer it stays Submitted until somebody decides. */
  receive(record: StoredOpportunity, now: Date): void
  /**
   * Takes the next step on a record whose time has come; the caller stores it.
   * @returns Whether the record has changed.
   */
  step(record: StoredOpportunity, work: Work): Promise<boolean>
}

/** How often a reviewer lets a small weakness pass. */
const lenience = 0.65

/** AWS's side of a review, simulated: the same seed, record and round always end the same way. */
export function createReviewer(pace: ReviewPace | 'off', chance: Chance): Reviewer {
  const delay = (record: StoredOpportunity, step: string, averageSeconds: number) => {
    const jitter = chance.fraction(`${step} ${record.document.Id} ${record.state.submissions}`)
    return Math.round(averageSeconds * 1000 * (0.5 + jitter))
  }

  return {
    receive(record, now) {
      record.reviewDue = pace === 'off' ? null : now.getTime() + delay(record, 'pick up', pace.pickUpSeconds)
    },
    async step(record, work) {
      const { now } = work
      record.reviewDue = null
      switch (record.document.LifeCycle.ReviewStatus) {
        case 'Submitted':
          record.document.LifeCycle.ReviewStatus = 'In review'
          if (pace !== 'off') record.reviewDue = now.getTime() + delay(record, 'decide', pace.decideSeconds)
          return true
        case 'In review':
          settle(record, await decide(record, work), now)
          return true
        case 'Pending Submission':
        case 'Action Required':
        case 'Approved':
        case 'Rejected':
          return false
      }
    },
  }
}

async function decide(record: StoredOpportunity, work: Work): Promise<Decision> {
  const { chance } = work
  const today = plainDateOf(work.now)
  if (!hasSubstance(record.document.Project?.CustomerBusinessProblem)) {
    return rejection('We could not identify a customer business problem that AWS can support.')
  }
  if (await isDuplicate(record, work)) {
    return rejection('This opportunity duplicates one that you have already submitted for this customer.')
  }
  const raised = weaknesses(record.document, today).filter((weakness) => isRaised(weakness, record, chance))
  record.state.raised = raised.map(({ code }) => code)
  const [main] = raised
  if (!main) return { status: 'Approved' }
  return { status: 'Action Required', reason: main.reason, comments: letter(record, raised) }
}

/** The second time round a reviewer checks what was asked for and does not come up with more. */
function isRaised(weakness: Weakness, { document, state }: StoredOpportunity, chance: Chance): boolean {
  if (state.submissions > 1) return state.raised?.includes(weakness.code) ?? false
  return weakness.serious || chance.fraction(`strict ${document.Id} ${weakness.code}`) >= lenience
}

function rejection(comments: string): Decision {
  return { status: 'Rejected', reason: 'Other', comments }
}

/** Same customer, same title, and the other one came first and is alive. */
async function isDuplicate(
  { number, document, ...owner }: StoredOpportunity,
  { store }: Work,
): Promise<boolean> {
  const company = document.Customer?.Account?.CompanyName
  const title = document.Project?.Title?.trim().toLowerCase()
  if (!company || !title) return false
  const others = await store.opportunitiesOfCompany(owner, company)
  return others.some(
    (other) =>
      other.number < number &&
      other.document.Project?.Title?.trim().toLowerCase() === title &&
      other.document.LifeCycle.Stage !== 'Closed Lost' &&
      ['Submitted', 'In review', 'Approved'].includes(other.document.LifeCycle.ReviewStatus),
  )
}

/** Next steps cannot be changed in Action Required, so they are only remarked on. */
function letter({ document }: StoredOpportunity, raised: Weakness[]): string {
  const questions = raised.map(({ question }) => question)
  const nextSteps = document.LifeCycle.NextSteps ?? ''
  if (nextSteps.length < 15) questions.push('Once approved, please add concrete next steps with dates.')
  return questions.join(' ')
}
