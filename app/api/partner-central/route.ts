import { services } from '@/lib/services'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** The embedded Partner Central's door for the AWS CLI, SDKs and curl. Who may enter is the service's own business: SigV4. */
export async function POST(request: Request): Promise<Response> {
  const { emulator } = await services()
  if (!emulator) return new Response('Partner Central is not embedded here.\n', { status: 404 })
  return emulator.fetch(asReceived(request)).catch(brokenOff)
}

/** The service broke off, as it does on demand only. A body that fails is how a route takes its connection down. */
function brokenOff(reason: unknown): Response {
  return new Response(new ReadableStream({ start: (body) => body.error(reason) }))
}

/**
 * Behind a bind address Next writes its own idea of the host into the URL; callers signed the one in the Host header.
 * Path and query pass through untouched, a trailing slash included.
 */
function asReceived(request: Request): Request {
  const host = request.headers.get('host')
  if (!host) return request
  const url = new URL(request.url)
  return new Request(`http://${host}${url.pathname}${url.search}`, {
    method: request.method,
    headers: request.headers,
    body: request.body,
    duplex: 'half',
  } as RequestInit)
}
