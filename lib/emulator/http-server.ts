import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { Emulator } from './emulator'

export interface HttpServer {
  /** `http://127.0.0.1:PORT` */
  url: string
  close(): Promise<void>
}

/**
 * The embedded service on a port of its own, on the loopback interface: for tests and measurements, where Next would be
 * in the way.
 * @param port 0 for any free one.
 */
export async function listen(emulator: Pick<Emulator, 'fetch'>, port = 0): Promise<HttpServer> {
  const server = createServer((request, response) => {
    emulator
      .fetch(asRequest(request))
      .then((answer) => send(answer, response))
      .catch((error) => response.destroy(error))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => closed(server),
  }
}

function asRequest(incoming: IncomingMessage): Request {
  const { method = 'GET', headers, url = '/' } = incoming
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: headers as Record<string, string>,
    ...(method !== 'GET' && method !== 'HEAD' && { body: Readable.toWeb(incoming), duplex: 'half' }),
  } as RequestInit)
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body)
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
}
