import {
  AssociateOpportunityCommand,
  GetAwsOpportunitySummaryCommand,
  type GetAwsOpportunitySummaryCommandOutput,
  GetOpportunityCommand,
  ListResourceSnapshotsCommand,
  type SalesInvolvementType,
  StartEngagementFromOpportunityTaskCommand,
} from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outputIssues } from '../model/check-output'
import { signedRequest } from '../signed-fetch'
import {
  completeOpportunity,
  created,
  decideAs,
  edit,
  openTestEmulator,
  type TestEmulator,
} from '../test-emulator'

const Catalog = 'Sandbox'
const day = 86_400

let service: TestEmulator
beforeEach(async () => {
  service = await openTestEmulator()
})
afterEach(() => service.close())

const summaryOf = (RelatedOpportunityIdentifier: string) =>
  service.client.send(new GetAwsOpportunitySummaryCommand({ Catalog, RelatedOpportunityIdentifier }))

/** A deal that AWS has approved, shared by the task. */
async function approved(
  overrides: Parameters<typeof created>[1] = {},
  InvolvementType: SalesInvolvementType = 'Co-Sell',
): Promise<{ id: string; engagementId: string }> {
  const { id } = await created(service, overrides)
  const { EngagementId } = await service.client.send(
    new StartEngagementFromOpportunityTaskCommand({
      Catalog,
      ClientToken: id,
      Identifier: id,
      AwsSubmission: { InvolvementType, Visibility: 'Full' },
    }),
  )
  await decideAs(service, id, 'Approved')
  return { id, engagementId: EngagementId ?? '' }
}

type Stage = 'Technical Validation' | 'Business Validation' | 'Committed' | 'Launched' | 'Closed Lost'

const moveTo = (id: string, Stage: Stage, more: object = {}) =>
  edit(service, id, ({ LifeCycle, Customer }) => ({
    LifeCycle: { ...LifeCycle, Stage, ...more },
    // A launch asks for the customer's AWS account.
    Customer: {
      ...Customer,
      Account: { CompanyName: '', ...Customer?.Account, AwsAccountId: '777788889999' },
    },
  }))

async function associate(id: string, RelatedEntityType: 'AwsProducts' | 'Solutions', entity: string) {
  await service.client.send(
    new AssociateOpportunityCommand({
      Catalog,
      OpportunityIdentifier: id,
      RelatedEntityType,
      RelatedEntityIdentifier: entity,
    }),
  )
}

const titles = ({ OpportunityTeam = [] }: GetAwsOpportunitySummaryCommandOutput) =>
  OpportunityTeam.map(({ BusinessTitle }) => BusinessTitle)

