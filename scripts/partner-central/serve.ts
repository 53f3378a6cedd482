import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Emulator } from '../../lib/emulator/emulator'
import { model } from '../../lib/emulator/model/model'
import { nodeListener } from '../../lib/emulator/transport/http-server'

export interface Serving {
  /** `http://127.0.0.1:8080` */
  endpoint: string
  /** Takes no more connections; resolves when the requests under way are answered. */
  finish(): Promise<void>
}

/** SDKs keep a connection for their next call; one that Node closes after its usual 5 s fails that call. */
const keepAliveMilliseconds = 65_000

/**
 * Serves the emulator over HTTP, at every path, with `GET /` and `GET /health` saying that it is up.
 * @throws The error of `listen`: the port is taken, not allowed, or not of this machine.
 */
export async function serve(
  emulator: Pick<Emulator, 'handle'>,
  { host, port }: { host: string; port: number },
): Promise<Serving> {
  const server = createServer(withHealth(nodeListener(emulator)))
  server.keepAliveTimeout = keepAliveMilliseconds
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return { endpoint: addressOf(server), finish: () => finished(server) }
}

const health = JSON.stringify({ service: model.signingName, apiVersion: model.apiVersion, status: 'ok' })

/** The AWS protocol is all POST, so a GET cannot mean one of its calls. */
function withHealth(answer: RequestListener): RequestListener {
  return (request, response) => {
    const [path] = (request.url ?? '/').split('?')
    const asks = request.method === 'GET' || request.method === 'HEAD'
    if (!asks || (path !== '/' && path !== '/health')) return answer(request, response)
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(health)
  }
}

/** One that listens everywhere is still reached at one address. */
function addressOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`
}

function finished(server: Server): Promise<void> {
  // A client's connection outlives the answer that was under way on it, so it is looked for again and again.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(idle)
      resolve()
    })
    server.closeIdleConnections()
  })
}
