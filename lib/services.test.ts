import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Env, loadEnv } from './env'
import { submittable } from './partner-central/client.contract'
import { openServices, type Services } from './services'
import { fillMirror } from './services/first-fill'

let folder: string
let opened: Services[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-services-'))
  opened = []
})
afterEach(async () => {
  for (const services of opened) await services.close()
  rmSync(folder, { recursive: true })
})

const settings = (more: Record<string, string> = {}): Env =>
  loadEnv({ DATA_DIR: folder, DEMO: 'off', EMBEDDED_QUOTA: 'off', EMBEDDED_REVIEW_SECONDS: 'off', ...more })

async function open(env = settings()): Promise<Services> {
  const services = await openServices(env)
  opened.push(services)
  return services
}

describe('services', () => {
  test('what happens in the embedded service reaches the mirror by its events, without a look at the list', async () => {
    const { partnerCentral, mirror } = await open()
    const { Id } = await partnerCentral.createOpportunity(submittable('Fleet telemetry'))
    await expect
      .poll(() => mirror.card('Sandbox', Id))
      .toMatchObject({ title: 'Fleet telemetry', stage: 'Qualified' })
    expect(await mirror.asOf('Sandbox')).toBeNull()
  })

  test('what is written through them reaches the mirror with the next look at the list', async () => {
    const { partnerCentral, mirror, sync } = await open()
    const { Id } = await partnerCentral.createOpportunity(submittable('Fleet telemetry'))
    await sync.refresh()
    expect(await mirror.card('Sandbox', Id)).toMatchObject({ company: 'Harbor Lines', stage: 'Qualified' })
    expect(await mirror.asOf('Sandbox')).not.toBeNull()
  })

  test('of two on one database one reads the list, and the other goes on where it stops', async () => {
    const first = await open()
    await first.sync.refresh()
    const second = await open()
    await second.sync.refresh()
    expect([first.sync.state.following, second.sync.state.following]).toEqual([false, true])
    await first.close()
    opened.shift()
    await second.sync.refresh()
    expect(second.sync.state.following).toBe(false)
  })

  test('everything is there after they are closed and opened again', async () => {
    const first = await open()
    const { Id } = await first.partnerCentral.createOpportunity(submittable('Fleet telemetry'))
    await first.sync.refresh()
    const asOf = await first.mirror.asOf('Sandbox')
    await opened.pop()?.close()

    const { partnerCentral, mirror } = await open()
    expect((await partnerCentral.getOpportunity(Id)).Project?.Title).toBe('Fleet telemetry')
    expect((await mirror.card('Sandbox', Id))?.company).toBe('Harbor Lines')
    expect(await mirror.asOf('Sandbox')).toBe(asOf)
  })

  test('a plan of faults that cannot be followed is refused, rule by rule', async () => {
    const EMBEDDED_FAULTS = '{"rules":[{"operation":"*","kind":"throttle"},{"operation":"*","kind":"boom"}]}'
    await expect(open(settings({ EMBEDDED_FAULTS }))).rejects.toMatchObject({
      name: 'EnvError',
      problems: [expect.stringMatching(/^EMBEDDED_FAULTS: rules\.1\.kind: /)],
    })
  })

  test('a connection that breaks on demand leaves the outcome of a write unknown', async () => {
    const EMBEDDED_FAULTS = '{"rules":[{"operation":"CreateOpportunity","kind":"drop-after"}]}'
    const { partnerCentral } = await open(settings({ EMBEDDED_FAULTS }))
    await expect(partnerCentral.createOpportunity(submittable('Fleet telemetry'))).rejects.toMatchObject({
      code: 'Unreachable',
      outcomeUnknown: true,
    })
  })

  test('a running sync fills in what lists do not show', async () => {
    const { partnerCentral, mirror, sync } = await open()
    const { Id } = await partnerCentral.createOpportunity(submittable('Fleet telemetry'))
    sync.start()
    await expect.poll(async () => (await mirror.card('Sandbox', Id))?.title).toBe('Fleet telemetry')
  })

  test('a first fill completes the mirror at once, whatever the quota', async () => {
    const env = settings({ EMBEDDED_QUOTA: 'aws' })
    const seeded = await open(settings())
    for (let i = 0; i < 50; i++) await seeded.partnerCentral.createOpportunity(submittable(`Deal ${i}`))
    await opened.pop()?.close()

    const { mirror } = await open(env)
    const began = performance.now()
    expect(await fillMirror(env, mirror)).toMatchObject({ details: 50 })
    // By AWS's rate as many reads take more than four seconds.
    expect(performance.now() - began).toBeLessThan(4_000)
    expect(await mirror.ledger.incomplete('Sandbox', 1)).toEqual([])
  })

  test('without the embedded service no database of its own is made', async () => {
    const { emulator } = await open(settings({ PARTNER_CENTRAL: 'http://127.0.0.1:9/api/partner-central' }))
    expect(emulator).toBeUndefined()
    expect(existsSync(join(folder, 'partner-central.db'))).toBe(false)
    expect(readdirSync(folder)).toContain('tandem.db')
  })

  test('a Partner Central that does not answer leaves the mirror readable and says why', async () => {
    const env = settings({
      PARTNER_CENTRAL: 'http://127.0.0.1:9/api/partner-central',
    })
    const { mirror, sync } = await open(env)
    await sync.refresh()
    expect(sync.state.failure).toMatch(/^(Unreachable|CredentialsMissing)$/)
    expect((await mirror.pipeline('Sandbox')).asOf).toBeNull()
  })
})
