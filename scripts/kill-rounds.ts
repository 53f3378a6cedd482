import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  GetOpportunityCommand,
  PartnerCentralSellingClient,
  UpdateOpportunityCommand,
  type UpdateOpportunityCommandInput,
} from '@aws-sdk/client-partnercentral-selling'
import { openEmulator } from '../lib/emulator/emulator'
import { created, inProcessClient, testCredentials, updatable } from '../lib/emulator/test-emulator'

/** What one round saw. */
export interface KillRound {
  /** Writes the service had answered with success when it was killed. */
  acknowledged: number
  /** What is missing of them after the restart; empty when the service keeps its word. */
  lost: string[]
}

/** The newest state of a record that its writer was told is safe. */
interface Promised {
  id: string
  version: number
  /** Counted up by every update. */
  edits: number
}

const writers = 8

/**
 * Bursts writes at the embedded service in a process of its own, kills that process with SIGKILL in the middle, opens
 * the same file again and looks for every write that was acknowledged; over and over on one file.
 */
export async function* killRounds(count: number): AsyncGenerator<KillRound> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-kill-'))
  const file = join(folder, 'partner-central.db')
  const promised = new Map<string, Promised>()
  try {
    for (let round = 0; round < count; round++) {
      const acknowledged = await burstAndKill(file, promised)
      yield { acknowledged, lost: await missing(file, promised) }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function burstAndKill(file: string, promised: Map<string, Promised>): Promise<number> {
  const server = startServer(file)
  const client = new PartnerCentralSellingClient({
    region: 'us-east-1',
    endpoint: await addressOf(server),
    credentials: testCredentials,
    maxAttempts: 1,
  })
  let acknowledged = 0
  let begun = () => {}
  const begin = new Promise<void>((resolve) => {
    begun = resolve
  })
  const keep = (write: Promised) => {
    acknowledged += 1
    promised.set(write.id, write)
    begun()
  }
  const bursts = Array.from({ length: writers }, () => writeUntilRefused(client, keep))
  await Promise.race([begin, Promise.all(bursts)])
  await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 600))
  server.kill('SIGKILL')
  await once(server, 'exit')
  await Promise.all(bursts)
  client.destroy()
  return acknowledged
}

function startServer(file: string): ChildProcess {
  const run = fileURLToPath(new URL('run.mjs', import.meta.url))
  const script = 'scripts/kill-test-server.ts'
  return spawn(process.execPath, [run, script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('The server has no output')
  const [line] = await Promise.race([
    once(server.stdout, 'data'),
    once(server, 'exit').then(() => Promise.reject(new Error('The server did not start'))),
  ])
  return String(line).trim()
}

/** One record, edited again and again, until the connection breaks. */
async function writeUntilRefused(
  client: PartnerCentralSellingClient,
  keep: (write: Promised) => void,
): Promise<void> {
  try {
    const { id, version } = await created({ client })
    keep({ id, version: version.getTime(), edits: 0 })
    let input = await updatable({ client }, id)
    for (let edits = 1; ; edits++) {
      input = withEdit(input, edits)
      const { LastModifiedDate } = await client.send(new UpdateOpportunityCommand(input))
      input = { ...input, LastModifiedDate }
      keep({ id, version: LastModifiedDate?.getTime() ?? Number.NaN, edits })
    }
  } catch (error) {
    // A broken connection is what the round is about; an answer of the service would be a mistake of ours.
    if (error instanceof Error && '$metadata' in error && answered(error.$metadata)) throw error
  }
}

function answered(metadata: unknown): boolean {
  return typeof metadata === 'object' && metadata !== null && 'requestId' in metadata && !!metadata.requestId
}

function withEdit(input: UpdateOpportunityCommandInput, edits: number): UpdateOpportunityCommandInput {
  return { ...input, Project: { ...input.Project, AdditionalComments: `Edit ${edits}` } }
}

async function missing(file: string, promised: Map<string, Promised>): Promise<string[]> {
  const emulator = await openEmulator({ file, credentials: testCredentials, quota: 'off', review: 'off' })
  const client = inProcessClient(emulator)
  const lost: string[] = []
  for (const { id, version, edits } of promised.values()) {
    const record = await client
      .send(new GetOpportunityCommand({ Catalog: 'Sandbox', Identifier: id }))
      .catch(() => undefined)
    const kept = Number(record?.Project?.AdditionalComments?.replace('Edit ', '') ?? 0)
    const isNewer = (record?.LastModifiedDate?.getTime() ?? 0) >= version && kept >= edits
    if (!record) lost.push(`${id} is gone`)
    else if (!isNewer) lost.push(`${id} went back from edit ${edits} to ${kept}`)
  }
  client.destroy()
  await emulator.close()
  return lost
}
