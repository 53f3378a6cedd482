import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { created, openTestEmulator, type TestEmulator } from '../lib/emulator/test-emulator'
import { listen } from '../lib/emulator/transport/http-server'
import { openMirror } from '../lib/mirror/open-mirror'
import { createPartnerCentral, type PartnerCentral } from '../lib/partner-central/partner-central'
import { openQueue } from '../lib/queue/queue'
import { openDatabase } from '../lib/sql/open-database'
import { locationOf, testCredentials } from './queue-kill-settings'

/** What one round saw when its process was killed. */
export interface QueueKillRound {
  /** Orders that were acknowledged. */
  acknowledged: number
}

/** What all rounds together did to the records. */
export interface QueueKillVerdict {
  /** Acknowledged, and not applied. */
  lost: string[]
  /** Applied more than once. */
  doubled: string[]
  /** Applied before an earlier one of the same record. */
  overtaken: string[]
}

/** The last edit of a record that was acknowledged, by round. */
type Acknowledged = Map<string, { round: number; edits: number[] }>

const recordsPerRound = 4

/**
 * Orders edits and works them off in a process of its own, kills that process with SIGKILL in the middle, and starts the
 * next one on the same database; over and over. The service lives on and tells in the end, by each record's history of next
 * steps, what was applied and how often.
 * @param database A PostgreSQL address or a SQLite file; a temporary file unless given.
 */
export async function* queueKillRounds(
  count: number,
  database?: string,
): AsyncGenerator<QueueKillRound, QueueKillVerdict> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-queue-kill-'))
  const location = database ?? join(folder, 'tandem.db')
  const service = await openTestEmulator({ clock: () => new Date() })
  const server = await listen(service.emulator)
  const acknowledged: Acknowledged = new Map()
  try {
    for (let round = 0; round < count; round++) {
      yield { acknowledged: await orderAndKill(service, server.url, location, round, acknowledged) }
    }
    return await verdict(server.url, location, acknowledged)
  } finally {
    await server.close()
    await service.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function orderAndKill(
  service: TestEmulator,
  url: string,
  location: string,
  round: number,
  acknowledged: Acknowledged,
): Promise<number> {
  const ids: string[] = []
  for (let i = 0; i < recordsPerRound; i++) ids.push((await created(service)).id)
  for (const id of ids) acknowledged.set(id, { round, edits: [] })
  const run = fileURLToPath(new URL('run.mjs', import.meta.url))
  const child = spawn(
    process.execPath,
    [run, 'scripts/queue-kill-child.ts', url, location, String(round), ...ids],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let orders = 0
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const first = once(lines, 'line')
  lines.on('line', (line) => {
    const [id = '', edit] = line.split(' ')
    acknowledged.get(id)?.edits.push(Number(edit))
    orders += 1
  })
  const died = exited.then(() => Promise.reject(new Error('The process ended before it was killed')))
  await Promise.race([first, died])
  await Promise.race([sleep(20 + Math.random() * 600), died])
  child.kill('SIGKILL')
  await exited
  await sleep(20)
  return orders
}

/** Works off what the last process left. */
async function workOff(url: string, partnerCentral: PartnerCentral, location: string): Promise<void> {
  const database = openDatabase(locationOf(location))
  await openMirror(database)
  const clients = { interactive: partnerCentral, bulk: partnerCentral }
  const destination = { catalog: 'Sandbox' as const, source: url }
  const queue = await openQueue(database, { clients, destination, leaseMs: 500, pollMs: 20 })
  queue.worker.start()
  const waits = async () => (await queue.list({ catalog: 'Sandbox' })).some(({ position }) => position)
  while (await waits()) await sleep(100)
  await queue.worker.stop()
  await database.destroy()
}

async function verdict(url: string, location: string, acknowledged: Acknowledged): Promise<QueueKillVerdict> {
  const partnerCentral = createPartnerCentral({
    catalog: 'Sandbox',
    endpoint: { to: 'url', url, credentials: testCredentials },
  })
  await workOff(url, partnerCentral, location)
  const found: QueueKillVerdict = { lost: [], doubled: [], overtaken: [] }
  for (const [id, { round, edits }] of acknowledged) {
    const { LifeCycle } = await partnerCentral.getOpportunity(id)
    const steps = (LifeCycle?.NextStepsHistory ?? []).flatMap(({ Value }) => {
      const mark = `Round ${round}, step `
      return Value.startsWith(mark) ? [Number(Value.slice(mark.length))] : []
    })
    for (const edit of edits) if (!steps.includes(edit)) found.lost.push(`${id}: step ${edit}`)
    if (new Set(steps).size < steps.length) found.doubled.push(`${id}: ${steps}`)
    if (steps.some((step, i) => i > 0 && step < (steps[i - 1] ?? 0))) found.overtaken.push(`${id}: ${steps}`)
  }
  return found
}
