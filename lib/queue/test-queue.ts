import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { EmulatorOptions } from '@/lib/emulator/emulator'
import type { FaultRule } from '@/lib/emulator/faults/fault-plan'
import {
  completeOpportunity,
  created,
  edit,
  openTestEmulator,
  type TestEmulator,
  testCredentials,
} from '@/lib/emulator/test-emulator'
import { openMirror, type SyncedMirror } from '@/lib/mirror/open-mirror'
import type { Opportunity } from '@/lib/opportunity/opportunity'
import { createPartnerCentral, type PartnerCentral } from '@/lib/partner-central/partner-central'
import { openQueue, type Queue, type QueueOptions } from './queue'
import type { Author, FieldEdit, QueuedWrite } from './queued-write'

/*
 * For tests: a queue, the mirror beside it and a service to send to, with a clock they turn.
 */

export const ana: Author = { userId: 'user-ana', name: 'Ana Ruiz' }
export const bela: Author = { userId: 'user-bela', name: 'Béla Nagy' }

export class QueueClock {
  now = new Date()

  advance(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000)
  }
}

export interface TestQueue {
  service: TestEmulator
  partnerCentral: PartnerCentral
  mirror: SyncedMirror
  queue: Queue
  clock: QueueClock
  /** Codes of failures the worker told of. */
  failures: string[]
  /** Another process: its own queue and worker on the same database and service. */
  another(database: Kysely<unknown>, options?: Partial<QueueOptions>): Promise<Queue>
  /** A record, known to the mirror. */
  record(nextSteps?: string): Promise<string>
  get(id: string): Promise<Opportunity>
  /** Writes to a record's next steps, oldest first: the witness of what was applied, and how often. */
  steps(id: string): Promise<string[]>
  /** Somebody else's change at AWS. */
  elsewhere(id: string, change: Parameters<typeof edit>[2]): Promise<void>
  faults(...rules: FaultRule[]): void
  close(): Promise<void>
}

/** A field edit: `was` left out stands for "whatever it was". */
export function nextStep(mine: string, was?: string | null): FieldEdit {
  return { path: 'LifeCycle.NextSteps', mine, ...(was !== undefined && { was }) }
}

export function titled(mine: string, was?: string): FieldEdit {
  return { path: 'Project.Title', mine, ...(was !== undefined && { was }) }
}

export async function openTestQueue(
  database: Kysely<unknown>,
  options: Partial<QueueOptions> = {},
  emulator: Partial<EmulatorOptions> = {},
): Promise<TestQueue> {
  const service = await openTestEmulator(emulator)
  const partnerCentral = createPartnerCentral({
    catalog: 'Sandbox',
    endpoint: { to: 'handler', fetch: service.emulator.fetch, credentials: testCredentials },
  })
  const mirror = await openMirror(database)
  const clock = new QueueClock()
  const failures: string[] = []
  const another = (shared: Kysely<unknown>, more: Partial<QueueOptions> = {}) =>
    openQueue(shared, {
      clients: { interactive: partnerCentral, bulk: partnerCentral },
      destination: { catalog: 'Sandbox', source: 'test' },
      clock: () => clock.now,
      pollMs: 20,
      onFailure: (code) => failures.push(code),
      ...options,
      ...more,
    })
  const queue = await another(database)
  const get = (id: string) => partnerCentral.getOpportunity(id)

  return {
    service,
    partnerCentral,
    mirror,
    queue,
    clock,
    failures,
    another,
    get,
    async record(nextSteps = 'Call Iris') {
      const { LifeCycle } = completeOpportunity()
      const { id } = await created(service, { LifeCycle: { ...LifeCycle, NextSteps: nextSteps } })
      await mirror.saveOpportunity('Sandbox', await get(id))
      return id
    },
    async steps(id) {
      const { LifeCycle } = await get(id)
      return (LifeCycle?.NextStepsHistory ?? []).map(({ Value }) => Value)
    },
    async elsewhere(id, change) {
      service.clock.advance(1)
      await edit(service, id, change)
    },
    faults: (...rules) => service.emulator.faults.put({ rules }),
    async close() {
      await queue.worker.stop()
      await service.close()
    },
  }
}

/** Turns the clock and lets the worker work until nothing waits any more. */
export async function drain(
  { queue, clock }: Pick<TestQueue, 'queue' | 'clock'>,
  steps = 200,
): Promise<void> {
  for (let i = 0; i < steps; i++) {
    await queue.worker.runDue()
    const list = await queue.list({ catalog: 'Sandbox' })
    if (!list.some(({ position }) => position !== undefined)) return
    clock.advance(61)
  }
  throw new Error('The queue does not empty')
}

/** Waits in real time, for what a started worker does. */
export async function until(isSo: () => Promise<boolean>, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('It does not come to that')
    await sleep(10)
  }
}

export async function stateOf(queue: Queue, { id }: Pick<QueuedWrite, 'id'>): Promise<string | undefined> {
  return (await queue.read(id))?.state
}
