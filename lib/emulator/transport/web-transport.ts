import type { Emulator } from '../emulator'
import { ServiceError } from '../errors'
import type { Call } from './call'
import { readBody } from './request-body'

/** The service as a `fetch` function, for whoever has web requests: Next's router, the client in the same process. */
export function fetchThrough(handle: Emulator['handle']): Emulator['fetch'] {
  return async (request) => {
    const { status, headers, body } = await handle(await received(request))
    return new Response(Buffer.from(body), { status, headers })
  }
}

async function received(request: Request): Promise<Call | ServiceError> {
  const { method, headers, body } = request
  const { pathname, search, host } = new URL(request.url)
  try {
    return {
      method,
      path: `${pathname}${search}`,
      headers: { host, ...Object.fromEntries(headers) },
      body: await readBody(
        headers.get('content-length'),
        body as unknown as AsyncIterable<Uint8Array> | null,
      ),
    }
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
}
