import type { PartnerCentralSellingClientConfig } from '@aws-sdk/client-partnercentral-selling'

/** The part of the SDK's signed request that goes on the wire. */
interface SignedRequest {
  method: string
  protocol: string
  hostname: string
  path: string
  headers: Record<string, string>
  body?: unknown
}

/** The bytes that were signed, not a re-encoding of them. */
function bytesOf(body: unknown): BodyInit | undefined {
  if (body === undefined || typeof body === 'string') return body
  if (ArrayBuffer.isView(body)) {
    return Buffer.from(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength)
  }
  throw new TypeError('Only whole bodies are sent in-process')
}

/**
 * An SDK request handler that hands the signed request to a function instead of a socket: same bytes, no network.
 *
 * Like a socket it lets the event loop turn before each call. Without that, thousands of calls in a row would keep every
 * other request waiting, and SQLite's results would never be freed: Node releases native objects between turns only.
 */
export function inProcessHandler(
  fetch: (request: Request) => Promise<Response>,
): NonNullable<PartnerCentralSellingClientConfig['requestHandler']> {
  const handle = async (signed: SignedRequest) => {
    const url = `${signed.protocol}//${signed.hostname}${signed.path}`
    const { method, headers, body } = signed
    await new Promise<void>((turn) => setImmediate(turn))
    const response = await fetch(new Request(url, { method, headers, body: bytesOf(body) }))
    return {
      response: {
        statusCode: response.status,
        headers: Object.fromEntries(response.headers),
        // The SDK takes bytes here; a string throws.
        body: new Uint8Array(await response.arrayBuffer()),
      },
    }
  }
  return { handle } as NonNullable<PartnerCentralSellingClientConfig['requestHandler']>
}
