import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { PartnerCentralSellingClient } from '@aws-sdk/client-partnercentral-selling'

/*
 * For tests: the standalone service as a user starts it, in a process of its own.
 */

/** What the service tells with `--json`, and a way to end it. */
export interface StandaloneService {
  endpoint: string
  accessKeyId: string
  secretAccessKey: string
  account: string
  /** @returns The exit code; null after a signal that cannot be handled. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

const running = new Set<ChildProcess>()
const clients = new Set<PartnerCentralSellingClient>()

function spawned(args: readonly string[]): ChildProcess {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    EMBEDDED_ACCESS_KEY_ID: '',
    EMBEDDED_SECRET_ACCESS_KEY: '',
  }
  const child = spawn(process.execPath, ['scripts/partner-central.mjs', ...args], { env })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Starts it on a free port, without request rates or reviews. */
export async function startPartnerCentral(args: readonly string[]): Promise<StandaloneService> {
  const child = spawned(['--json', '--port', '0', '--quota', 'off', '--review', 'off', ...args])
  const exit = once(child, 'exit')
  if (!child.stdout) throw new Error('The service has no output')
  const line = once(createInterface(child.stdout), 'line')
  const [told] = await Promise.race([
    line,
    exit.then(([code]) => Promise.reject(new Error(`The service did not start: ${code}`))),
  ])
  return {
    ...JSON.parse(String(told)),
    async end(signal: NodeJS.Signals) {
      child.kill(signal)
      const [code] = await exit
      return code
    },
  }
}

/** Runs it until it gives up. */
export async function run(args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawned(args)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk
    })
  }
  const [code] = await once(child, 'close')
  return { code, said }
}

/** The official client, with the service's own key or another. */
export function clientOf({
  endpoint,
  accessKeyId,
  secretAccessKey,
}: Pick<StandaloneService, 'endpoint' | 'accessKeyId' | 'secretAccessKey'>): PartnerCentralSellingClient {
  const client = new PartnerCentralSellingClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  })
  clients.add(client)
  return client
}

/** Ends what the tests have left running. */
export async function stopAll(): Promise<void> {
  for (const client of clients) client.destroy()
  clients.clear()
  const exits = [...running].map((child) => once(child, 'exit'))
  for (const child of running) child.kill('SIGKILL')
  await Promise.all(exits)
}
