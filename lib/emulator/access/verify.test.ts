import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SigningOptions, signedFetch, signedRequest } from '../signed-fetch'
import { openTestEmulator, type TestEmulator } from '../test-emulator'

let service: TestEmulator
beforeAll(async () => {
  service = await openTestEmulator()
})
afterAll(() => service.close())

const body = JSON.stringify({ Catalog: 'Sandbox' })
const minutes = (count: number) => new Date(Date.now() + count * 60_000)

async function answer(request: Request): Promise<string> {
  const response = await service.emulator.fetch(request)
  if (response.ok) return 'ok'
  const { __type, Message } = await response.json()
  expect(Message).toEqual(expect.any(String))
  return `${response.status} ${__type}`
}

const signed = (options: SigningOptions = {}) => answer(signedRequest('ListSolutions', body, options))

/** The request with one header changed after signing. */
function altered(name: string, value: string | null): Request {
  const request = signedRequest('ListSolutions', body)
  const headers = new Headers(request.headers)
  if (value === null) headers.delete(name)
  else headers.set(name, value)
  return new Request(request.url, { method: 'POST', headers, body })
}

describe('a signature is accepted', () => {
  test.each<[string, SigningOptions]>([
    ['over the usual headers', {}],
    ['over host and date alone', { signedHeaders: ['host', 'x-amz-date'] }],
    ['over a path that ends in a slash', { url: 'http://127.0.0.1:3000/api/partner-central/' }],
    ['over a path that does not', { url: 'http://127.0.0.1:3000/api/partner-central' }],
    ['over a query in canonical order', { url: 'http://x.test/?a=1&b=%2F' }],
    ['a quarter of an hour late', { date: minutes(-14.9) }],
    ['a quarter of an hour early', { date: minutes(14.9) }],
  ])('%s', async (_what, options) => {
    expect(await signed(options)).toBe('ok')
  })
})

describe('a signature is refused', () => {
  test.each<[string, SigningOptions, string]>([
    ['by another secret', { secretAccessKey: 'other' }, '403 InvalidSignatureException'],
    ['by an unknown key', { accessKeyId: 'AKIDOTHER' }, '403 UnrecognizedClientException'],
    ['for another service', { service: 'partnercentral' }, '403 InvalidSignatureException'],
    ['for another region', { region: 'eu-central-1' }, '403 InvalidSignatureException'],
    ['from too long ago', { date: minutes(-15.1) }, '403 InvalidSignatureException'],
    ['from too far ahead', { date: minutes(15.1) }, '403 InvalidSignatureException'],
    ['without host', { signedHeaders: ['x-amz-date'] }, '403 InvalidSignatureException'],
    ['without date', { signedHeaders: ['host'] }, '403 InvalidSignatureException'],
    [
      'with a session token we never gave',
      { headers: { 'x-amz-security-token': 'token' } },
      '403 UnrecognizedClientException',
    ],
    [
      'over another body than its declared hash',
      { headers: { 'x-amz-content-sha256': '0'.repeat(64) } },
      '403 InvalidSignatureException',
    ],
    [
      'with an unsigned payload',
      { headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } },
      '403 InvalidSignatureException',
    ],
  ])('%s', async (_what, options, expected) => {
    expect(await signed(options)).toBe(expected)
  })

  test.each<[string, string, string | null, string]>([
    ['no authorization', 'authorization', null, '403 MissingAuthenticationTokenException'],
    ['another scheme', 'authorization', 'Basic YTpi', '400 IncompleteSignatureException'],
    [
      'half an authorization',
      'authorization',
      'AWS4-HMAC-SHA256 Credential=a/b',
      '400 IncompleteSignatureException',
    ],
    ['no date', 'x-amz-date', null, '400 IncompleteSignatureException'],
    [
      'a date in another form',
      'x-amz-date',
      'Sun, 01 Mar 2026 10:15:00 GMT',
      '400 IncompleteSignatureException',
    ],
    ['a date of another day', 'x-amz-date', '20200101T000000Z', '403 InvalidSignatureException'],
    ['another host', 'host', 'elsewhere.test', '403 InvalidSignatureException'],
    [
      'another target',
      'x-amz-target',
      'AWSPartnerCentralSelling.GetOpportunity',
      '403 InvalidSignatureException',
    ],
  ])('with %s', async (_what, name, value, expected) => {
    expect(await answer(altered(name, value))).toBe(expected)
  })

  test('when a byte of the body changed', async () => {
    const request = signedRequest('ListSolutions', body)
    const tampered = new Request(request.url, {
      method: 'POST',
      headers: request.headers,
      body: body.replace('Sandbox', 'sandbox'),
    })
    expect(await answer(tampered)).toBe('403 InvalidSignatureException')
  })

  test('when the path changed', async () => {
    const request = signedRequest('ListSolutions', body, { url: 'http://x.test/a' })
    expect(await answer(new Request('http://x.test/a/', request))).toBe('403 InvalidSignatureException')
  })
})

describe('the order of checks', () => {
  const call = async (target: string, text: string, options: SigningOptions = {}) => {
    const response = await signedFetch(service.emulator, target, text, options)
    return [response.status, (await response.json()).__type]
  }

  test('is signature, then operation, then body', async () => {
    expect(await call('NoSuchOperation', '{', { secretAccessKey: 'other' })).toEqual([
      403,
      'InvalidSignatureException',
    ])
    expect(await call('NoSuchOperation', '{')).toEqual([400, 'UnknownOperationException'])
    expect(await call('GetOpportunity', '{')).toEqual([400, 'SerializationException'])
    expect(await call('GetOpportunity', '{}')).toEqual([400, 'ValidationException'])
  })

  test('has the size before everything', async () => {
    const huge = ' '.repeat(1024 * 1024 + 1)
    expect(await call('NoSuchOperation', huge, { secretAccessKey: 'other' })).toEqual([
      413,
      'RequestEntityTooLargeException',
    ])
  })
})
