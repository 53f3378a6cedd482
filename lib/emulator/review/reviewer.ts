import { plainDateOf } from '@/lib/opportunity/plain-date'
import type { Chance } from '../chance'
import { type StoredOpportunity, touch } from '../record'
import type { Session } from '../store'
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
  /** Takes the next step on a record whose time has come, dated when it was due. */
  step(record: StoredOpportunity, store: Session): Promise<void>
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
    async step(record, store) {
      const at = record.reviewDue ?? record.modified
      record.reviewDue = null
      switch (record.document.LifeCycle.ReviewStatus) {
        case 'Submitted':
          record.document.LifeCycle.ReviewStatus = 'In review'
          if (pace !== 'off') record.reviewDue = at + delay(record, 'decide', pace.decideSeconds)
          break
        case 'In review':
          settle(record, await decide(record, plainDateOf(new Date(at)), store, chance), new Date(at))
          break
        case 'Pending Submission':
        case 'Action Required':
        case 'Approved':
        case 'Rejected':
          return
      }
      touch(record, new Date(at))
    },
  }
}

async function decide(
  record: StoredOpportunity,
  today: string,
  store: Session,
  chance: Chance,
): Promise<Decision> {
  if (!hasSubstance(record.document.Project?.CustomerBusinessProblem)) {
    return rejection('We could not identify a customer business problem that AWS can support.')
  }
  if (await isDuplicate(record, store)) {
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
  { number, catalog, document }: StoredOpportunity,
  store: Session,
): Promise<boolean> {
  const company = document.Customer?.Account?.CompanyName
  const title = document.Project?.Title?.trim().toLowerCase()
  if (!company || !title) return false
  const others = await store.opportunitiesOfCompany(catalog, company)
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
