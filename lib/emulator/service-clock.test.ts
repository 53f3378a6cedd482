import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetOpportunityCommand } from '@aws-sdk/client-partnercentral-selling'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Emulator } from './emulator'
import { signedRequest } from './signed-fetch'
import { created, openTestEmulator, submitted, type TestEmulator } from './test-emulator'

let folder: string
let service: TestEmulator
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'service-clock-'))
  service = await open()
})
afterEach(async () => {
  await service.close()
  rmSync(folder, { recursive: true })
})

const open = () =>
  openTestEmulator({
    file: join(folder, 'partner-central.db'),
    review: { pickUpSeconds: 3600, decideSeconds: 86_400 },
  })

async function advance(emulator: Emulator, Seconds: unknown): Promise<Record<string, unknown>> {
  const response = await emulator.fetch(
    signedRequest('AdvanceClock', JSON.stringify({ Seconds }), {
      headers: { 'x-amz-target': 'TandemPartnerCentral.AdvanceClock' },
    }),
  )
  return response.json()
}

const day = 86_400

test('the service can be told that time has passed, and does what was due', async () => {
  const { id } = await created(service)
  await submitted(service, id)
  const events: string[] = []
  service.emulator.subscribe(({ detailType }, { time }) => events.push(`${detailType} ${time}`))
  expect(await advance(service.emulator, 3 * day)).toEqual({ Now: '2026-03-04T10:15:00.412Z' })
  // Picked up and decided, each told with the time it was due, before anybody looked.
  expect(events.filter((event) => event.startsWith('Opportunity Updated')).length).toBeGreaterThanOrEqual(2)
  expect(events[0]).toMatch(/2026-03-01T1[01]:/)
  const { LifeCycle } = await service.client.send(
    new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: id }),
  )
  expect(LifeCycle?.ReviewStatus).toBe('Approved')
})

test('a restart does not go back', async () => {
  await advance(service.emulator, 15 * day)
  await advance(service.emulator, 0.5)
  await service.close()
  service = await open()
  expect(await advance(service.emulator, 0)).toEqual({ Now: '2026-03-16T10:15:00.912Z' })
})

test.each([-1, '60', null, 1e12])('%j is no time to go forward by', async (Seconds) => {
  expect(await advance(service.emulator, Seconds)).toMatchObject({
    __type: 'ValidationException',
    ErrorList: [{ FieldName: 'Seconds' }],
  })
})
