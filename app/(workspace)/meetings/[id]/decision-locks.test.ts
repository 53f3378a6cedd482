import { expect, test } from 'vitest'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { ReviewStatus } from '@/lib/opportunity/review'
import type { Stage } from '@/lib/opportunity/stage'
import { decisionLocks, lockSentences } from './decision-locks'

function deal(reviewStatus: ReviewStatus, stage: Stage = 'Qualified', more: Partial<OpportunityCard> = {}) {
  const card: OpportunityCard = {
    id: 'O1',
    company: 'A',
    stage,
    reviewStatus,
    spend: [],
    version: 'v',
    ...more,
  }
  return { card, state: { stage, reviewStatus } }
}

const closed = (...of: Parameters<typeof deal>) =>
  Object.entries(decisionLocks(deal(...of)))
    .filter(([, reason]) => reason)
    .map(([kind]) => kind)

test.each<[ReviewStatus, string[]]>([
  ['Pending Submission', []],
  ['Approved', []],
  ['Submitted', ['nextStep', 'closeDate', 'stage']],
  ['In review', ['nextStep', 'closeDate', 'stage']],
  ['Action Required', ['nextStep', 'stage']],
  ['Rejected', ['nextStep', 'closeDate', 'stage', 'owner']],
])('at %s these are closed: %j', (status, kinds) => {
  expect(closed(status)).toEqual(kinds)
})

test('a launched deal takes an owner and nothing else', () => {
  expect(closed('Approved', 'Launched')).toEqual(['nextStep', 'closeDate', 'stage'])
})

test('of a deal that AWS no longer returns only a note can be taken', () => {
  expect(closed('Approved', 'Qualified', { gone: true })).toEqual(['nextStep', 'closeDate', 'stage', 'owner'])
})

test('a reason is said once, with all that it closes', () => {
  expect(lockSentences(decisionLocks(deal('In review')))).toEqual([
    'Next step, close date and stage: AWS is reviewing this opportunity. You can edit it again when AWS answers.',
  ])
  const sentBack = lockSentences(decisionLocks(deal('Action Required')))
  expect(sentBack).toHaveLength(2)
  expect(sentBack[0]).toBe('Next step: AWS keeps this field closed while it waits for your answer.')
})
