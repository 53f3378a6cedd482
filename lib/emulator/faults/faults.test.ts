import { describe, expect, test } from 'vitest'
import { FaultPlan } from './fault-plan'
import { createFaults } from './faults'

/** Which of so many requests are struck, as a string of dots and crosses. */
function pattern(plan: FaultPlan, count = 60, operation = 'GetOpportunity'): string {
  const faults = createFaults(plan)
  return Array.from({ length: count }, () => (faults.strike(operation)?.before ? 'x' : '.')).join('')
}

describe('faults', () => {
  test('are none until somebody asks for them', () => {
    const faults = createFaults()
    expect(faults.strike('GetOpportunity')).toBeUndefined()
    expect(faults.skew('GetOpportunity')).toBe(0)
    expect(faults.plan()).toEqual({ rules: [] })
  })

  test('repeat exactly under one seed, and differ under another', () => {
    const plan: FaultPlan = { seed: 5, rules: [{ operation: '*', kind: 'throttle', probability: 0.4 }] }
    const first = pattern(plan)
    expect(first).toMatch(/x/)
    expect(first).toMatch(/\./)
    expect(pattern(plan)).toBe(first)
    expect(pattern({ ...plan, seed: 6 })).not.toBe(first)
  })

  test('start over with a new plan', () => {
    const plan: FaultPlan = { rules: [{ operation: '*', kind: 'internal', times: 2 }] }
    const faults = createFaults(plan)
    const strikes = () => [1, 2, 3].map(() => Boolean(faults.strike('GetOpportunity')?.before))
    expect(strikes()).toEqual([true, true, false])
    expect(faults.strikes()).toEqual([2])
    faults.put(plan)
    expect(faults.strikes()).toEqual([0])
    expect(strikes()).toEqual([true, true, false])
  })

  test('come about as often as their probability says', () => {
    const struck = pattern({ rules: [{ operation: '*', kind: 'throttle', probability: 0.25 }] }, 2000)
    const share = struck.replaceAll('.', '').length / struck.length
    expect(share).toBeGreaterThan(0.21)
    expect(share).toBeLessThan(0.29)
  })

  test('never come with probability 0, and always without one', () => {
    expect(pattern({ rules: [{ operation: '*', kind: 'throttle', probability: 0 }] })).not.toContain('x')
    expect(pattern({ rules: [{ operation: '*', kind: 'throttle' }] })).not.toContain('.')
  })

  test('are of their operation alone', () => {
    const plan: FaultPlan = { rules: [{ operation: 'UpdateOpportunity', kind: 'throttle' }] }
    expect(pattern(plan)).not.toContain('x')
    expect(pattern(plan, 3, 'UpdateOpportunity')).toBe('xxx')
  })

  test('are made stale only by writes', () => {
    const faults = createFaults({ rules: [{ operation: '*', kind: 'stale', milliseconds: 500 }] })
    expect(faults.strike('GetOpportunity')?.staleMilliseconds).toBe(0)
    expect(faults.strike('UpdateOpportunity')?.staleMilliseconds).toBe(500)
  })

  test('add up, up to the first that ends the request', () => {
    const faults = createFaults({
      rules: [
        { operation: '*', kind: 'slow', milliseconds: 10 },
        { operation: '*', kind: 'slow', milliseconds: 5 },
        { operation: '*', kind: 'throttle', times: 1 },
        { operation: '*', kind: 'drop-after' },
      ],
    })
    expect(faults.strike('GetOpportunity')).toMatchObject({
      delayMilliseconds: 15,
      before: { type: 'ThrottlingException' },
    })
    expect(faults.strikes()).toEqual([1, 1, 1, 0])
    expect(faults.strike('GetOpportunity')).toMatchObject({ after: { code: 'ECONNRESET' } })
  })

  test('answer as the exception they name, with what it carries', () => {
    const ErrorList = [{ FieldName: 'project.title', Code: 'INVALID_VALUE', Message: 'No' }] as const
    const faults = createFaults({
      rules: [
        {
          operation: 'UpdateOpportunity',
          kind: 'error',
          exception: 'ValidationException',
          message: 'Refused',
          Reason: 'REQUEST_VALIDATION_FAILED',
          ErrorList: [...ErrorList],
        },
      ],
    })
    expect(faults.strike('UpdateOpportunity')?.before).toMatchObject({
      type: 'ValidationException',
      status: 400,
      message: 'Refused',
      members: { Reason: 'REQUEST_VALIDATION_FAILED', ErrorList },
    })
  })
})

describe('a plan is refused', () => {
  test.each<[string, unknown, string]>([
    ['with an unknown kind', { kind: 'explode', operation: '*' }, 'rules.0.kind'],
    ['with an unknown operation', { kind: 'throttle', operation: 'GetOpportunities' }, 'rules.0.operation'],
    [
      'with an impossible probability',
      { kind: 'throttle', operation: '*', probability: 2 },
      'rules.0.probability',
    ],
    ['with a member it does not know', { kind: 'throttle', operation: '*', chance: 1 }, 'rules.0'],
    ['with a delay of nothing', { kind: 'slow', operation: '*', milliseconds: 0 }, 'rules.0.milliseconds'],
    [
      'with an exception the operation does not have',
      { kind: 'error', operation: 'SubmitOpportunity', exception: 'ConflictException' },
      'rules.0.exception',
    ],
    [
      'with an exception that not every operation has',
      { kind: 'error', operation: '*', exception: 'ConflictException' },
      'rules.0.exception',
    ],
    [
      'with a reason for another exception',
      {
        kind: 'error',
        operation: 'GetOpportunity',
        exception: 'ResourceNotFoundException',
        Reason: 'BUSINESS_VALIDATION_FAILED',
      },
      'rules.0.Reason',
    ],
  ])('%s', (_what, rule, path) => {
    const { error } = FaultPlan.safeParse({ rules: [rule] })
    expect(error?.issues.map((found) => found.path.join('.'))).toContain(path)
  })
})
