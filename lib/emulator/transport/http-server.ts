import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Emulator } from '../emulator'
import { ServiceError } from '../errors'
import type { Call } from './call'
import { readBody } from './request-body'

export interface HttpServer {
  /** `http://127.0.0.1:PORT` */
  url: string
  close(): Promise<void>
}

/**
 * The embedded service on a port of its own, on the loopback interface.
 * @param port 0 for any free one.
 */
export async function listen(emulator: Pick<Emulator, 'handle'>, port = 0): Promise<HttpServer> {
  const server = createServer(nodeListener(emulator))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => closed(server),
  }
}

/** The service as a listener of Node's own HTTP server: no web objects in between, at three times their speed. */
export function nodeListener(emulator: Pick<Emulator, 'handle'>) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    received(request)
      .then((call) => emulator.handle(call))
      .then(({ status, headers, body }) => void response.writeHead(status, headers).end(body))
      .catch((error) => void response.destroy(error))
  }
}

async function received(request: IncomingMessage): Promise<Call | ServiceError> {
  const { method = '', url = '/', headers } = request
  try {
    return {
      method,
      path: url,
      headers: headers as Call['headers'],
      body: await readBody(headers['content-length'], request),
    }
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
}
