import { PartnerCentralSellingServiceException } from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Issue } from '../errors'
import { errorIssues, outputIssues } from '../model/check-output'
import type { Exchange } from './recorded-client'
import { type ExceptionName, exceptions, type WireCase } from './wire-case'
import { openWorld, type World } from './world'

/** The longest case makes some 200 calls; a busy machine must not fail it. */
const slowMachineMilliseconds = 60_000

/** Makes a test of every case. They share one service, one after the other. */
export function runCases(cases: readonly WireCase[]): void {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())
  for (const wireCase of cases) {
    const { operation, outcome, title } = wireCase
    const verb = outcome === 'answers' ? 'answers' : `refuses with ${outcome}:`
    test(`${operation} ${verb} ${title}`, { timeout: slowMachineMilliseconds }, () => judge(wireCase, world))
  }
}

interface Failure extends Error {
  Reason?: string
  ErrorList?: Issue[]
}

async function judge(wireCase: WireCase, world: World): Promise<void> {
  const before = world.exchanges.length
  const failure = await wireCase.run(world).then(
    () => undefined,
    (error: Failure) => error,
  )
  const exchanges = world.exchanges.slice(before)
  if (
    failure &&
    (wireCase.outcome === 'answers' || !(failure instanceof PartnerCentralSellingServiceException))
  )
    throw failure
  const last = exchanges.findLast(({ operation }) => operation === wireCase.operation)
  if (!last) throw failure ?? new Error(`The case never called ${wireCase.operation}`)
  expect(exchanges.flatMap(strangeness)).toEqual([])
  if (wireCase.outcome === 'answers') expect(last.status).toBe(200)
  else judgeRefusal(wireCase, wireCase.outcome, last, failure)
}

/** Every answer's headers. Source: reference, section 1. */
const headersOf: Readonly<Record<string, RegExp>> = {
  'content-type': /^application\/x-amz-json-1\.0$/,
  'content-length': /^\d+$/,
  date: / GMT$/,
  'x-amzn-requestid': /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
}

/** What neither the model nor the protocol has, in any answer that a case has seen. */
function strangeness({ operation, status, headers, body }: Exchange): string[] {
  const issues = status === 200 ? outputIssues(operation, body) : errorIssues(operation, status, body)
  const badHeaders = Object.entries(headersOf)
    .filter(([name, form]) => !form.test(headers[name] ?? ''))
    .map(([name]) => `has a header ${name} of ${headers[name]}`)
  return [...issues, ...badHeaders].map((text) => `${operation}: ${text}`)
}

function judgeRefusal(
  { issues, reason, message }: WireCase,
  outcome: ExceptionName,
  { body }: Exchange,
  failure: Failure | undefined,
): void {
  const wire = body as { __type: string; Message: string; Reason?: string; ErrorList?: Issue[] }
  expect(wire.__type).toBe(outcome)
  expect(failure).toBeInstanceOf(exceptions[outcome])
  expect([failure?.message, failure?.Reason, failure?.ErrorList]).toEqual([
    wire.Message,
    wire.Reason,
    wire.ErrorList,
  ])
  if (reason) expect(wire.Reason).toBe(reason)
  if (issues) {
    const told = (wire.ErrorList ?? []).map(({ FieldName, Code }) => `${FieldName} ${Code}`).sort()
    expect([...new Set(told)]).toEqual(issues)
  }
  if (message) expect(wire.Message).toMatch(message)
}
