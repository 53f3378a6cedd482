import { randomUUID } from 'node:crypto'
import {
  AssignOpportunityCommand,
  AssociateOpportunityCommand,
  ConflictException,
  CreateOpportunityCommand,
  type CreateOpportunityCommandInput,
  GetOpportunityCommand,
  type GetOpportunityCommandOutput,
  PartnerCentralSellingClient,
  type ReviewStatus,
  StartEngagementFromOpportunityTaskCommand,
  UpdateOpportunityCommand,
  type UpdateOpportunityCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { expect } from '@playwright/test'
import { layOver } from '@/lib/demo/lay-over'
import { addDays, plainDateOf } from '@/lib/opportunity/plain-date'
import { accessKey } from './test-run'

const Catalog = 'Sandbox'

/** Where a seeded record stands. */
export type SeedKind =
  | 'pending'
  | 'in-review'
  | 'action-required'
  | 'approved'
  | 'rejected'
  | 'launched'
  | 'closed-lost'

export interface SeededOpportunity {
  id: string
  /** No other record of the run has this company. */
  company: string
  title: string
}

export interface TestPartnerCentral {
  /** The official SDK client, for whatever the helpers below do not do. */
  client: PartnerCentralSellingClient
  /** Makes a record of that kind through the API. `change` is laid over what CreateOpportunity is sent. */
  seed(kind: SeedKind, change?: object): Promise<SeededOpportunity>
  /** The record as AWS has it now. */
  get(id: string): Promise<GetOpportunityCommandOutput>
  /** Sends a pending record to AWS for co-selling. */
  submit(id: string): Promise<void>
  /** Changes the record behind Tandem's back, as another tool would. `change` is laid over the current record. */
  update(id: string, change: object): Promise<void>
  /** Waits until the record has that review status. */
  untilReviewed(id: string, status: ReviewStatus, timeoutMs?: number): Promise<GetOpportunityCommandOutput>
}

/** What the demo reviewer complains about in a record seeded as `action-required`. */
export const reviewComments =
  'Please describe the business problem in more detail and confirm the monthly spend.'
export const reviewReason = 'Clarify Solution'

/** Complete: it can be submitted as it is. The close date is half a year ahead. */
export function completeOpportunity(company: string): CreateOpportunityCommandInput {
  const domain = `${company.toLowerCase().replace(/[^a-z0-9]/g, '')}.example`
  return {
    Catalog,
    ClientToken: randomUUID(),
    Origin: 'Partner Referral',
    OpportunityType: 'Net New Business',
    NationalSecurity: 'No',
    PartnerOpportunityIdentifier: `TEST-${randomUUID().slice(0, 8)}`,
    PrimaryNeedsFromAws: ['Co-Sell - Technical Consultation'],
    Customer: {
      Account: {
        CompanyName: company,
        Industry: 'Manufacturing',
        WebsiteUrl: `https://www.${domain}`,
        Address: {
          CountryCode: 'US',
          StateOrRegion: 'Ohio',
          PostalCode: '43215',
          City: 'Columbus',
          StreetAddress: '12 Foundry Road',
        },
      },
      Contacts: [
        {
          FirstName: 'Karen',
          LastName: 'Ellis',
          Email: `karen.ellis@${domain}`,
          BusinessTitle: 'Director of IT',
          Phone: '+16145550142',
        },
      ],
    },
    Project: {
      Title: `Plant monitoring for ${company}`,
      CustomerBusinessProblem:
        'Unplanned stops cost forty hours a month across three plants, because sensor data stays in each plant and is deleted after a week.',
      CustomerUseCase: 'IOT',
      DeliveryModels: ['SaaS or PaaS'],
      SalesActivities: ['Customer has shown interest in solution'],
      ExpectedCustomerSpend: [
        { Amount: '12500.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
      ],
    },
    LifeCycle: {
      Stage: 'Qualified',
      TargetCloseDate: addDays(plainDateOf(new Date()), 180),
      NextSteps: 'Architecture review with Karen Ellis',
    },
    Marketing: { Source: 'None' },
  }
}

/** @param endpoint The embedded service's door. */
export function openPartnerCentral(endpoint: string): TestPartnerCentral {
  const client = new PartnerCentralSellingClient({
    region: 'us-east-1',
    endpoint,
    credentials: accessKey,
    maxAttempts: 8,
  })
  const get = (id: string) => client.send(new GetOpportunityCommand({ Catalog, Identifier: id }))

  async function update(id: string, change: object): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const { Id, Arn, CreatedDate, OpportunityTeam, RelatedEntityIdentifiers, $metadata, ...current } =
        await get(id)
      const wanted = layOver({ ...current, Identifier: Id } as UpdateOpportunityCommandInput, change)
      try {
        await client.send(new UpdateOpportunityCommand(wanted))
        return
      } catch (error) {
        // The simulated reviewer may have picked the record up between the read and the write.
        if (!(error instanceof ConflictException) || attempt === 3) throw error
      }
    }
  }

  async function untilReviewed(id: string, status: ReviewStatus, timeoutMs = 10_000) {
    await expect
      .poll(async () => (await get(id)).LifeCycle?.ReviewStatus, {
        timeout: timeoutMs,
        intervals: [100, 200, 400],
      })
      .toBe(status)
    return get(id)
  }

  async function create(change: object): Promise<SeededOpportunity> {
    const company = `Calder ${randomUUID().slice(0, 8)}`
    const input = layOver(completeOpportunity(company), change)
    const { Id = '' } = await client.send(new CreateOpportunityCommand(input))
    const owner = {
      FirstName: 'Ana',
      LastName: 'Ruiz',
      Email: 'ana@tandem.example',
      BusinessTitle: 'OpportunityOwner',
    }
    await client.send(new AssignOpportunityCommand({ Catalog, Identifier: Id, Assignee: owner }))
    const solution = { RelatedEntityType: 'Solutions', RelatedEntityIdentifier: 'S-1234567' } as const
    await client.send(new AssociateOpportunityCommand({ Catalog, OpportunityIdentifier: Id, ...solution }))
    return { id: Id, company: input.Customer?.Account?.CompanyName ?? '', title: input.Project?.Title ?? '' }
  }

  async function submit(id: string): Promise<void> {
    const task = await client.send(
      new StartEngagementFromOpportunityTaskCommand({
        Catalog,
        ClientToken: randomUUID(),
        Identifier: id,
        AwsSubmission: { InvolvementType: 'Co-Sell', Visibility: 'Full' },
      }),
    )
    if (task.TaskStatus === 'FAILED') throw new Error(`The test's record was not submitted: ${task.Message}`)
  }

  /** The Sandbox lets the partner play the reviewer. */
  const decide = (id: string, ReviewStatus: ReviewStatus, why: object = {}) =>
    update(id, { LifeCycle: { ReviewStatus, ...why } })

  async function bring(id: string, kind: SeedKind): Promise<void> {
    if (kind === 'pending') return
    await submit(id)
    switch (kind) {
      case 'in-review':
        await untilReviewed(id, 'In review')
        return
      case 'action-required':
        await decide(id, 'Action Required', {
          ReviewComments: reviewComments,
          ReviewStatusReason: reviewReason,
        })
        return
      case 'rejected':
        await decide(id, 'Rejected', { ReviewComments: 'AWS already works on this with another partner.' })
        return
      case 'approved':
        await decide(id, 'Approved')
        return
      case 'launched':
        await decide(id, 'Approved')
        await update(id, { Customer: { Account: { AwsAccountId: '123456789012' } } })
        await update(id, { LifeCycle: { Stage: 'Launched' } })
        return
      case 'closed-lost':
        await decide(id, 'Approved')
        await update(id, { LifeCycle: { Stage: 'Closed Lost', ClosedLostReason: 'Price' } })
    }
  }

  return {
    client,
    get,
    submit,
    update,
    untilReviewed,
    async seed(kind, change = {}) {
      const seeded = await create(change)
      await bring(seeded.id, kind)
      return seeded
    },
  }
}
