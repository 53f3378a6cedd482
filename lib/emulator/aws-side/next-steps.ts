import type { OpportunityDocument } from '../record'
import type { AwsSide } from './aws-side'
import { neglectOf, silenceLimitDays } from './neglect'

/** What every deal begins with. */
const openings = [
  'Account team assigned; introduction call to be arranged with the partner.',
  'Introduction call held; solution architect to review the proposed design.',
  'Design reviewed; agree on pilot scope and success criteria with the customer.',
]

type Stage = OpportunityDocument['LifeCycle']['Stage']

/** Later on, by the partner's stage, in turn. */
const routine: Record<Stage, readonly string[]> = {
  Prospect: [
    'Waiting for the partner to confirm the customer budget and decision makers.',
    'Share two customer stories of the industry with the partner.',
  ],
  Qualified: [
    'Pilot under way; prepare the commercial proposal with the partner.',
    'Book the architecture workshop with the customer and the partner.',
  ],
  'Technical Validation': [
    'Solution architect to review the results of the validation with the partner.',
    'Clear the open security questions of the customer before the next call.',
  ],
  'Business Validation': [
    'Compare the total cost of ownership with the customer.',
    'Agree on the funding request with the partner.',
  ],
  Committed: [
    'Confirm the launch plan and the customer account with the partner.',
    'Prepare the hand-over to the delivery team.',
  ],
  Launched: ['Launch confirmed; look for the next workload with the partner.'],
  'Closed Lost': ['Closed on our side; the account stays in touch with the customer.'],
}

/** What AWS's seller notes in this round; never what it noted last. */
export function nextStepOf(document: OpportunityDocument, side: AwsSide): string {
  const { overdueDays, silentDays } = neglectOf(document, side.seen)
  const last = side.nextSteps.at(-1)?.Value
  const candidates = [
    ...(side.stage === 'Closed Lost' || side.stage === 'Launched' ? routine[side.stage] : []),
    ...(overdueDays > 0 ? ['The target close date has passed; agree on a new one with the partner.'] : []),
    ...(silentDays > silenceLimitDays ? ['No news for several weeks; ask the partner for next steps.'] : []),
    ...openings.slice(side.rounds, side.rounds + 1),
    ...inTurn(routine[document.LifeCycle.Stage], side.rounds),
    'Weekly call with the partner continues.',
  ]
  return candidates.find((text) => text !== last) ?? ''
}

function inTurn(texts: readonly string[], round: number): string[] {
  const start = round % texts.length
  return [...texts.slice(start), ...texts.slice(0, start)]
}
