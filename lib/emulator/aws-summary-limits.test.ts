import { GetAwsOpportunitySummaryCommand } from '@aws-sdk/client-partnercentral-selling'
import { expect, test } from 'vitest'
import { completeOpportunity, created, decideAs, openTestEmulator } from './test-emulator'

test('AWS forecasts no more than an amount can say', async () => {
  const service = await openTestEmulator()
  const Amount = `${'9'.repeat(31)}.99`
  const spend = { Amount, CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' } as const
  const { Project } = completeOpportunity()
  // Forecasts lie on both sides of what the partner expects.
  for (let deal = 0; deal < 6; deal++) {
    const { id } = await created(service, { Project: { ...Project, ExpectedCustomerSpend: [spend] } })
    await decideAs(service, id, 'Approved')
    const summary = await service.client.send(
      new GetAwsOpportunitySummaryCommand({ Catalog: 'Sandbox', RelatedOpportunityIdentifier: id }),
    )
    expect(summary.Project?.ExpectedCustomerSpend?.[0]?.Amount).toMatch(/^\d{1,31}\.\d{2}$/)
  }
  await service.close()
})
