import { beforeEach, describe, expect, test, vi } from 'vitest'
import { blankOpportunity, type NewOpportunity } from '@/lib/opportunity/new-opportunity'
import { type ActionError, fail, ok } from '@/lib/result'
import { type DealAttempt, type DealCalls, newAttempt, sendDeal } from './send-deal'

let tokens = 0
const newToken = () => `token-${++tokens}`

const receipt = (seen: string) => ok({ id: 'O1', seen })
const unavailable: ActionError = { kind: 'unavailable', reference: 'T-1' }
const refused: ActionError = { kind: 'fields', fields: [{ path: 'Project.Title', message: 'No' }] }

const calls = {
  create: vi.fn<DealCalls['create']>(),
  save: vi.fn<DealCalls['save']>(),
  associate: vi.fn<DealCalls['associate']>(),
  submit: vi.fn<DealCalls['submit']>(),
  look: vi.fn<DealCalls['look']>(),
}

let attempt: DealAttempt
let kept: DealAttempt | undefined
let steps: string[]

beforeEach(() => {
  tokens = 0
  attempt = newAttempt(newToken)
  kept = undefined
  steps = []
  calls.create.mockReset().mockResolvedValue(receipt('v1'))
  calls.associate.mockReset().mockResolvedValue(receipt('v2'))
  calls.save.mockReset().mockResolvedValue(receipt('v3'))
  calls.submit.mockReset().mockResolvedValue(ok({ status: 'COMPLETE' }))
  calls.look.mockReset()
})

function deal(title = 'Fleet telemetry', solution = 'S-1'): NewOpportunity {
  const form = blankOpportunity()
  return { ...form, Project: { ...form.Project, Title: title }, RelatedEntityIdentifier: solution }
}

function send(form = deal(), submit = true) {
  return sendDeal({
    form,
    attempt,
    calls,
    submit,
    newToken,
    keep: (now) => {
      kept = now
    },
    report: (step, state) => steps.push(`${step} ${state}`),
  })
}

describe('a deal that goes through', () => {
  test('is created, associated and submitted, in this order', async () => {
    expect(await send()).toEqual(ok({ id: 'O1' }))
    expect(calls.create).toHaveBeenCalledWith({ token: 'token-1', form: deal() })
    expect(calls.associate).toHaveBeenCalledWith({ id: 'O1', solution: 'S-1', instead: undefined })
    expect(calls.submit).toHaveBeenCalledWith({ id: 'O1', token: 'token-2', involvement: 'Co-Sell' })
    expect(calls.save).not.toHaveBeenCalled()
    expect(steps).toEqual([
      'create running',
      'create done',
      'associate running',
      'associate done',
      'submit running',
      'submit done',
    ])
  })

  test('stays a draft when it is only saved', async () => {
    expect(await send(deal(), false)).toEqual(ok({ id: 'O1' }))
    expect(calls.submit).not.toHaveBeenCalled()
  })

  test('needs no association when the solution is told in words', async () => {
    await send(deal('Fleet telemetry', ''))
    expect(calls.associate).not.toHaveBeenCalled()
    expect(steps).toContain('associate skipped')
  })

  test('is watched until AWS has taken it', async () => {
    calls.submit.mockResolvedValue(ok({ status: 'IN_PROGRESS', taskId: 'task-1' }))
    calls.look.mockResolvedValueOnce({ status: 'IN_PROGRESS' }).mockResolvedValueOnce({ status: 'COMPLETE' })
    expect(await send()).toEqual(ok({ id: 'O1' }))
    expect(calls.look).toHaveBeenCalledTimes(2)
    expect(calls.look).toHaveBeenLastCalledWith('O1', 'task-1')
  })

  test('is left to its own page when AWS takes long', async () => {
    calls.submit.mockResolvedValue(ok({ status: 'IN_PROGRESS' }))
    calls.look.mockResolvedValue({ status: 'IN_PROGRESS' })
    expect(await send()).toEqual(ok({ id: 'O1' }))
    expect(calls.look).toHaveBeenCalledTimes(30)
  })
})

