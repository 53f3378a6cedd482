import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { accessKey } from '../../e2e/test-run'

/** A process of ours that may be killed and started again. */
export interface Instance {
  url: string
  /** As a monitor sees it; what is killed is down until it answers again. */
  isUp(): boolean
  start(): Promise<void>
  /** SIGKILL: it gets no chance to put anything in order. */
  kill(): Promise<void>
}

export interface Service {
  url: string
  stop(): Promise<void>
}

const key = {
  EMBEDDED_ACCESS_KEY_ID: accessKey.accessKeyId,
  EMBEDDED_SECRET_ACCESS_KEY: accessKey.secretAccessKey,
  AWS_ACCESS_KEY_ID: accessKey.accessKeyId,
  AWS_SECRET_ACCESS_KEY: accessKey.secretAccessKey,
}

/** Starts the Partner Central that all instances share. What paces the calls are the instances, by AWS's rates. */
export async function startService(folder: string, eventsUrl: string): Promise<Service> {
  const options = ['--port', '0', '--data', folder, '--quota', 'off', '--review', 'off', '--json']
  const child = spawn(
    process.execPath,
    ['scripts/partner-central.mjs', ...options, '--events-url', eventsUrl],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...key } },
  )
  const exit = once(child, 'exit')
  const died = exit.then(() => Promise.reject(new Error('Partner Central did not start; see above')))
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), died])
  return {
    url: (JSON.parse(String(line)) as { endpoint: string }).endpoint,
    async stop() {
      child.kill()
      await exit
    },
  }
}

async function untilHealthy(url: string, isGone: () => boolean): Promise<void> {
  const deadline = Date.now() + 90_000
  while (Date.now() < deadline && !isGone()) {
    const response = await fetch(`${url}/api/health`).catch(() => undefined)
    if (response?.ok) return
    await sleep(100)
  }
  throw new Error(`${url} does not become healthy; see above`)
}

/** A Tandem server on that database and service, as the README sets several of them up. */
export function tandemInstance(options: {
  port: number
  folder: string
  database: string
  partnerCentral: string
}): Instance {
  const { port, folder, database, partnerCentral } = options
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let isUp = false
  return {
    url,
    isUp: () => isUp,
    async start() {
      const env = {
        ...process.env,
        ...key,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: join(folder, String(port)),
        DATABASE_URL: database,
        PARTNER_CENTRAL: partnerCentral,
        PARTNER_CENTRAL_CATALOG: 'Sandbox',
        NEXTAUTH_SECRET: 'only-for-this-soak-of-instances',
        NEXTAUTH_URL: 'http://127.0.0.1',
        DEMO: 'off',
      }
      const started = spawn(process.execPath, ['scripts/start.mjs'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env,
      })
      child = started
      await untilHealthy(url, () => started.exitCode !== null)
      isUp = true
    },
    async kill() {
      // A proxy learns of it by its next health check only.
      setTimeout(() => {
        isUp = false
      }, 1000)
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    },
  }
}
