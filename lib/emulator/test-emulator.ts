import { randomUUID } from 'node:crypto'
import {
  CreateOpportunityCommand,
  type CreateOpportunityCommandInput,
  GetOpportunityCommand,
  PartnerCentralSellingClient,
  SubmitOpportunityCommand,
  UpdateOpportunityCommand,
  type UpdateOpportunityCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { type Emulator, type EmulatorOptions, openEmulator } from './emulator'

/*
 * For tests: a service in memory with a clock they turn, and the official client talking to it in process.
 */

export const testCredentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'test-secret' }

export interface TestEmulator {
  emulator: Emulator
  client: PartnerCentralSellingClient
  /** The service's time; signatures go by the machine's. */
  clock: TestClock
  close(): Promise<void>
}

export class TestClock {
  now = new Date('2026-03-01T10:15:00.412Z')

  advance(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000)
  }
}

export async function openTestEmulator(options: Partial<EmulatorOptions> = {}): Promise<TestEmulator> {
  const clock = new TestClock()
  const emulator = await openEmulator({
    file: ':memory:',
    credentials: testCredentials,
    quota: 'off',
    clock: () => clock.now,
    review: 'off',
    seed: 7,
    ...options,
  })
  const client = inProcessClient(emulator)
  return {
    emulator,
    client,
    clock,
    async close() {
      client.destroy()
      await emulator.close()
    },
  }
}

/** What the SDK hands to a request handler, as far as it concerns us. */
interface SignedHttpRequest {
  protocol: string
  hostname: string
  port?: number
  path: string
  method: string
  headers: Record<string, string>
  body?: Uint8Array | string
}

/** The official client without a network: its signed bytes go straight into `fetch`. */
export function inProcessClient(
  emulator: Emulator,
  credentials = testCredentials,
): PartnerCentralSellingClient {
  return new PartnerCentralSellingClient({
    region: 'us-east-1',
    endpoint: 'http://partner-central.test',
    credentials,
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: SignedHttpRequest) => ({ response: await handled(emulator, request) }),
    },
  })
}

async function handled(emulator: Emulator, request: SignedHttpRequest) {
  const response = await emulator.fetch(
    new Request(`${request.protocol}//${request.hostname}${request.path}`, {
      method: request.method,
      headers: request.headers,
      body: request.body as BodyInit,
    }),
  )
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

type CreateInput = Omit<CreateOpportunityCommandInput, 'ClientToken'>

/** A record that can be submitted as it is, and that no reviewer finds fault with. */
export function completeOpportunity(overrides: Partial<CreateInput> = {}): CreateInput {
  return {
    Catalog: 'Sandbox',
    Origin: 'Partner Referral',
    PartnerOpportunityIdentifier: 'CRM-1042',
    PrimaryNeedsFromAws: ['Co-Sell - Technical Consultation'],
    NationalSecurity: 'No',
    Customer: {
      Account: {
        CompanyName: 'Harbor Freight Lines',
        Industry: 'Transportation and Logistics',
        WebsiteUrl: 'https://www.harborlines.example',
        Address: {
          CountryCode: 'US',
          StateOrRegion: 'Washington',
          PostalCode: '98109',
          City: 'Seattle',
          StreetAddress: '1 Pier Street',
        },
      },
      Contacts: [{ FirstName: 'Ana', LastName: 'Ruiz', Email: 'ana.ruiz@harborlines.example' }],
    },
    Project: {
      Title: 'Fleet telemetry platform',
      CustomerBusinessProblem:
        'Telemetry from 900 trucks is processed overnight and arrives too late for dispatch to use it.',
      CustomerUseCase: 'IOT',
      DeliveryModels: ['SaaS or PaaS'],
      SalesActivities: ['Customer has shown interest in solution'],
      OtherSolutionDescription: 'Fleet analytics SaaS',
      ExpectedCustomerSpend: [
        { Amount: '12500.00', CurrencyCode: 'USD', Frequency: 'Monthly', TargetCompany: 'AWS' },
      ],
    },
    LifeCycle: { Stage: 'Qualified', TargetCloseDate: '2026-12-15', NextSteps: 'Architecture review' },
    Marketing: { Source: 'None' },
    ...overrides,
  }
}

/** How a call was refused, in the parts that tests look at. */
export interface Refusal {
  name: string
  message: string
  status?: number
  reason?: string
  /** `customer.contacts.email INVALID_STRING_FORMAT`, sorted. */
  issues: string[]
  messages: string[]
}

/** @throws Error when the call succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const error = await call.then(
    () => undefined,
    (reason: ServiceFailure) => reason,
  )
  if (!error) throw new Error('The call was not refused')
  const list = error.ErrorList ?? []
  return {
    name: error.name,
    message: error.message,
    status: error.$metadata?.httpStatusCode,
    reason: error.Reason,
    issues: list.map(({ FieldName, Code }) => `${FieldName} ${Code}`).sort(),
    messages: list.map(({ Message }) => Message ?? ''),
  }
}

interface ServiceFailure extends Error {
  $metadata?: { httpStatusCode?: number }
  Reason?: string
  ErrorList?: { FieldName?: string; Code?: string; Message?: string }[]
}

/** Makes a complete record and tells its id and version. */
export async function created(
  { client }: Pick<TestEmulator, 'client'>,
  overrides: Partial<CreateInput> = {},
): Promise<{ id: string; version: Date }> {
  const { Id, LastModifiedDate } = await client.send(
    new CreateOpportunityCommand({ ...completeOpportunity(overrides), ClientToken: randomUUID() }),
  )
  return { id: Id as string, version: LastModifiedDate as Date }
}

/** The record as an update takes it: what Get answers, less what Update does not know. */
export async function updatable(
  { client }: Pick<TestEmulator, 'client'>,
  id: string,
  catalog = 'Sandbox',
): Promise<UpdateOpportunityCommandInput> {
  const { Id, Arn, CreatedDate, OpportunityTeam, RelatedEntityIdentifiers, $metadata, ...rest } =
    await client.send(new GetOpportunityCommand({ Catalog: catalog, Identifier: id }))
  return { ...rest, Identifier: Id }
}

/** Reads the record, changes it and writes it back. */
export async function edit(
  test: Pick<TestEmulator, 'client'>,
  id: string,
  change: (input: UpdateOpportunityCommandInput) => Partial<UpdateOpportunityCommandInput>,
): Promise<Date> {
  const input = await updatable(test, id)
  const { LastModifiedDate } = await test.client.send(
    new UpdateOpportunityCommand({ ...input, ...change(input) }),
  )
  return LastModifiedDate as Date
}

/** Sets the record's review status the way a Sandbox tester does. */
export function decideAs(
  test: Pick<TestEmulator, 'client'>,
  id: string,
  status: 'Approved' | 'Action Required' | 'Rejected',
  remarks: { ReviewComments?: string; ReviewStatusReason?: string } = {},
): Promise<Date> {
  return edit(test, id, ({ LifeCycle }) => ({
    LifeCycle: { ...LifeCycle, ReviewStatus: status, ...remarks },
  }))
}

export async function submitted(test: Pick<TestEmulator, 'client'>, id: string): Promise<void> {
  await test.client.send(
    new SubmitOpportunityCommand({
      Catalog: 'Sandbox',
      Identifier: id,
      InvolvementType: 'Co-Sell',
      Visibility: 'Full',
    }),
  )
}
