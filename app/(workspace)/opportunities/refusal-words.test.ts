import { describe, expect, test } from 'vitest'
import type { OpportunityCard } from '@/lib/opportunity/card'
import type { ActionError } from '@/lib/result'
import { refusalWords } from './refusal-words'

const card: OpportunityCard = {
  id: 'O1',
  company: 'Northwind',
  stage: 'Qualified',
  reviewStatus: 'Approved',
  spend: [],
  version: 'v1',
}
const trace = { code: 'ValidationException', requestId: 'req-1' }

describe('a refused move in words', () => {
  test('a missing solution is explained, with what to do about it', () => {
    const path = 'Project.OtherSolutionDescription'
    const message = "Solution offered cannot be 'Other' when Opportunity stage is Committed or Launched"
    const refusal = refusalWords({ kind: 'fields', fields: [{ path, message }], trace }, card, 'Committed')
    expect(refusal).toMatchObject({
      title: 'Northwind was not moved to Committed',
      isMendable: true,
      details: 'ValidationException · request req-1',
    })
    expect(refusal.text).toContain('Associate one')
  })

  test('a passed close date is explained', () => {
    const fields = [
      { path: 'LifeCycle.TargetCloseDate', message: 'Target Close Date should be a future date' },
    ]
    expect(refusalWords({ kind: 'fields', fields }, card, 'Committed').text).toContain('Set a new one')
  })

  test('a missing AWS account is explained', () => {
    const fields = [{ path: 'Customer.Account.AwsAccountId', message: 'AWS needs an answer here.' }]
    expect(refusalWords({ kind: 'fields', fields }, card, 'Launched').text).toContain('AWS account id')
  })

  test('any other reason is told once, in the words it came in', () => {
    const fields = [
      { path: 'LifeCycle.Stage', message: 'AWS is reviewing this opportunity.' },
      { path: 'LifeCycle.NextSteps', message: 'AWS is reviewing this opportunity.' },
    ]
    expect(refusalWords({ kind: 'fields', fields }, card, 'Committed').text).toBe(
      'AWS is reviewing this opportunity.',
    )
  })

  const others: [ActionError, string][] = [
    [{ kind: 'throttled', retryAfterSeconds: 1 }, 'in a second'],
    [{ kind: 'throttled', retryAfterSeconds: 7 }, 'in 7 seconds'],
    [{ kind: 'denied', reason: 'signed-out' }, 'Sign in again'],
    [{ kind: 'denied', reason: 'role' }, 'may look but not change'],
    [{ kind: 'denied', reason: 'aws' }, 'credentials'],
    [{ kind: 'unavailable', reference: 'T-12' }, 'T-12'],
    [{ kind: 'conflict', message: 'Marc moved it to Launched.', current: null }, 'Marc moved it'],
  ]
  test.each(others)('%j says "%s"', (error, words) => {
    expect(refusalWords(error, card, 'Committed').text).toContain(words)
  })
})
