import { expect, test } from 'vitest'
import { ownerOf } from './team'

const manager = { Email: 'pam@tandem.example', FirstName: 'Pam', BusinessTitle: 'PartnerAccountManager' }
const owner = {
  Email: 'ana@tandem.example',
  FirstName: 'Ana',
  LastName: 'Ruiz',
  BusinessTitle: 'OpportunityOwner',
}

test('the owner is the member AWS marks so, wherever it stands', () => {
  expect(ownerOf({ OpportunityTeam: [manager, owner] })).toEqual({
    name: 'Ana Ruiz',
    email: 'ana@tandem.example',
  })
})

test('an owner without a name goes by the email address', () => {
  expect(ownerOf({ OpportunityTeam: [{ ...owner, FirstName: null, LastName: '' }] })?.name).toBe(
    'ana@tandem.example',
  )
})

test.each([undefined, null, [], [manager], [{ ...owner, Email: null }]])(
  '%j has no owner',
  (OpportunityTeam) => {
    expect(ownerOf({ OpportunityTeam })).toBeUndefined()
  },
)
