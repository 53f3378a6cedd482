import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type APIRequest, expect } from '@playwright/test'
import { freePort, serverAt } from './test-run'

const startWithinMs = 90_000

async function untilHealthy(request: APIRequest, url: string, server: ChildProcess): Promise<void> {
  const http = await request.newContext()
  try {
    const health = async () => {
      if (server.exitCode !== null) throw new Error('Tandem ended while it started; see above')
      return (await http.get(`${url}/api/health`).catch(() => undefined))?.ok()
    }
    await expect.poll(health, { timeout: startWithinMs, intervals: [200] }).toBe(true)
  } finally {
    await http.dispose()
  }
}

export interface OwnServerOptions {
  /** How many demo deals it has. */
  opportunities: number
  /** What differs from the servers of the run. */
  settings?: Record<string, string>
}

/** A Tandem of a test's own. It ends, and its data goes, when `use` has. */
export async function withOwnServer(
  request: APIRequest,
  { opportunities, settings = {} }: OwnServerOptions,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-own-server-'))
  const { url, env } = serverAt(await freePort(), folder, 'server', 'off')
  const own = { ...process.env, ...env, ...settings }
  try {
    const seed = ['scripts/run.mjs', 'scripts/seed.ts', '--opportunities', String(opportunities)]
    await promisify(execFile)(process.execPath, seed, { env: own })
    const server = spawn(process.execPath, ['scripts/start.mjs'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: own,
    })
    const exit = once(server, 'exit')
    try {
      await untilHealthy(request, url, server)
      await use(url)
    } finally {
      server.kill()
      await exit
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** One whose Partner Central keeps to AWS's request rates. */
export function withServerAtAwsPace(
  request: APIRequest,
  opportunities: number,
  use: (url: string) => Promise<void>,
): Promise<void> {
  return withOwnServer(request, { opportunities, settings: { EMBEDDED_QUOTA: 'aws' } }, use)
}
