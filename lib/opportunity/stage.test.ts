import { Stage as AwsStage } from '@aws-sdk/client-partnercentral-selling'
import { expect, test } from 'vitest'
import { isClosed, stages } from './stage'
import { Stage } from './stage-schema'

test('the stages stand in ACE order', () => {
  expect(stages).toEqual([
    'Prospect',
    'Qualified',
    'Technical Validation',
    'Business Validation',
    'Committed',
    'Launched',
    'Closed Lost',
  ])
})

test('the stages are exactly the ones AWS knows', () => {
  expect([...stages].sort()).toEqual(Object.values(AwsStage).sort())
})

test('Launched and Closed Lost are closed, the other five are open', () => {
  expect(stages.filter(isClosed)).toEqual(['Launched', 'Closed Lost'])
})

test.each(['qualified', 'Closed', 'Closed lost', '', ' Qualified', null])('%j is not a stage', (value) => {
  expect(Stage.safeParse(value).success).toBe(false)
})