describe('after a failed association', () => {
  beforeEach(async () => {
    calls.associate.mockResolvedValueOnce(fail(unavailable))
    expect(await send()).toEqual(fail(unavailable))
    expect(steps.at(-1)).toBe('associate failed')
    expect(kept).toMatchObject({ id: 'O1', seen: 'v1' })
  })

  test('the next attempt creates nothing twice and goes on', async () => {
    expect(await send()).toEqual(ok({ id: 'O1' }))
    expect(calls.create).toHaveBeenCalledTimes(1)
    expect(calls.associate).toHaveBeenCalledTimes(2)
  })

  test('what was mended since is saved into the record', async () => {
    await send(deal('Mended'))
    expect(calls.create).toHaveBeenCalledTimes(1)
    expect(calls.save).toHaveBeenCalledWith({ id: 'O1', seen: 'v1', form: deal('Mended') })
    expect(kept).toMatchObject({ seen: 'v2', saved: deal('Mended') })
  })

  test('a tab that was reloaded goes on from what it kept', async () => {
    attempt = JSON.parse(JSON.stringify(kept))
    await send()
    expect(calls.create).toHaveBeenCalledTimes(1)
  })
})

describe('when no answer comes to the creation', () => {
  test('the same body goes out again with the same token, and what was typed since follows as an edit', async () => {
    calls.create.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await expect(send()).rejects.toThrow('Failed to fetch')
    expect(kept).toMatchObject({ createToken: 'token-1', sent: deal() })

    expect(await send(deal('Typed since'))).toEqual(ok({ id: 'O1' }))
    expect(calls.create).toHaveBeenLastCalledWith({ token: 'token-1', form: deal() })
    expect(calls.save).toHaveBeenCalledWith({ id: 'O1', seen: 'v1', form: deal('Typed since') })
  })

  test('an unavailable AWS counts as no answer', async () => {
    calls.create.mockResolvedValueOnce(fail(unavailable))
    await send()
    await send(deal('Typed since'))
    expect(calls.create).toHaveBeenLastCalledWith({ token: 'token-1', form: deal() })
  })
})

describe('a seller who was signed out meanwhile', () => {
  const signedOut: ActionError = { kind: 'denied', reason: 'signed-out' }

  test('makes no second deal of one whose answer was lost', async () => {
    calls.create.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await expect(send()).rejects.toThrow('Failed to fetch')
    calls.create.mockResolvedValueOnce(fail(signedOut))
    expect(await send(deal('Typed since'))).toEqual(fail(signedOut))
    await send(deal('Typed since'))
    expect(calls.create).toHaveBeenLastCalledWith({ token: 'token-1', form: deal() })
    expect(calls.save).toHaveBeenCalledWith({ id: 'O1', seen: 'v1', form: deal('Typed since') })
  })

  test('sends what the form holds by then, where nothing was sent before', async () => {
    calls.create.mockResolvedValueOnce(fail(signedOut))
    await send()
    await send(deal('Mended'))
    expect(calls.create).toHaveBeenLastCalledWith({ token: 'token-1', form: deal('Mended') })
    expect(calls.save).not.toHaveBeenCalled()
  })

  test('submits by the same token, so that AWS knows it again', async () => {
    calls.submit.mockResolvedValueOnce(fail(unavailable)).mockResolvedValueOnce(fail(signedOut))
    await send()
    await send()
    await send()
    expect(calls.submit.mock.calls.map(([{ token }]) => token)).toEqual(['token-2', 'token-2', 'token-2'])
  })
})

test('a creation for which AWS does not know us starts over', async () => {
  calls.create.mockResolvedValueOnce(fail({ kind: 'denied', reason: 'aws' }))
  await send()
  await send(deal('Mended'))
  expect(calls.create).toHaveBeenLastCalledWith({ token: 'token-3', form: deal('Mended') })
})

