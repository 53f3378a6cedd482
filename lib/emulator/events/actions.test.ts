import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accounts, Catalog, openTestPartners, type TestPartners } from '../engagements/test-partners'
import { created, decideAs, edit } from '../test-emulator'

/*
 * What is told of what a partner does to a deal that AWS has approved; the table of "Notifications for the AWS Partner
 * Central Selling API". Invitations and engagements are told of in their rooms' own tests.
 */

let service: TestPartners
let id: string

beforeAll(async () => {
  service = await openTestPartners()
})
afterAll(() => service.close())

beforeEach(async () => {
  ;({ id } = await created(service))
  await service.client.startEngagementFromOpportunityTask({
    Catalog,
    ClientToken: id,
    Identifier: id,
    AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
  })
  await decideAs(service, id, 'Approved')
  service.told(accounts.first)
})

const told = () => [...new Set(service.told(accounts.first))]

function associate(type: 'Solutions' | 'AwsMarketplaceOffers', RelatedEntityIdentifier: string) {
  return service.client.associateOpportunity({
    Catalog,
    OpportunityIdentifier: id,
    RelatedEntityType: type,
    RelatedEntityIdentifier,
  })
}

describe('the owner is told', () => {
  test('of a solution: update and snapshot', async () => {
    await associate('Solutions', 'S-1234567')
    expect(told()).toEqual(['Opportunity Updated', 'Engagement Resource Snapshot Created'])
  })

  test('of an offer: update', async () => {
    const offer = 'arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Offer/offer-abc123def456'
    await associate('AwsMarketplaceOffers', offer)
    expect(told()).toEqual(['Opportunity Updated'])
  })

  test('of a change that members see: update and snapshot', async () => {
    await edit(service, id, ({ LifeCycle }) => ({
      LifeCycle: { ...LifeCycle, NextSteps: 'Second workshop' },
    }))
    expect(told()).toEqual(['Opportunity Updated', 'Engagement Resource Snapshot Created'])
  })

  test('of a change that nobody else sees: update', async () => {
    await edit(service, id, ({ Project }) => ({
      Project: { ...Project, AdditionalComments: 'Call on Monday' },
    }))
    expect(told()).toEqual(['Opportunity Updated'])
  })

  test('of an assignment: update', async () => {
    await service.client.assignOpportunity({
      Catalog,
      Identifier: id,
      Assignee: {
        FirstName: 'Bo',
        LastName: 'Lind',
        Email: 'bo@tandem.example',
        BusinessTitle: 'PartnerAccountManager',
      },
    })
    expect(told()).toContain('Opportunity Updated')
  })
})

test('other partners are told nothing of it', async () => {
  await associate('Solutions', 'S-1234567')
  expect(service.told(accounts.second)).toEqual([])
})
