import { createHash, createHmac } from 'node:crypto'
import type { Emulator } from './emulator'
import { testCredentials } from './test-emulator'

/** What a test may want to do wrong. */
export interface SigningOptions {
  accessKeyId?: string
  secretAccessKey?: string
  region?: string
  service?: string
  /** When it claims to have been signed. */
  date?: Date
  signedHeaders?: string[]
  headers?: Record<string, string>
  url?: string
}

/**
 * A request signed by hand, for what the official clients cannot be made to send. Written from the published algorithm,
 * apart from verify.ts, so that the two check each other.
 */
export function signedRequest(target: string, body: string, options: SigningOptions = {}): Request {
  const { accessKeyId, secretAccessKey } = { ...testCredentials, ...options }
  const { region = 'us-east-1', service = 'partnercentral-selling', date = new Date() } = options
  const url = new URL(options.url ?? 'http://partner-central.test/')
  const timestamp = date.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const day = timestamp.slice(0, 8)
  const headers: Record<string, string> = {
    'content-type': 'application/x-amz-json-1.0',
    host: url.host,
    'x-amz-date': timestamp,
    'x-amz-target': `AWSPartnerCentralSelling.${target}`,
    ...options.headers,
  }
  const names = options.signedHeaders ?? Object.keys(headers).sort()
  const canonical = [
    'POST',
    url.pathname,
    url.search.slice(1),
    ...names.map((name) => `${name}:${headers[name] ?? ''}`),
    '',
    names.join(';'),
    createHash('sha256').update(body).digest('hex'),
  ].join('\n')
  const scope = [day, region, service, 'aws4_request']
  const key = scope.reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  )
  const digest = createHash('sha256').update(canonical).digest('hex')
  const toSign = ['AWS4-HMAC-SHA256', timestamp, scope.join('/'), digest].join('\n')
  const signature = createHmac('sha256', key).update(toSign).digest('hex')
  const credential = `${accessKeyId}/${scope.join('/')}`
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  return new Request(url, { method: 'POST', headers, body })
}

export function signedFetch(
  emulator: Pick<Emulator, 'fetch'>,
  target: string,
  body: object | string,
  options?: SigningOptions,
): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return emulator.fetch(signedRequest(target, text, options))
}