test('a refused creation starts over: new token, what the form holds by then', async () => {
  calls.create.mockResolvedValueOnce(fail(refused))
  expect(await send()).toEqual(fail(refused))
  await send(deal('Mended'))
  expect(calls.create).toHaveBeenLastCalledWith({ token: 'token-3', form: deal('Mended') })
  expect(calls.save).not.toHaveBeenCalled()
})

describe('a submission', () => {
  test('that AWS fails says why, and takes a new token for the next try', async () => {
    calls.submit.mockResolvedValueOnce(ok({ status: 'FAILED', message: 'primaryNeedsFromAws is required' }))
    const result = await send()
    expect(result.ok ? undefined : result.error).toMatchObject({
      kind: 'fields',
      message: expect.stringContaining('primaryNeedsFromAws is required'),
    })
    await send()
    expect(calls.create).toHaveBeenCalledTimes(1)
    expect(calls.associate).toHaveBeenCalledTimes(1)
    expect(calls.submit).toHaveBeenLastCalledWith(expect.objectContaining({ token: 'token-3' }))
  })

  test('without an answer keeps its token, so that AWS knows it again', async () => {
    calls.submit.mockResolvedValueOnce(fail(unavailable))
    await send()
    await send()
    expect(calls.submit).toHaveBeenLastCalledWith(expect.objectContaining({ token: 'token-2' }))
  })
})

test('another solution takes the place of the one associated before', async () => {
  calls.submit.mockResolvedValueOnce(fail(unavailable))
  await send()
  await send(deal('Fleet telemetry', 'S-2'))
  expect(calls.associate).toHaveBeenLastCalledWith({ id: 'O1', solution: 'S-2', instead: 'S-1' })
})

describe('while AWS does not answer', () => {
  const unmade = 'new:token-1'
  beforeEach(() => {
    calls.create.mockResolvedValue(ok({ id: unmade, queued: true }))
    calls.associate.mockResolvedValue(ok({ id: unmade, queued: true }))
    calls.submit.mockResolvedValue(ok({ status: 'IN_PROGRESS', queued: true }))
  })

  test('everything is kept, in its order, and nothing is watched', async () => {
    expect(await send()).toEqual(ok({ id: unmade, queued: true }))
    expect(calls.associate).toHaveBeenCalledWith({ id: unmade, solution: 'S-1', instead: undefined })
    expect(calls.submit).toHaveBeenCalledWith({ id: unmade, token: 'token-2', involvement: 'Co-Sell' })
    expect(calls.look).not.toHaveBeenCalled()
    expect(steps.filter((step) => step.endsWith('kept'))).toHaveLength(3)
  })

  test('a record that was made in time may still wait with its submission', async () => {
    calls.create.mockResolvedValue(receipt('v1'))
    calls.associate.mockResolvedValue(receipt('v2'))
    expect(await send()).toEqual(ok({ id: 'O1', queued: true }))
  })

  test('another attempt asks for the same record again, by the same token', async () => {
    calls.submit.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await expect(send()).rejects.toThrow('Failed to fetch')
    expect(kept).not.toHaveProperty('id')
    expect(await send()).toEqual(ok({ id: unmade, queued: true }))
    expect(calls.create.mock.calls.map(([{ token }]) => token)).toEqual(['token-1', 'token-1'])
    expect(calls.submit.mock.calls.map(([{ token }]) => token)).toEqual(['token-2', 'token-2'])
  })

  test('what is typed after that has to wait for AWS', async () => {
    calls.submit.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await expect(send()).rejects.toThrow('Failed to fetch')
    const result = await send(deal('Typed since'))
    expect(result.ok ? '' : result.error).toMatchObject({ message: expect.stringContaining('on its way') })
    expect(calls.create).toHaveBeenLastCalledWith({ token: 'token-1', form: deal() })
  })
})
