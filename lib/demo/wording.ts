import type { ClosedLostReason } from '@aws-sdk/client-partnercentral-selling'
import type { Stage } from '@/lib/opportunity/stage'

/*
 * What sellers and reviewers of the demo write. `{a|b}` and `{2-9}` are filled in as in the project texts; `{contact}`
 * is the customer's sponsor.
 */

/** Next steps that fit any deal at that stage. */
export const nextStepsAt: Record<Stage, readonly string[]> = {
  Prospect: [
    'Discovery call with {contact} next {Tuesday|Wednesday|Thursday}',
    'Ask {contact} for the current contract end dates',
    'Find out who holds the budget; {contact} will introduce us',
    'Send the two-page summary before the discovery call',
  ],
  Qualified: [
    'Architecture review with {contact} and the AWS solutions architect',
    'Workshop with {contact}: goals, constraints, first workload',
    'Agree success criteria with {contact} before the proof of concept',
    'Get the list of systems in scope from {contact}',
  ],
  'Technical Validation': [
    'Proof of concept, week {2|3|4}: show interim results to {contact}',
    'Close the open security questions with {contact}',
    'Load test results to {contact} by {Friday|the end of the week}',
    'Demo for the customer’s architecture board',
  ],
  'Business Validation': [
    'Business case review with {contact} and finance',
    'Second round on pricing; procurement wants a {12|24|36}-month view',
    'Reference call with a customer of similar size',
    'Align start date with AWS funding approval',
  ],
  Committed: [
    'Statement of work is with {contact} for signature',
    'Kick-off planned; project lead on their side to be named',
    'Legal is checking the data processing agreement',
    'Purchase order expected by the {15th|20th|end} of the month',
  ],
  Launched: [
    'In production. First service review with {contact} in {four|six} weeks',
    'Live since this week; hyper-care until the end of the month',
    'Workload live. Plan the next phase with {contact}',
  ],
  'Closed Lost': [],
}

export interface LostDeal {
  reason: ClosedLostReason
  nextSteps: string
  share: number
}

export const lostDeals: readonly LostDeal[] = [
  {
    reason: 'Price',
    nextSteps: 'Lost on price by about {10-25} %. Ask again before their renewal',
    share: 16,
  },
  {
    reason: 'Delay / Cancellation of Project',
    nextSteps: 'Project stopped in budget round. Call {contact} in {March|June|September}',
    share: 20,
  },
  {
    reason: 'Lost to Competitor - Microsoft',
    nextSteps: 'Went with an Azure agreement at group level. Stay in touch with {contact}',
    share: 13,
  },
  {
    reason: 'Lost to Competitor - Google',
    nextSteps: 'Analytics team chose BigQuery. Other workloads may still come',
    share: 8,
  },
  { reason: 'Lost to Competitor - Other', nextSteps: 'Local hosting company won on proximity', share: 6 },
  { reason: 'On Premises Deployment', nextSteps: 'They bought hardware for another {3-5} years', share: 8 },
  { reason: 'No Opportunity', nextSteps: 'Need was met by an existing tool. Close', share: 6 },
  {
    reason: 'Technical Limitations',
    nextSteps: 'Latency target could not be met from the nearest region',
    share: 5,
  },
  { reason: 'Security / Compliance', nextSteps: 'Supervisor did not approve the outsourcing plan', share: 5 },
  {
    reason: 'People/Relationship/Governance',
    nextSteps: 'Sponsor left the company, the successor stopped the project',
    share: 7,
  },
  {
    reason: 'Financial/Commercial',
    nextSteps: 'Credit check failed; revisit after their refinancing',
    share: 4,
  },
  {
    reason: 'Customer Experience',
    nextSteps: 'Unhappy with the pilot support. Debrief done with {contact}',
    share: 2,
  },
]

/** What may make AWS send a deal back: each is a flaw that the fields open in Action Required can mend. */
export type Flaw = 'spend' | 'problem' | 'website' | 'date' | 'address'

export const flaws: readonly Flaw[] = ['spend', 'problem', 'website', 'date', 'address']

/** `reason` is one of the values that AWS's data model lists for ReviewStatusReason. */
export const sentBack: Record<Flaw, { reason: string; comments: readonly string[] }> = {
  spend: {
    reason: 'Clarify Revenue',
    comments: [
      'The expected monthly spend is far above what the described workload would use. Please check the amount and, if it holds, say which services it covers.',
      'We cannot match the expected spend with the scope described. Please give the monthly AWS spend after ramp-up, without your own services and licences.',
    ],
  },
  problem: {
    reason: 'Clarify Solution',
    comments: [
      'The business problem does not say what the customer wants to achieve. Please describe the present situation, the goal and what will run on AWS.',
      'Please add detail to the business problem: which workload, which users, and why the customer is acting now. One sentence is not enough for us to assign a specialist.',
    ],
  },
  website: {
    reason: 'Other',
    comments: [
      'The website does not lead to the customer’s own site, so we cannot confirm the account. Please correct the website.',
      'The website given belongs to a holding page. Please enter the company website so that we can match the customer with an AWS account team.',
    ],
  },
  date: {
    reason: 'Forecast Conflict',
    comments: [
      'The target close date is a few days away although the deal has only just been qualified. Please confirm a realistic date.',
      'The close date does not fit the stage and the work that is still open. Please update it so that the forecast of both sides agrees.',
    ],
  },
  address: {
    reason: 'Other - Internal Review',
    comments: [
      'We found several companies with this name. Please complete the customer’s address (street and city of the head office).',
      'The address is incomplete, so we cannot tell which of the customer’s entities is meant. Please add street and city.',
    ],
  },
}

/** Business problems that tell a reviewer nothing. */
export const vagueProblems = [
  'The customer wants to move to the cloud and save costs.',
  'Customer is interested in AWS and in our solution.',
  'They need a modern platform as soon as possible.',
]

export const declined = [
  {
    reason: 'Other',
    comments:
      'AWS already works on this requirement with the customer through another partner. We cannot register it twice.',
  },
  {
    reason: 'Other - Internal Review',
    comments: 'The customer told our account team that no such project is planned. We close the opportunity.',
  },
  {
    reason: 'Clarify Solution',
    comments:
      'The described scope contains no AWS workload. The opportunity does not meet the programme’s conditions.',
  },
]

export const remarks = [
  'Met at the {Hannover|Frankfurt|Chicago|Paris} trade fair; follow-up agreed on the stand.',
  'Recommended by an existing customer in the same industry.',
  'Customer already runs {two|three|four} small workloads on AWS.',
  'Board decision expected in {Q1|Q2|Q3|Q4}. Budget is reserved.',
  'Incumbent service provider is to stay for first-level support.',
  'Data must stay in {the EU|the country|two named regions}.',
]

/** What is sold where none of our listed solutions fits. */
export const ownServices = [
  'Migration and run services tailored to the customer’s systems',
  'Customer-specific build on AWS managed services',
  'Assessment, pilot and enablement of the customer’s team',
]

export const campaigns = [
  'Cloud Day spring tour',
  'Data centre exit webinar series',
  'Industry breakfast',
  'Security check-up',
]
