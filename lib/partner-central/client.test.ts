import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type Emulator, openEmulator } from '@/lib/emulator/emulator'
import { describePartnerCentral } from './client.contract'
import type { Endpoint } from './endpoint'
import { createPartnerCentral } from './partner-central'

const credentials = { accessKeyId: 'AKIATESTKEY', secretAccessKey: 'a-secret-for-tests' }
const unknown = { ...credentials, secretAccessKey: 'a-secret-nobody-has' }

function openService(): Promise<Emulator> {
  return openEmulator({ file: ':memory:', credentials, quota: 'off', review: 'off', seed: 1 })
}

const clientOf = (endpoint: Endpoint) => createPartnerCentral({ catalog: 'Sandbox', endpoint })

/** The emulator behind a real socket. */
async function serve(emulator: Emulator): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const headers = request.headers as Record<string, string>
    const answer = await emulator.fetch(
      new Request(`http://${headers.host}${request.url}`, { method: request.method, headers, body }),
    )
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/api/partner-central`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

describePartnerCentral('embedded, in process', async () => {
  const emulator = await openService()
  return {
    pc: clientOf({ to: 'handler', fetch: emulator.fetch, credentials }),
    stranger: clientOf({ to: 'handler', fetch: emulator.fetch, credentials: unknown }),
    close: () => emulator.close(),
  }
})

describePartnerCentral('embedded, over HTTP', async () => {
  const emulator = await openService()
  const { url, close } = await serve(emulator)
  return {
    pc: clientOf({ to: 'url', url, credentials }),
    stranger: clientOf({ to: 'url', url, credentials: unknown }),
    async close() {
      await close()
      await emulator.close()
    },
  }
})
