import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { MeetingRefusedError } from '@/lib/meeting/refusal'
import { LockedFieldsError, PartnerCentralError, VersionConflictError } from '@/lib/partner-central/errors'
import { ok } from '@/lib/result'
import { DatabaseFullError, DatabaseUnavailableError } from '@/lib/sql/database-error'
import { createDefineAction } from './maker'

const seller = {
  userId: '1',
  name: 'Ana',
  email: 'ana@tandem.example',
  role: 'seller',
  catalog: 'Sandbox',
} as const

const surroundings = (
  session: typeof seller | (Omit<typeof seller, 'role'> & { role: 'viewer' }) | null,
) => ({
  getSession: async () => session,
  services: async () => ({
    catalog: 'Sandbox' as const,
    partnerCentral: {} as never,
    mirror: {} as never,
    queue: {} as never,
    meetings: {} as never,
    insights: {} as never,
  }),
})

const input = z.strictObject({
  id: z.string(),
  draft: z.strictObject({ Project: z.strictObject({ Title: z.string().min(1, 'Enter a title') }) }),
})
const good = { id: 'O1', draft: { Project: { Title: 'Fleet' } } }

function act(run: () => Promise<never> = async () => ok('done') as never, session = seller as never) {
  return createDefineAction(surroundings(session))({ input, allow: ['seller', 'manager'], run })
}

const thrown = (error: unknown) => act(() => Promise.reject(error))(good)

describe('an action', () => {
  test('runs for somebody who may, with parsed input', async () => {
    expect(await act()(good)).toEqual({ ok: true, data: 'done' })
  })

  test('tells what a meeting refused in its own words, and what moved on as a conflict', async () => {
    const fields = [{ path: 'LifeCycle.Stage', message: 'AWS is reviewing this' }]
    const locked = new MeetingRefusedError('fields', 'AWS is reviewing this', fields)
    expect(await thrown(locked)).toEqual({
      ok: false,
      error: { kind: 'fields', message: 'AWS is reviewing this', fields },
    })
    const behind = new MeetingRefusedError('changed', 'The stage has changed meanwhile.')
    expect(await thrown(behind)).toEqual({
      ok: false,
      error: { kind: 'conflict', message: 'The stage has changed meanwhile.', current: null },
    })
  })

  test('does not run without a session', async () => {
    const run = vi.fn()
    expect(await act(run, null as never)(good)).toEqual({
      ok: false,
      error: { kind: 'denied', reason: 'signed-out' },
    })
    expect(run).not.toHaveBeenCalled()
  })

  test('does not run for a viewer, however the call was made', async () => {
    const run = vi.fn()
    const viewer = { ...seller, role: 'viewer' } as never
    expect(await act(run, viewer)(good)).toEqual({ ok: false, error: { kind: 'denied', reason: 'role' } })
    expect(run).not.toHaveBeenCalled()
  })

  test('names the form field that is wrong, and members nobody asked for', async () => {
    const run = vi.fn()
    const bad = { id: 'O1', draft: { Project: { Title: '', Owner: 'me' } } }
    expect(await act(run)(bad as never)).toEqual({
      ok: false,
      error: {
        kind: 'fields',
        fields: [
          { path: 'Project.Title', message: 'Enter a title' },
          { path: 'Project.Owner', message: expect.any(String) },
        ],
      },
    })
    expect(run).not.toHaveBeenCalled()
  })

  test('lets a bug through', async () => {
    await expect(thrown(new TypeError('x is undefined'))).rejects.toThrow(TypeError)
  })
})

describe('an expected failure comes back as a result', () => {
  const logged: string[] = []
  beforeEach(() => {
    logged.length = 0
    vi.spyOn(console, 'error').mockImplementation((line: string) => void logged.push(line))
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  test('closed fields', async () => {
    const fields = [{ path: 'Project.Title', message: 'AWS is reviewing this opportunity.' }]
    expect(await thrown(new LockedFieldsError(fields))).toEqual({
      ok: false,
      error: { kind: 'fields', fields },
    })
  })

  test('a newer version, with the record as it is now', async () => {
    const current = { Id: 'O1', LastModifiedDate: '2026-03-01T10:15:00Z' }
    expect(await thrown(new VersionConflictError(current as never))).toMatchObject({
      error: { kind: 'conflict', current },
    })
  })

  test('findings of AWS: prose is kept, machine talk becomes words', async () => {
    const error = new PartnerCentralError('ValidationException', '2 validation errors detected', {
      requestId: 'request-1',
      issues: [
        { path: 'LifeCycle.TargetCloseDate', code: 'INVALID_VALUE', message: 'Should be a future date' },
        {
          path: 'Customer.Account.Industry',
          code: 'INVALID_ENUM_VALUE',
          message:
            "Value at 'customer.account.industry' failed to satisfy constraint: Member must satisfy enum",
        },
      ],
    })
    expect(await thrown(error)).toEqual({
      ok: false,
      error: {
        kind: 'fields',
        fields: [
          { path: 'LifeCycle.TargetCloseDate', message: 'Should be a future date' },
          { path: 'Customer.Account.Industry', message: expect.stringMatching(/Choose one from the list/) },
        ],
        trace: { code: 'ValidationException', requestId: 'request-1' },
      },
    })
  })

  test('a finding about no field in particular is the message', async () => {
    const issues = [{ path: '', message: 'The opportunity cannot be updated while it is Submitted' }]
    expect(await thrown(new PartnerCentralError('ValidationException', 'x', { issues }))).toMatchObject({
      error: { kind: 'fields', message: issues[0]?.message, fields: [] },
    })
  })

  test('throttling, with the time to wait', async () => {
    const error = new PartnerCentralError('ThrottlingException', 'wait', { retryAfterSeconds: 12 })
    expect(await thrown(error)).toMatchObject({ error: { kind: 'throttled', retryAfterSeconds: 12 } })
  })

  test.each(['AccessDeniedException', 'UnrecognizedClientException', 'CredentialsMissing'])(
    '%s',
    async (code) => {
      expect(await thrown(new PartnerCentralError(code, 'no'))).toMatchObject({
        error: { kind: 'denied', reason: 'aws' },
      })
    },
  )

  test('silence of AWS: a reference that finds the log line, which quotes nothing', async () => {
    const error = new PartnerCentralError('Unreachable', 'NextSteps: call Iris', { requestId: 'request-9' })
    const result = await thrown(error)
    const reference = !result.ok && result.error.kind === 'unavailable' ? result.error.reference : undefined
    expect(reference).toMatch(/^T-[0-9A-F]{8}$/)
    expect(logged).toEqual([
      expect.stringContaining(`${reference} Partner Central: Unreachable (request request-9)`),
    ])
    expect(logged[0]).not.toContain('Iris')
  })

  test.each([
    ['database', new DatabaseUnavailableError('ECONNREFUSED')],
    ['disk', new DatabaseFullError()],
  ])('the %s of Tandem itself, with a reference too', async (part, error) => {
    expect(await thrown(error)).toMatchObject({ error: { kind: 'unavailable', part } })
    expect(logged).toEqual([expect.stringMatching(/^\[tandem\] T-[0-9A-F]{8} The d/)])
  })

  test('a database that is away when the session is looked up', async () => {
    const away = {
      ...surroundings(seller),
      getSession: () => Promise.reject(new DatabaseUnavailableError('57P03')),
    }
    const action = createDefineAction(away)({ input, allow: ['seller'], run: async () => ok('done') })
    expect(await action(good)).toMatchObject({ error: { kind: 'unavailable', part: 'database' } })
  })
})
