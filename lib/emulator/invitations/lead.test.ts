import { afterEach, beforeEach, expect, test } from 'vitest'
import { accounts, Catalog, invite, openTestPartners, type TestPartners } from '../engagements/test-partners'

let service: TestPartners
beforeEach(async () => {
  service = await openTestPartners()
})
afterEach(() => service.close())

test.each([
  ['at the customer', 'https://www.northwind.example/about', 'lead.contact@northwind.example'],
  [
    'somewhere, when the website has a name too long for an address',
    `${'a.'.repeat(120)}example`,
    'lead.contact@customer.example',
  ],
  ['somewhere, when the website is not known', undefined, 'lead.contact@customer.example'],
])('the contact of an accepted lead invitation has a mail address %s', async (_case, WebsiteUrl, address) => {
  const { Id } = await service.client.createEngagement({ Catalog, ClientToken: 'one', Title: 'Lead' })
  const invitationId = await invite(service, Id as string, accounts.second, {
    LeadInvitation: {
      Customer: { CompanyName: 'Northwind Traders', CountryCode: 'DE', WebsiteUrl },
      Interaction: { ContactBusinessTitle: 'CIO' },
    },
  })
  await service.second.acceptEngagementInvitation({ Catalog, Identifier: invitationId })
  const { Contexts } = await service.second.getEngagement({ Catalog, Identifier: Id })
  expect(Contexts?.[0]?.Payload?.Lead?.Interactions?.[0]?.Contact?.Email).toBe(address)
})
