import type { PartnerCentralSellingClient } from '@aws-sdk/client-partnercentral-selling'
import * as z from 'zod'

/*
 * The SDK writes and reads only the members its own release knows, and turns instants into `Date`s of milliseconds. A
 * record that passes through it loses the member AWS added yesterday, and UpdateOpportunity then clears it at AWS. So
 * the SDK keeps what it is good at (endpoints, credentials, signing, errors), and the JSON goes in and out untouched:
 * instants stay the strings AWS sent, and are sent back as they were.
 */

/** Any one of the SDK's commands. */
export type SdkCommand = Parameters<PartnerCentralSellingClient['send']>[0]

/** Makes commands of one operation. Their own input stays empty: the body is given to `sendExactly`. */
export function sdkCommand(command: new (input: never) => object): () => SdkCommand {
  return () => new command({} as never) as SdkCommand
}

/** What we need of the SDK's middleware. Its own types differ by step and know the request only as `unknown`. */
type Handler = (args: { request?: unknown }) => Promise<{ response?: unknown }>
type Middleware = (next: Handler) => Handler

const Outgoing = z.looseObject({ body: z.unknown() })
const Incoming = z.looseObject({ statusCode: z.number(), body: z.unknown() })

/** Comes right after the SDK's serializer, and so before lengths and signatures are made. */
function writeJson(body: Record<string, unknown>): Middleware {
  return (next) => (args) => {
    if (Outgoing.safeParse(args.request).success)
      Object.assign(args.request as object, { body: JSON.stringify(body) })
    return next(args)
  }
}

/** Takes a successful answer's bytes before the SDK's deserializer, which then has nothing left to lose. */
function takeBytes(client: PartnerCentralSellingClient, keep: (bytes: Uint8Array) => void): Middleware {
  return (next) => async (args) => {
    const result = await next(args)
    const { data: answer } = Incoming.safeParse(result.response)
    if (!answer || answer.statusCode >= 300) return result
    const { body } = answer
    keep(body instanceof Uint8Array ? body : await client.config.streamCollector(body))
    Object.assign(result.response as object, { body: new Uint8Array() })
    return result
  }
}

/**
 * Sends `command` with `body` as its JSON, whatever members that has.
 * @returns AWS's JSON as it came; empty for an operation without an answer.
 * @throws What the SDK throws.
 */
export async function sendExactly(
  client: PartnerCentralSellingClient,
  command: SdkCommand,
  body: Record<string, unknown>,
  abortSignal: AbortSignal,
): Promise<{ text: string; requestId: string | undefined }> {
  let received = new Uint8Array()
  const stack = command.middlewareStack
  const bytes = takeBytes(client, (taken) => {
    received = new Uint8Array(taken)
  })
  stack.addRelativeTo(writeJson(body) as never, { relation: 'after', toMiddleware: 'serializerMiddleware' })
  stack.addRelativeTo(bytes as never, { relation: 'after', toMiddleware: 'deserializerMiddleware' })
  const { $metadata } = await client.send(command, { abortSignal })
  return { text: new TextDecoder().decode(received), requestId: $metadata.requestId }
}
