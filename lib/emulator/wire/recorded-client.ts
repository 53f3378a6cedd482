import { PartnerCentralSelling } from '@aws-sdk/client-partnercentral-selling'

/** What the official client asked, and what came back on the wire. */
export interface Exchange {
  /** As the SDK names the command that was sent. */
  operation: string
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  /** Parsed JSON; undefined when the body was empty. */
  body: unknown
}

export interface Signer {
  accessKeyId: string
  secretAccessKey: string
}

interface RawResponse {
  statusCode: number
  headers: Record<string, string>
  body: AsyncIterable<Uint8Array>
}

/** The official client over HTTP. It tries once, and writes down every answer before the SDK reads it. */
export function recordedClient(
  endpoint: string,
  credentials: Signer,
  exchanges: Exchange[],
): PartnerCentralSelling {
  const client = new PartnerCentralSelling({ region: 'us-east-1', endpoint, credentials, maxAttempts: 1 })
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args)
      const response = result.response as RawResponse
      const bytes = await allOf(response.body)
      exchanges.push({
        operation: (context.commandName ?? '').replace(/Command$/, ''),
        status: response.statusCode,
        headers: response.headers,
        body: bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : undefined,
      })
      Object.assign(response, { body: new Uint8Array(bytes) })
      return result
    },
    { step: 'deserialize', name: 'recordExchange', priority: 'low' },
  )
  return client
}

async function allOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}
