import type { PartnerCentralSelling } from '@aws-sdk/client-partnercentral-selling'
import { type EmulatorOptions, openEmulator } from '../emulator'
import type { FaultPlan } from '../faults/fault-plan'
import { TestClock } from '../test-emulator'
import { listen } from '../transport/http-server'
import { type Exchange, recordedClient } from './recorded-client'
import type { OperationName } from './wire-case'

/** A service on a port of its own, and the official clients of several callers. */
export interface World {
  /** Account 111122223333, which may do everything. */
  partner: PartnerCentralSelling
  /** The same account with a key that may do nothing. */
  restricted: PartnerCentralSelling
  /** Account 444455556666. */
  second: PartnerCentralSelling
  /** Account 777788889999. */
  third: PartnerCentralSelling
  /** The service's time. Signatures go by the machine's. */
  clock: TestClock
  /** Every answer any of the clients got, also those of other services a case has opened. */
  exchanges: Exchange[]
  /** Has the service fail on demand while `run` goes on. */
  failing<Result>(rules: FaultPlan['rules'], run: () => Promise<Result>): Promise<Result>
  /** Lends a case a service of its own. */
  alone<Result>(options: Partial<EmulatorOptions>, run: (world: World) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

export const accounts = { partner: '111122223333', second: '444455556666', third: '777788889999' }

const keys = {
  partner: { accessKeyId: 'AKIDPARTNER', secretAccessKey: 'partner-secret' },
  restricted: { accessKeyId: 'AKIDRESTRICTED', secretAccessKey: 'restricted-secret' },
  second: { accessKeyId: 'AKIDSECOND', secretAccessKey: 'second-secret' },
  third: { accessKeyId: 'AKIDTHIRD', secretAccessKey: 'third-secret' },
}

type Callers = NonNullable<EmulatorOptions['callers']>

function callersWith(allow: readonly string[]): Callers {
  const grants =
    allow.length > 0 ? [{ actions: allow.map((operation) => `partnercentral:${operation}`) }] : []
  return [
    { ...keys.restricted, account: accounts.partner, company: 'First Partner', allow: grants },
    { ...keys.second, account: accounts.second, company: 'Second Partner' },
    { ...keys.third, account: accounts.third, company: 'Third Partner' },
  ]
}

/** A service where the restricted caller may do something after all. */
export function restrictedTo(operations: readonly OperationName[]): Partial<EmulatorOptions> {
  return { callers: callersWith(operations) }
}

/** @param exchanges Where to write down what the clients see. */
export async function openWorld(
  options: Partial<EmulatorOptions> = {},
  exchanges: Exchange[] = [],
): Promise<World> {
  const clock = new TestClock()
  const emulator = await openEmulator({
    file: ':memory:',
    credentials: keys.partner,
    company: 'First Partner',
    callers: callersWith([]),
    quota: 'off',
    clock: () => clock.now,
    review: 'off',
    seed: 11,
    ...options,
  })
  const server = await listen(emulator)
  const clientOf = (key: keyof typeof keys) => recordedClient(server.url, keys[key], exchanges)
  const clients = {
    partner: clientOf('partner'),
    restricted: clientOf('restricted'),
    second: clientOf('second'),
    third: clientOf('third'),
  }
  return {
    ...clients,
    clock,
    exchanges,
    async failing(rules, run) {
      emulator.faults.put({ rules })
      return run().finally(() => emulator.faults.put({ rules: [] }))
    },
    async alone(ownOptions, run) {
      const world = await openWorld(ownOptions, exchanges)
      return run(world).finally(() => world.close())
    },
    async close() {
      for (const client of Object.values(clients)) client.destroy()
      await server.close()
      await emulator.close()
    },
  }
}
