import type { OpportunityCard } from '@/lib/opportunity/card'
import type { Stage } from '@/lib/opportunity/stage'
import type { ActionError, FieldIssue } from '@/lib/result'

/** A move that did not happen, in a seller's words. */
export interface Refusal {
  title: string
  text: string
  /** Whether the seller can mend it on the opportunity's own page. */
  isMendable: boolean
  /** AWS's code and request id, for support. */
  details?: string
}

function traceOf({ trace }: ActionError): string | undefined {
  if (!trace) return undefined
  return trace.requestId ? `${trace.code} · request ${trace.requestId}` : trace.code
}

const asksForSolution = ({ path, message }: FieldIssue) =>
  path.startsWith('RelatedEntityIdentifiers') ||
  path === 'Project.OtherSolutionDescription' ||
  /solution/i.test(message)

function fieldWords(to: Stage, fields: FieldIssue[], message: string | undefined): string {
  if ((to === 'Committed' || to === 'Launched') && fields.some(asksForSolution)) {
    return `AWS takes a deal as ${to} only with a solution or a Marketplace listing associated. Associate one on the opportunity, then move it.`
  }
  if (fields.some(({ path }) => path === 'Customer.Account.AwsAccountId')) {
    return 'AWS takes a deal as Launched only with the customer’s AWS account id. Try again and enter it.'
  }
  if (fields.some(({ path }) => path === 'LifeCycle.TargetCloseDate')) {
    return 'AWS accepts no change to an open deal unless its close date is ahead. Set a new one, then move it.'
  }
  return [...new Set([message, ...fields.map((field) => field.message)])].filter(Boolean).join(' ')
}

function seconds(count: number): string {
  return count === 1 ? 'a second' : `${count} seconds`
}

function textOf(error: ActionError, to: Stage): string {
  switch (error.kind) {
    case 'fields':
      return fieldWords(to, error.fields, error.message)
    case 'conflict':
      return error.message
    case 'throttled':
      return `AWS takes no more changes for the moment. Try again in ${seconds(error.retryAfterSeconds)}.`
    case 'unavailable':
      return `${error.part ? 'Tandem’s database' : 'AWS'} did not answer. Try again in a moment; for support, quote ${error.reference}.`
    case 'denied':
      switch (error.reason) {
        case 'signed-out':
          return 'You have been signed out. Sign in again, then move it.'
        case 'role':
          return 'Your role may look but not change. Ask a seller or a manager to move it.'
        case 'aws':
          return 'AWS refused our credentials. An administrator has to look at the AWS access of Tandem.'
      }
  }
}

const titleOf = (card: OpportunityCard, to: Stage) => `${card.company || card.id} was not moved to ${to}`

/** Tandem itself gave no answer. The move may have been made all the same; the next reading shows it. */
export function unreachable(card: OpportunityCard, to: Stage): Refusal {
  const text = 'Tandem could not be reached. Check your connection, then try again.'
  return { title: titleOf(card, to), text, isMendable: false }
}

/** Why the deal is back where it was. */
export function refusalWords(error: ActionError, card: OpportunityCard, to: Stage): Refusal {
  return {
    title: titleOf(card, to),
    text: textOf(error, to),
    isMendable: error.kind === 'fields',
    details: traceOf(error),
  }
}
