import { expect } from 'vitest'
import { type Emulator, openEmulator } from '../emulator'
import type { ServiceEvent } from '../events/service-event'
import { errorIssues, outputIssues } from '../model/check-output'
import { completeOpportunity, TestClock, testCredentials } from '../test-emulator'
import type { Deal, Referral, Stage } from './oracle'
import { createSigner } from './signer'

/** What the oracle believes. */
export interface Model {
  deals: Deal[]
  referrals: Referral[]
  /** Requests sent with a token, with the id they made and the service's time. */
  creations: { body: Record<string, unknown>; id: string; sent: number }[]
}

export const emptyModel = (): Model => ({ deals: [], referrals: [], creations: [] })

interface Answered {
  /** Of a refusal. */
  type?: string
  body: Record<string, unknown>
}

const signedAt = new Date('2026-03-01T10:15:00Z')

/** The service that the oracle is held against. */
export class OracleWorld {
  readonly clock = new TestClock()
  /** Review statuses that deals were found in. */
  readonly seen = new Set<string>()
  /** Told since the last `takeEvents`. */
  #events: ServiceEvent[] = []
  #tokens = 0
  readonly #emulator: Emulator
  readonly #sign = createSigner(testCredentials, signedAt)

  private constructor(emulator: Emulator, clock: TestClock) {
    this.#emulator = emulator
    this.clock = clock
    emulator.subscribe((event) => void this.#events.push(event))
  }

  static async open(): Promise<OracleWorld> {
    const clock = new TestClock()
    const emulator = await openEmulator({
      file: ':memory:',
      credentials: testCredentials,
      quota: 'off',
      clock: () => clock.now,
      signingClock: () => signedAt,
      review: 'off',
      seed: 5,
    })
    return new OracleWorld(emulator, clock)
  }

  close(): Promise<void> {
    return this.#emulator.close()
  }

  nextToken(): string {
    return `token-${++this.#tokens}`
  }

  /** Sends a request to Sandbox; whatever comes back must be documented. */
  async ask(operation: string, input: Record<string, unknown>): Promise<Answered> {
    const request = Buffer.from(JSON.stringify({ Catalog: 'Sandbox', ...input }))
    const reply = await this.#emulator.handle(this.#sign(operation, request))
    const body = reply.body === '' ? undefined : JSON.parse(reply.body)
    if (reply.status === 200) {
      expect(outputIssues(operation, body)).toEqual([])
      return { body: body ?? {} }
    }
    expect(errorIssues(operation, reply.status, body)).toEqual([])
    return { type: body.__type, body }
  }

  /** Expects the answer that the oracle foretold. */
  async expectAnswer(
    operation: string,
    input: Record<string, unknown>,
    refusal?: string,
  ): Promise<Record<string, unknown>> {
    const { type, body } = await this.ask(operation, input)
    expect({ operation, type, body: type === refusal ? undefined : body }).toEqual({
      operation,
      type: refusal,
    })
    return body
  }

  async record(id: string): Promise<Record<string, unknown>> {
    return this.expectAnswer('GetOpportunity', { Identifier: id })
  }

  takeEvents(): ServiceEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }

  /**
   * Compares the record with what is believed of it, and takes its new version over.
   * @param hasChanged Whether the call before was to change it: then its version has grown and somebody was told.
   */
  async check(deal: Deal, hasChanged: boolean): Promise<void> {
    const record = await this.record(deal.id)
    expect(dealOf(record)).toEqual({ ...deal, version: record.LastModifiedDate })
    const told = this.takeEvents().filter(({ detailType, subject }) =>
      detailType.startsWith('Opportunity') ? subject === deal.id : false,
    )
    if (hasChanged) {
      expect(Date.parse(String(record.LastModifiedDate))).toBeGreaterThan(Date.parse(deal.version) || 0)
      expect(told.length).toBeGreaterThan(0)
    } else {
      expect(record.LastModifiedDate).toBe(deal.version)
      expect(told).toEqual([])
    }
    deal.version = String(record.LastModifiedDate)
    this.seen.add(deal.review)
  }

  /** AWS's side of a deal moves on with time, which gives it new versions but changes nothing the partner wrote. */
  async checkAfterTime(deal: Deal): Promise<void> {
    const { LastModifiedDate, ...record } = await this.record(deal.id)
    expect(dealOf({ ...record, LastModifiedDate: deal.version })).toEqual(deal)
    expect(Date.parse(String(LastModifiedDate))).toBeGreaterThanOrEqual(Date.parse(deal.version))
    deal.version = String(LastModifiedDate)
    this.takeEvents()
  }
}

interface RecordShape {
  Id: string
  LastModifiedDate: string
  Customer: { Account: { AwsAccountId?: string } }
  Project: { Title: string; CustomerBusinessProblem: string; AdditionalComments?: string }
  LifeCycle: {
    Stage: Stage
    ReviewStatus: Deal['review']
    NextSteps?: string
    NextStepsHistory?: { Value: string }[]
  }
  RelatedEntityIdentifiers: { Solutions?: string[]; AwsProducts?: string[] }
}

function dealOf(record: Record<string, unknown>): Deal {
  const { Id, LastModifiedDate, Customer, Project, LifeCycle, RelatedEntityIdentifiers } =
    record as unknown as RecordShape
  return {
    id: Id,
    review: LifeCycle.ReviewStatus,
    stage: LifeCycle.Stage,
    title: Project.Title,
    problem: Project.CustomerBusinessProblem,
    comments: Project.AdditionalComments ?? '',
    nextSteps: LifeCycle.NextSteps ?? '',
    customerAccount: Customer.Account.AwsAccountId ?? '',
    history: (LifeCycle.NextStepsHistory ?? []).map(({ Value }) => Value),
    solutions: RelatedEntityIdentifiers.Solutions ?? [],
    products: RelatedEntityIdentifiers.AwsProducts ?? [],
    version: LastModifiedDate,
  }
}

/** A request for a deal that needs nothing more, and what the oracle believes of it. */
export function newDeal(stage: Stage, title: string, nextSteps: string) {
  const complete = completeOpportunity()
  const body = {
    ...complete,
    Project: { ...complete.Project, Title: title },
    LifeCycle: { Stage: stage, TargetCloseDate: '2035-12-15', ...(nextSteps && { NextSteps: nextSteps }) },
  }
  const deal: Deal = {
    id: '',
    review: 'Pending Submission',
    stage,
    title,
    problem: complete.Project?.CustomerBusinessProblem ?? '',
    comments: '',
    nextSteps,
    customerAccount: '',
    history: nextSteps ? [nextSteps] : [],
    solutions: [],
    products: [],
    version: '',
  }
  return { body, deal }
}
