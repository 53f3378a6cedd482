import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { blankOpportunity } from '@/lib/opportunity/new-opportunity'
import { recordIdToBe } from '@/lib/queue/record-name'
import { DealId, newDeal } from './new-deal'

const creator = { name: 'Ana Ruiz', email: 'Ana@Tandem.example' }

test('a new deal is a referral of ours, and its creator’s', () => {
  expect(newDeal(blankOpportunity(), creator)).toEqual({
    input: expect.objectContaining({ Origin: 'Partner Referral' }),
    owner: {
      Email: 'ana@tandem.example',
      FirstName: 'Ana',
      LastName: 'Ruiz',
      BusinessTitle: 'OpportunityOwner',
    },
  })
})

test.each([
  ['Vera Maria Lind', 'Vera Maria', 'Lind'],
  ['Cher', 'Cher', 'Cher'],
])('%s has both names that AWS wants', (name, FirstName, LastName) => {
  expect(newDeal(blankOpportunity(), { ...creator, name }).owner).toMatchObject({ FirstName, LastName })
})

test.each([
  ['O1234567', true],
  [recordIdToBe(randomUUID()), true],
  ['old:1', false],
  ['new', false],
])('%s names a deal: %s', (id, expected) => expect(DealId.safeParse(id).success).toBe(expected))
