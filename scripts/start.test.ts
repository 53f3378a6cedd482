import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-start-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Runs `npm start`'s script until it gives up. */
function start(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, DATABASE_URL: '', DATA_DIR: join(folder, 'data'), ...settings }
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env: env as NodeJS.ProcessEnv })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })))
}

function occupyPort(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
  })
}

test('mistakes in the settings stop the start before anything is built or made, with a line for each', async () => {
  const { code, said } = await start({
    PORT: '99999',
    EMBEDDED_QUOTA: 'sometimes',
    DEMO: 'on',
    PARTNER_CENTRAL: 'aws',
  })
  expect(code).toBe(1)
  for (const name of ['PORT', 'EMBEDDED_QUOTA', 'DEMO'])
    expect(said).toMatch(new RegExp(`^ +- ${name}: `, 'm'))
  expect(said).not.toContain('Building')
  expect(said).not.toContain(' at ')
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

test('a port that is taken is said in words, before anything is built', async () => {
  const server = await occupyPort()
  const { port } = server.address() as AddressInfo
  const { code, said } = await start({ PORT: String(port), HOST: '127.0.0.1' })
  server.close()
  expect(code).toBe(1)
  expect(said).toContain(`Port ${port} is taken`)
  expect(said).toContain(`PORT=${port + 1}`)
  expect(said).not.toContain('Building')
})
