import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { ServiceError } from '../errors'
import { model } from '../model/model'
import type { Call } from '../transport/call'
import type { Caller } from './caller'
import { checkSessionToken, unrecognizedClient } from './session-token'

/** The only region the service is documented for. Source: reference, section 1. */
export const region = 'us-east-1'

/** The usual AWS window, both ways. */
const widestSkewMilliseconds = 15 * 60_000

const algorithm = 'AWS4-HMAC-SHA256'

interface Authorization {
  accessKeyId: string
  date: string
  region: string
  service: string
  signedHeaders: string[]
  signature: string
}

function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}

function hmac(key: Uint8Array | string, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest()
}

function incomplete(message: string): ServiceError {
  return new ServiceError('IncompleteSignatureException', message)
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidSignatureException', message, 403)
}

/**
 * @param skewMilliseconds How far the service's clock is off for this call, when that is being tried out.
 * @throws ServiceError The exception AWS would answer with; the message never holds a signature we expected.
 */
export type Verifier = (call: Call, skewMilliseconds?: number) => Caller

/**
 * Checks SigV4 signatures over the raw bytes of a request, and says who signed.
 * Source: reference, sections 1.1 and 2.1; the algorithm is "Create a signed AWS API request" in the IAM user guide.
 */
export function createVerifier(callers: readonly Caller[], now: () => Date): Verifier {
  const signers = new Map(
    callers.map((caller) => [
      caller.accessKeyId,
      { caller, signingKeyOn: signingKeys(caller.secretAccessKey) },
    ]),
  )

  return (request, skewMilliseconds = 0) => {
    const authorization = parseAuthorization(request.headers.authorization)
    requireHost(authorization)
    const timestamp = timestampOf(request.headers, authorization)
    const signer = signers.get(authorization.accessKeyId)
    if (!signer) throw unrecognizedClient()
    const time = new Date(now().getTime() + skewMilliseconds)
    checkSessionToken(signer.caller.session, request.headers['x-amz-security-token'], time)
    checkScope(authorization, timestamp)
    checkSkew(timestamp, time)
    const payloadHash = checkedPayloadHash(request)
    const expected = hmac(
      signer.signingKeyOn(authorization.date),
      stringToSign(authorization, timestamp, canonicalRequest(request, authorization, payloadHash)),
    )
    const given = Buffer.from(authorization.signature, 'hex')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw invalid(
        'The request signature we calculated does not match the signature you provided. ' +
          'Check your AWS Secret Access Key and signing method.',
      )
    }
    return signer.caller
  }
}

/** The four-step key derivation is the same all day long. */
function signingKeys(secretAccessKey: string): (date: string) => Buffer {
  let last: { date: string; key: Buffer } | undefined
  return (date) => {
    if (last?.date === date) return last.key
    const dated = hmac(`AWS4${secretAccessKey}`, date)
    const key = hmac(hmac(hmac(dated, region), model.signingName), 'aws4_request')
    last = { date, key }
    return key
  }
}

const authorizationPattern =
  /^AWS4-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/

function parseAuthorization(header: string | undefined): Authorization {
  if (!header) {
    throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403)
  }
  const match = authorizationPattern.exec(header.trim())
  if (!match) {
    throw incomplete(
      `Authorization header must be ${algorithm} with Credential, SignedHeaders and Signature parameters.`,
    )
  }
  const [, accessKeyId, date, scopeRegion, service, signedHeaders, signature] = match as unknown as string[]
  return {
    accessKeyId,
    date,
    region: scopeRegion,
    service,
    signedHeaders: signedHeaders?.split(';') ?? [],
    signature,
  } as Authorization
}

function requireHost({ signedHeaders }: Authorization): void {
  if (!signedHeaders.includes('host')) {
    throw invalid("'Host' must be a 'SignedHeader' in the AWS Authorization.")
  }
}

function timestampOf(headers: Call['headers'], { signedHeaders }: Authorization): string {
  const timestamp = headers['x-amz-date']
  if (!timestamp) throw incomplete("Authorization header requires existence of an 'X-Amz-Date' header.")
  if (!signedHeaders.includes('x-amz-date')) {
    throw invalid("'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization.")
  }
  if (!/^\d{8}T\d{6}Z$/.test(timestamp)) {
    throw incomplete("Date in 'X-Amz-Date' must be in ISO-8601 'basic format'.")
  }
  return timestamp
}

function checkScope({ date, region: scopeRegion, service }: Authorization, timestamp: string): void {
  if (service !== model.signingName) {
    throw invalid(`Credential should be scoped to correct service: '${model.signingName}'.`)
  }
  if (scopeRegion !== region) {
    throw invalid(`Credential should be scoped to a valid region: '${region}'.`)
  }
  if (!timestamp.startsWith(date)) {
    throw invalid('Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.')
  }
}

function checkSkew(timestamp: string, now: Date): void {
  const [, year, month, day, hour, minute, second] = /^(....)(..)(..)T(..)(..)(..)Z$/.exec(timestamp) ?? []
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  const ahead = signedAt - now.getTime()
  if (ahead < -widestSkewMilliseconds) throw invalid(`Signature expired: ${timestamp} is too long ago.`)
  if (!(ahead <= widestSkewMilliseconds))
    throw invalid(`Signature not yet current: ${timestamp} is still to come.`)
}

/** The JS SDK sends the hash along, the CLI does not; when it is there it must be that of the bytes that came. */
function checkedPayloadHash({ headers, body }: Call): string {
  const hash = sha256(body)
  const declared = headers['x-amz-content-sha256']
  if (declared !== undefined && declared !== hash) {
    throw invalid("The provided 'x-amz-content-sha256' header does not match what was computed.")
  }
  return hash
}

function stringToSign(authorization: Authorization, timestamp: string, canonical: string): string {
  const scope = `${authorization.date}/${authorization.region}/${authorization.service}/aws4_request`
  return `${algorithm}\n${timestamp}\n${scope}\n${sha256(canonical)}`
}

function canonicalRequest(request: Call, authorization: Authorization, payloadHash: string): string {
  const { method, path, headers } = request
  const lines = authorization.signedHeaders.map((name) => `${name}:${headerValue(headers[name])}\n`)
  const queryStart = path.indexOf('?')
  const [pathname, query] =
    queryStart < 0 ? [path, ''] : [path.slice(0, queryStart), path.slice(queryStart + 1)]
  return [
    method,
    canonicalPath(pathname),
    canonicalQuery(query),
    lines.join(''),
    authorization.signedHeaders.join(';'),
    payloadHash,
  ].join('\n')
}

function headerValue(value = ''): string {
  return value.trim().replace(/ {2,}/g, ' ')
}

/** Everything but S3 encodes the path as received once more, so a `%` becomes `%25`. */
function canonicalPath(pathname: string): string {
  return pathname.split('/').map(encode).join('/')
}

function canonicalQuery(query: string): string {
  if (query === '') return ''
  const pairs = query.split('&').filter(Boolean)
  return pairs
    .map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [encode(decoded(name)), encode(decoded(value.join('=')))] as const
    })
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** RFC 3986 unreserved characters stay; encodeURIComponent leaves five more alone. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
