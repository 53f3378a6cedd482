import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'

/** How often Partner Central has applied an update to each record, by what it tells of itself. */
export interface UpdatesHeard {
  url: string
  of(id: string): number
  /** Waits until nothing more comes. */
  settled(): Promise<void>
  stop(): Promise<void>
}

const Envelope = z.object({
  id: z.string(),
  'detail-type': z.string(),
  detail: z.object({ opportunity: z.object({ identifier: z.string() }).optional() }),
})

const quietMs = 2000

/** Takes the events that Partner Central posts, each once however often it comes. */
export async function hearUpdates(): Promise<UpdatesHeard> {
  const known = new Set<string>()
  const updates = new Map<string, number>()
  let last = Date.now()
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const event = Envelope.safeParse(JSON.parse(text)).data
    const id = event?.detail.opportunity?.identifier
    if (event && id && event['detail-type'] === 'Opportunity Updated' && !known.has(event.id)) {
      known.add(event.id)
      updates.set(id, (updates.get(id) ?? 0) + 1)
      last = Date.now()
    }
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    of: (id) => updates.get(id) ?? 0,
    async settled() {
      while (Date.now() - last < quietMs) await sleep(100)
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
