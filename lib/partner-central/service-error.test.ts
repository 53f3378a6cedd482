import { describe, expect, test } from 'vitest'
import { PartnerCentralError } from './errors'
import { serviceError } from './service-error'

/** As the SDK throws them. */
function answered(name: string, status: number, members: object = {}) {
  return Object.assign(new Error('AWS says so'), {
    name,
    $metadata: { httpStatusCode: status, requestId: 'request-1' },
    ...members,
  })
}

describe('serviceError', () => {
  test('keeps what AWS found, under our paths', () => {
    const error = serviceError(
      answered('ValidationException', 400, {
        Reason: 'BUSINESS_VALIDATION_FAILED',
        ErrorList: [
          {
            FieldName: 'lifeCycle.targetCloseDate',
            Code: 'INVALID_VALUE',
            Message: 'Should be a future date',
          },
          { Message: 'Something about the whole' },
        ],
      }),
    )
    expect(error).toMatchObject({
      code: 'ValidationException',
      reason: 'BUSINESS_VALIDATION_FAILED',
      requestId: 'request-1',
      outcomeUnknown: false,
      issues: [
        { path: 'LifeCycle.TargetCloseDate', code: 'INVALID_VALUE', message: 'Should be a future date' },
        { path: '', message: 'Something about the whole' },
      ],
    })
  })

  test.each(['ThrottlingException', 'TooManyRequestsException'])('%s is throttling', (name) => {
    const response = { headers: { 'retry-after': '7' } }
    expect(serviceError(answered(name, 400, { $response: response }))).toMatchObject({
      code: 'ThrottlingException',
      retryAfterSeconds: 7,
    })
  })

  test('a fault of the service leaves the outcome open', () => {
    expect(serviceError(answered('InternalServerException', 500)).outcomeUnknown).toBe(true)
  })

  test.each(['ECONNREFUSED', 'ENOTFOUND'])('%s means that nothing was sent', (code) => {
    expect(serviceError(Object.assign(new Error('connect'), { code }))).toMatchObject({
      code: 'Unreachable',
      outcomeUnknown: false,
    })
  })

  test('a connection that breaks leaves the outcome open', () => {
    expect(serviceError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))).toMatchObject({
      code: 'Unreachable',
      outcomeUnknown: true,
    })
  })

  test('missing credentials are told apart from a silent AWS', () => {
    const error = Object.assign(new Error('Could not load credentials'), { name: 'CredentialsProviderError' })
    expect(serviceError(error).code).toBe('CredentialsMissing')
  })

  test('whatever else is thrown says nothing of its text', () => {
    expect(serviceError(new Error('secret text')).message).not.toContain('secret')
    expect(serviceError('secret text').code).toBe('Unreachable')
  })

  test('our own error is left as it is, whichever copy of its class made it', () => {
    const ours = new PartnerCentralError('ThrottlingException', 'wait', { retryAfterSeconds: 3 })
    expect(serviceError(ours)).toBe(ours)
    const otherBundle = Object.assign(new Error('wait'), { name: 'PartnerCentralError', code: 'X' })
    expect(otherBundle instanceof PartnerCentralError).toBe(true)
  })
})
