import { expect, test } from 'vitest'
import type { QueuedWrite } from '@/lib/queue/queued-write'
import { troubleWords } from './trouble-words'

const refused = (...issues: { path: string; code?: string; message: string }[]) =>
  troubleWords({
    state: 'refused',
    failure: { kind: 'service', code: 'ValidationException', message: 'Not valid', issues },
  } as QueuedWrite)

test('a refusal names the field as the form does, before AWS’s own words', () => {
  const message = 'customer.account.awsAccountId is required when lifeCycle.stage is Launched'
  expect(refused({ path: 'Customer.Account.AwsAccountId', code: 'REQUIRED_FIELD_MISSING', message })).toBe(
    `Customer's AWS account ID: AWS needs an answer here. AWS says: “${message}”`,
  )
})

test('each reason is told once, and one about no field as AWS says it', () => {
  const date = { path: 'LifeCycle.TargetCloseDate', message: 'Should be a future date' }
  expect(refused(date, date, { path: '', message: 'The deal is closed.' })).toBe(
    'Target close date: Should be a future date The deal is closed.',
  )
  expect(refused()).toBe('Not valid')
})