describe('over the months', () => {
  test("AWS's next steps grow, oldest first, never twice the same in a row, and never more than 50", async () => {
    const { id } = await approved({ LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2029-12-15' } })
    const counts: number[] = []
    for (let month = 0; month < 30; month++) {
      const { LifeCycle } = await summaryOf(id)
      const history = LifeCycle?.NextStepsHistory ?? []
      counts.push(history.length)
      expect(LifeCycle?.NextSteps).toBe(history.at(-1)?.Value)
      service.clock.advance(30 * day)
    }
    expect(counts[0]).toBe(1)
    expect(counts[1]).toBe(3)
    expect(counts[29]).toBeGreaterThan(25)
    expect(counts[29]).toBeLessThanOrEqual(50)
    const history = (await summaryOf(id)).LifeCycle?.NextStepsHistory ?? []
    const times = history.map(({ Time }) => Number(Time))
    expect(times).toEqual([...times].sort((a, b) => a - b))
    for (const [index, { Value }] of history.entries()) expect(Value).not.toBe(history[index - 1]?.Value)
  })

  test('the score rises with the stage and says so', async () => {
    const { id } = await approved()
    const before = (await summaryOf(id)).Insights?.OpportunityQuality
    expect(before?.Trend).toBe('No Change')
    await moveTo(id, 'Business Validation')
    const after = (await summaryOf(id)).Insights?.OpportunityQuality
    expect(after?.Score).toBeGreaterThan(before?.Score ?? 100)
    expect(after?.Trend).toBe('Improving')
  })

  test('a neglected deal sinks, and AWS says what to do about it', async () => {
    const { id } = await approved({
      LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2029-12-20', NextSteps: 'Demo' },
    })
    const { Insights: fresh } = await summaryOf(id)
    service.clock.advance(90 * day)
    const { Insights: neglected } = await summaryOf(id)
    expect(neglected?.OpportunityQuality?.Score).toBeLessThan(fresh?.OpportunityQuality?.Score ?? 0)
    expect(neglected?.Recommendations?.[0]?.Attributes).toHaveProperty('SilentDays')
    expect(neglected?.NextBestActions).toMatch(/next steps/)
    await edit(service, id, ({ LifeCycle }) => ({ LifeCycle: { ...LifeCycle, NextSteps: 'Second demo' } }))
    const { Insights: cared } = await summaryOf(id)
    expect(cared?.OpportunityQuality).toMatchObject({
      Score: fresh?.OpportunityQuality?.Score,
      Trend: 'Improving',
    })
    expect(cared?.Recommendations?.[0]).not.toHaveProperty('Attributes')
  })

  test('the team grows when the deal gets serious', async () => {
    const { id } = await approved()
    expect(titles(await summaryOf(id))).toEqual(['AWSSalesRep', 'AWSAccountOwner', 'PDM'])
    await moveTo(id, 'Business Validation')
    expect(titles(await summaryOf(id))).toEqual(['AWSSalesRep', 'AWSAccountOwner', 'PDM', 'PSM', 'ISVSM'])
  })

  test('some deals pass to another sales representative, most do not', async () => {
    const close = { Stage: 'Qualified', TargetCloseDate: '2030-12-20' } as const
    const deals = await Promise.all(Array.from({ length: 12 }, () => approved({ LifeCycle: close })))
    const reps = () =>
      Promise.all(deals.map(async ({ id }) => (await summaryOf(id)).OpportunityTeam?.[0]?.Email))
    const before = await reps()
    service.clock.advance(150 * day)
    const after = await reps()
    const changed = after.filter((email, index) => email !== before[index])
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.length).toBeLessThan(deals.length)
  })
})

describe("AWS's seller", () => {
  /** Deals enough to meet every temper. */
  const deals = (count: number, overrides: Parameters<typeof created>[1] = {}) =>
    Promise.all(Array.from({ length: count }, () => approved(overrides)))

  test('sometimes expects another close date', async () => {
    const close = { Stage: 'Qualified', TargetCloseDate: '2031-06-15' } as const
    const dates = await Promise.all(
      (await deals(20, { LifeCycle: close })).map(
        async ({ id }) => (await summaryOf(id)).LifeCycle?.TargetCloseDate ?? '',
      ),
    )
    expect(dates.filter((date) => date === '2031-06-15').length).toBeGreaterThan(5)
    expect(dates.some((date) => date > '2031-06-15')).toBe(true)
    expect(dates.some((date) => date < '2031-06-15')).toBe(true)
  })

  test('sometimes has launched what the partner has only committed, or given up what it has not', async () => {
    const ahead = await deals(20, { LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2033-06-15' } })
    for (const { id } of ahead) {
      await associate(id, 'Solutions', 'S-1234567')
      await moveTo(id, 'Committed')
    }
    const stages = async () =>
      Promise.all(ahead.map(async ({ id }) => (await summaryOf(id)).LifeCycle?.Stage ?? 'not shown'))
    expect(new Set(await stages())).toEqual(new Set(['not shown']))
    service.clock.advance(30 * day)
    expect(new Set(await stages())).toEqual(new Set(['not shown', 'Launched']))
    service.clock.advance(200 * day)
    const later = await Promise.all(ahead.map(async ({ id }) => (await summaryOf(id)).LifeCycle))
    expect(later.some((side) => side?.Stage === 'Closed Lost' && side.ClosedLostReason === 'No Update')).toBe(
      true,
    )
    expect(later.some((side) => side?.Stage === undefined)).toBe(true)
  })

  test('gives a lost deal up at once, and every launch in the end', async () => {
    const [first, ...others] = await deals(10, {
      LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2034-06-15' },
    })
    await moveTo(first?.id ?? '', 'Closed Lost', { ClosedLostReason: 'Price' })
    expect((await summaryOf(first?.id ?? '')).LifeCycle).toMatchObject({
      Stage: 'Closed Lost',
      ClosedLostReason: 'Price',
    })
    for (const { id } of others) {
      await associate(id, 'Solutions', 'S-1234567')
      await moveTo(id, 'Launched')
    }
    service.clock.advance(30 * day)
    for (const { id } of others) {
      const { LifeCycle } = await summaryOf(id)
      expect(LifeCycle?.Stage).toBe('Launched')
      expect(LifeCycle?.NextSteps).toMatch(/Launch confirmed/)
    }
  })

  test('may want to sell along on a deal that it was only shown, and says why', async () => {
    const close = { Stage: 'Qualified', TargetCloseDate: '2035-12-15' } as const
    const shown = await Promise.all(
      Array.from({ length: 6 }, () => approved({ LifeCycle: close }, 'For Visibility Only')),
    )
    const first = await summaryOf(shown[0]?.id ?? '')
    expect(first).toMatchObject({ InvolvementType: 'For Visibility Only' })
    expect(titles(first)).toEqual(['PDM'])
    expect(first.CosellMotion).toBe('Partner-led')
    service.clock.advance(160 * day)
    const later = await Promise.all(shown.map(({ id }) => summaryOf(id)))
    const changed = later.filter(({ InvolvementType }) => InvolvementType === 'Co-Sell')
    expect(changed.length).toBeGreaterThan(0)
    for (const summary of changed) {
      expect(summary).toMatchObject({
        InvolvementTypeChangeReason: expect.any(String),
        CosellMotion: expect.stringMatching(/^(AWS Field|Agent)-engaged$/),
      })
      expect(titles(summary)).toContain('AWSSalesRep')
    }
  })
})

describe('a round of AWS', () => {
  test('is told and shared as a snapshot, but leaves the version of the record', async () => {
    const { id, engagementId } = await approved()
    const read = async () => {
      const { $metadata, ...document } = await service.client.send(
        new GetOpportunityCommand({ Catalog, Identifier: id }),
      )
      return document
    }
    const revisions = async () => {
      const { ResourceSnapshotSummaries = [] } = await service.client.send(
        new ListResourceSnapshotsCommand({
          Catalog,
          EngagementIdentifier: engagementId,
          ResourceIdentifier: id,
          ResourceType: 'Opportunity',
          ResourceSnapshotTemplateIdentifier: 'AwsOpportunitySummaryFullView',
        }),
      )
      return ResourceSnapshotSummaries.length
    }
    const [before, taken] = [await read(), await revisions()]
    expect(taken).toBe(1)
    const heard: string[] = []
    const leave = service.emulator.subscribe(({ detailType, subject }, { time }) => {
      if (subject === id || subject === engagementId) heard.push(`${detailType} ${time}`)
    })
    const approvedAt = service.clock.now.getTime()
    service.clock.advance(4 * day)
    expect(await read()).toEqual(before)
    leave()
    expect(heard.map((line) => line.replace(/ \S+$/, ''))).toEqual([
      'Opportunity Updated',
      'Engagement Resource Snapshot Created',
    ])
    const toldAt = Date.parse(heard[0]?.split(' ').at(-1) ?? '')
    expect(toldAt - approvedAt).toBeGreaterThanOrEqual(3 * day * 1000 - 1000)
    expect(toldAt - approvedAt).toBeLessThan(3.4 * day * 1000)
    expect(await revisions()).toBe(2)
  })

  test('is the same again with the same seed', async () => {
    const run = async () => {
      const own = await openTestEmulator({ seed: 11 })
      const { id } = await created(own)
      await decideAs(own, id, 'Approved')
      own.clock.advance(200 * day)
      const { $metadata, ...summary } = await own.client.send(
        new GetAwsOpportunitySummaryCommand({ Catalog, RelatedOpportunityIdentifier: id }),
      )
      await own.close()
      return summary
    }
    expect(await run()).toEqual(await run())
  })
})

test('every summary is one of the model, at every stage and age', async () => {
  const deals = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      approved(
        { LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2026-09-15' } },
        index % 2 ? 'Co-Sell' : 'For Visibility Only',
      ),
    ),
  )
  for (const { id } of deals) {
    await associate(id, 'Solutions', 'S-1234567')
    for (const product of ['AmazonEC2', 'AmazonRDS']) await associate(id, 'AwsProducts', product)
  }
  const raw = async (id: string): Promise<unknown> => {
    const body = JSON.stringify({ Catalog, RelatedOpportunityIdentifier: id })
    const response = await service.emulator.fetch(signedRequest('GetAwsOpportunitySummary', body))
    return response.json()
  }
  const lives: Stage[] = [
    'Technical Validation',
    'Business Validation',
    'Committed',
    'Launched',
    'Closed Lost',
  ]
  for (let month = 0; month < 14; month++) {
    for (const { id } of deals) expect(outputIssues('GetAwsOpportunitySummary', await raw(id))).toEqual([])
    const stage = lives[month]
    const moved = deals[month % deals.length]
    if (stage && moved)
      await moveTo(moved.id, stage, stage === 'Closed Lost' ? { ClosedLostReason: 'Price' } : {})
    service.clock.advance(30 * day)
  }
})

describe('deal sizing', () => {
  const cents = (amount: string | undefined) => Math.round(Number(amount) * 100)

  const EstimationUrl = `https://calculator.aws/#/estimate?id=${'a'.repeat(40)}`
  const estimated = {
    Project: {
      ...completeOpportunity().Project,
      ExpectedCustomerSpend: [
        {
          Amount: '12500.00',
          CurrencyCode: 'USD',
          Frequency: 'Monthly',
          TargetCompany: 'AWS',
          EstimationUrl,
        } as const,
      ],
    },
  }

  test("has nothing of the partner's without an estimate and products", async () => {
    const sources = async (id: string) =>
      Object.keys((await summaryOf(id)).Insights?.AwsProductsSpendInsightsBySource ?? {})
    const { id: unsized } = await approved()
    await associate(unsized, 'AwsProducts', 'AmazonEC2')
    expect(await sources(unsized)).toEqual(['AWS'])
    const { id: withoutProducts } = await approved(estimated)
    expect(await sources(withoutProducts)).toEqual(['AWS'])
  })

  test('spreads the estimate over the products of the record, to the cent', async () => {
    const { id } = await approved(estimated)
    for (const product of ['AmazonEC2', 'AmazonS3', 'AWSLambda']) await associate(id, 'AwsProducts', product)
    const { Partner, AWS } = (await summaryOf(id)).Insights?.AwsProductsSpendInsightsBySource ?? {}
    const lines = Partner?.AwsProducts ?? []
    expect(lines.map(({ ProductCode }) => ProductCode)).toEqual(['AmazonEC2', 'AmazonS3', 'AWSLambda'])
    const sum = (amounts: (string | undefined)[]) =>
      amounts.reduce((total, amount) => total + cents(amount), 0)
    expect(Partner).toMatchObject({ CurrencyCode: 'USD', Frequency: 'Monthly', TotalAmount: '12500.00' })
    expect(sum(lines.map(({ Amount }) => Amount))).toBe(1_250_000)
    expect(sum(lines.map(({ PotentialSavingsAmount }) => PotentialSavingsAmount))).toBe(
      cents(Partner?.TotalPotentialSavingsAmount),
    )
    expect(cents(Partner?.TotalOptimizedAmount)).toBe(1_250_000 - cents(Partner?.TotalPotentialSavingsAmount))
    for (const { Amount, OptimizedAmount, PotentialSavingsAmount, Optimizations } of lines) {
      expect(cents(OptimizedAmount) + cents(PotentialSavingsAmount)).toBe(cents(Amount))
      expect(sum((Optimizations ?? []).map(({ SavingsAmount }) => SavingsAmount))).toBe(
        cents(PotentialSavingsAmount),
      )
    }
    for (const [category, amount] of Object.entries(Partner?.TotalAmountByCategory ?? {})) {
      const members = lines.filter(({ Categories }) => Categories?.includes(category))
      expect(sum(members.map(({ Amount }) => Amount))).toBe(cents(amount))
    }
    expect(AWS).not.toHaveProperty('TotalAmount')
    expect(AWS?.AwsProducts?.map(({ ProductCode }) => ProductCode)).not.toContain('AmazonEC2')
  })

  test('recommends at most five things, and less once they are done', async () => {
    const { id } = await approved()
    const types = async () => (await summaryOf(id)).Insights?.Recommendations?.map(({ Type }) => Type)
    expect(await types()).toEqual(['OpportunityQuality', 'SolutionRecommendation', 'OpportunityQuality'])
    await associate(id, 'AwsProducts', 'AmazonEC2')
    expect(await types()).toEqual(['SolutionRecommendation', 'OpportunityQuality'])
  })
})
