import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { createPartnerCentral } from './partner-central'

const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example-secret' }
const record = {
  Catalog: 'Sandbox',
  Id: 'O1',
  LastModifiedDate: '2026-03-01T10:15:00.412345678Z',
  CreatedDate: '2026-03-01T10:15:00Z',
  LifeCycle: { Stage: 'Qualified', ReviewStatus: 'Pending Submission', MoodOfTheReviewer: 'sunny' },
  Project: { Title: 'Fleet', ExpectedCustomerSpend: [{ __type: 'x#Spend', Amount: '1.00', Sentiment: 5 }] },
  OpportunityTeam: [],
  RelatedEntityIdentifiers: {},
  Forecast: { Confidence: 0.5 },
}

interface Sent {
  operation: string
  body: Record<string, unknown>
}

/** A service that gives these answers in turn, the last one for ever, and notes what it was asked. */
function serviceThat(...answers: (() => Response | Promise<Response>)[]) {
  const sent: Sent[] = []
  const fetch = async (request: Request) => {
    const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? ''
    sent.push({ operation, body: (await request.json()) as Record<string, unknown> })
    const answer = answers[Math.min(sent.length, answers.length) - 1]
    return answer ? answer() : new Response()
  }
  return {
    sent,
    pc: createPartnerCentral({ catalog: 'Sandbox', endpoint: { to: 'handler', fetch, credentials } }),
  }
}

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status })
const throttling = json({ __type: 'ThrottlingException', Message: 'Rate exceeded' }, 400)
const fault = json({ __type: 'InternalServerException', Message: 'Oops' }, 500)
const silence = () => new Promise<Response>(() => {})

describe('a record on its way through us', () => {
  test('keeps members that neither we nor the SDK know, and its version to the last digit', async () => {
    const { pc, sent } = serviceThat(
      json(record),
      json({ Id: 'O1', LastModifiedDate: '2026-03-01T10:15:01Z' }),
    )
    const read = await pc.getOpportunity('O1')
    expect(read).toEqual(record)
    await pc.updateOpportunity(read)
    expect(sent[1]).toEqual({
      operation: 'UpdateOpportunity',
      body: {
        Catalog: 'Sandbox',
        Identifier: 'O1',
        LastModifiedDate: '2026-03-01T10:15:00.412345678Z',
        LifeCycle: record.LifeCycle,
        Project: { Title: 'Fleet', ExpectedCustomerSpend: [{ Amount: '1.00', Sentiment: 5 }] },
        Forecast: { Confidence: 0.5 },
      },
    })
  })

  test('a cleared member is left out, a cleared contract duration is sent as null', async () => {
    const { pc, sent } = serviceThat(json({ Id: 'O1', LastModifiedDate: '2026-03-01T10:15:01Z' }))
    const cleared = { Title: null, ExpectedContractDuration: null }
    await pc.updateOpportunity({ ...record, Project: cleared } as unknown as Opportunity)
    expect(sent[0]?.body.Project).toEqual({ ExpectedContractDuration: null })
  })

  test('an answer that is no record is not passed on', async () => {
    const { pc } = serviceThat(json({ ...record, Id: 'something else' }))
    await expect(pc.getOpportunity('O1')).rejects.toMatchObject({ code: 'UnexpectedResponse' })
  })

  test('an answer that is no JSON is not passed on either', async () => {
    const { pc } = serviceThat(() => new Response('<html>Welcome to the hotel network</html>'))
    await expect(pc.getOpportunity('O1')).rejects.toMatchObject({ code: 'UnexpectedResponse' })
  })
})

describe('repeating a call', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  async function outcome<T>(call: Promise<T>) {
    const settled = call.then(
      (value) => ({ value }),
      (error: { code: string; outcomeUnknown: boolean }) => ({
        code: error.code,
        outcomeUnknown: error.outcomeUnknown,
      }),
    )
    await vi.advanceTimersByTimeAsync(60_000)
    return settled
  }

  test('a throttled call is sent again until it passes', async () => {
    const { pc, sent } = serviceThat(throttling, throttling, json({ Id: 'O1', LastModifiedDate: 'now' }))
    await outcome(pc.updateOpportunity(record as unknown as Opportunity))
    expect(sent).toHaveLength(3)
  })

  test('three throttled attempts are enough', async () => {
    const { pc, sent } = serviceThat(throttling)
    expect(await outcome(pc.getOpportunity('O1'))).toMatchObject({ code: 'ThrottlingException' })
    expect(sent).toHaveLength(3)
  })

  test('a read is sent again after a fault', async () => {
    const { pc, sent } = serviceThat(fault, json(record))
    expect(await outcome(pc.getOpportunity('O1'))).toHaveProperty('value.Id', 'O1')
    expect(sent).toHaveLength(2)
  })

  test('a write of unknown outcome is not sent again', async () => {
    const { pc, sent } = serviceThat(fault)
    expect(await outcome(pc.updateOpportunity(record as unknown as Opportunity))).toEqual({
      code: 'InternalServerException',
      outcomeUnknown: true,
    })
    expect(sent).toHaveLength(1)
  })

  test('a create is sent again with the same token', async () => {
    const { pc, sent } = serviceThat(fault, json({ Id: 'O1', LastModifiedDate: 'now' }))
    await outcome(pc.createOpportunity({ Project: { Title: 'Fleet' } }))
    expect(sent).toHaveLength(2)
    expect(sent[0]?.body.ClientToken).toEqual(expect.any(String))
    expect(sent[1]?.body).toEqual(sent[0]?.body)
  })

  test('a refusal is final', async () => {
    const { pc, sent } = serviceThat(json({ __type: 'ValidationException', Message: 'No' }, 400))
    await outcome(pc.getOpportunity('O1'))
    expect(sent).toHaveLength(1)
  })

  test('a service that does not answer is given up within seconds', async () => {
    const { pc } = serviceThat(silence)
    let waited = Number.NaN
    const began = performance.now()
    pc.getOpportunity('O1').catch(() => {
      waited = performance.now() - began
    })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(waited).toBeLessThan(8_000)
  })
})

test('a port where nobody listens is known at once, and nothing was sent', async () => {
  const endpoint = { to: 'url' as const, url: 'http://127.0.0.1:9', credentials }
  const pc = createPartnerCentral({ catalog: 'Sandbox', endpoint })
  await expect(pc.updateOpportunity(record as unknown as Opportunity)).rejects.toMatchObject({
    code: 'Unreachable',
    outcomeUnknown: false,
  })
})
