import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { EventEnvelope } from './envelope'

/*
 * For tests: where events are sent to, on the loopback interface.
 */

export interface Received {
  headers: IncomingHttpHeaders
  envelope: EventEnvelope
}

/** A status to answer with; or never to answer, or to break the connection off. */
type Answer = number | 'never' | 'broken'

export interface TestReceiver {
  url: string
  /** Everything that came, taken or not. */
  received: Received[]
  /** `Opportunity Updated O1`, in the order of coming. */
  heard(): string[]
  close(): Promise<void>
}

/** @param answer What to answer to the n-th request, from 1. Default: 200 to all. */
export async function openTestReceiver(
  answer: (request: number, envelope: EventEnvelope) => Answer = () => 200,
): Promise<TestReceiver> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const envelope: EventEnvelope = JSON.parse(await text(request))
    received.push({ headers: request.headers, envelope })
    const status = answer(received.length, envelope)
    if (status === 'broken') request.socket.destroy()
    else if (status !== 'never') response.writeHead(status).end('{"message":"thank you"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    received,
    heard: () => received.map(({ envelope }) => `${envelope['detail-type']} ${subjectOf(envelope)}`),
    close() {
      server.closeAllConnections()
      return new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}

function subjectOf({ detail }: EventEnvelope): string {
  return (detail.opportunity as { identifier: string } | undefined)?.identifier ?? ''
}
