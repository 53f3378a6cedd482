import { ListSolutionsCommand } from '@aws-sdk/client-partnercentral-selling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcessClient, openTestEmulator, refusalOf, type TestEmulator } from '../test-emulator'

const key = { accessKeyId: 'ASIATEMPORARY', secretAccessKey: 'temporary-secret' }
const session = { token: 'the-session-token', expires: new Date('2026-03-01T12:00:00Z') }
let signingTime: Date
let service: TestEmulator

beforeAll(async () => {
  service = await openTestEmulator({
    callers: [{ ...key, account: '111122223333', company: 'Tandem Demo Partner', session }],
    signingClock: () => signingTime,
  })
})
afterAll(() => service.close())

/** Who sent it when, by the service's watch; signatures carry the machine's time, so the token is what is judged first. */
async function outcome(sessionToken: string | undefined, at: string): Promise<string> {
  signingTime = new Date(at)
  const client = inProcessClient(service.emulator, { ...key, ...(sessionToken && { sessionToken }) })
  const refusal = await refusalOf(client.send(new ListSolutionsCommand({ Catalog: 'Sandbox' })))
  client.destroy()
  return `${refusal.status} ${refusal.name}`
}

test('a temporary key without its token is not known', async () => {
  expect(await outcome(undefined, '2026-03-01T11:00:00Z')).toBe('403 UnrecognizedClientException')
})

test("a temporary key with somebody else's token is not known", async () => {
  expect(await outcome('another-token', '2026-03-01T11:00:00Z')).toBe('403 UnrecognizedClientException')
})

test('a token is good until it expires', async () => {
  expect(await outcome(session.token, '2026-03-01T12:00:00Z')).toBe('403 ExpiredTokenException')
  // Past the token, the signature's own time is judged.
  expect(await outcome(session.token, '2026-03-01T11:59:59Z')).toBe('403 InvalidSignatureException')
})

test('a temporary key with its token is served', async () => {
  const current = await openTestEmulator({
    callers: [
      {
        ...key,
        account: '111122223333',
        company: 'Tandem Demo Partner',
        session: { ...session, expires: new Date(Date.now() + 60_000) },
      },
    ],
  })
  const client = inProcessClient(current.emulator, { ...key, sessionToken: session.token } as typeof key)
  await client.send(new ListSolutionsCommand({ Catalog: 'Sandbox' }))
  client.destroy()
  await current.close()
})
