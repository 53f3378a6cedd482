import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { root } from '../typescript.mjs'

/** The key of the services that are measured; they live as long as the run. */
export const accessKey = { accessKeyId: 'AKIATANDEMBENCH', secretAccessKey: 'only-for-this-measurement' }

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** What Tandem is started with here: no quota, or we would measure AWS's; no reviewer, or records would change. */
export function settingsFor(dataDir, port) {
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    PARTNER_CENTRAL: 'embedded',
    PARTNER_CENTRAL_CATALOG: 'Sandbox',
    EMBEDDED_ACCESS_KEY_ID: accessKey.accessKeyId,
    EMBEDDED_SECRET_ACCESS_KEY: accessKey.secretAccessKey,
    EMBEDDED_QUOTA: 'off',
    EMBEDDED_REVIEW_SECONDS: 'off',
    NEXTAUTH_SECRET: 'only-for-this-measurement',
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    DEMO: 'on',
  }
}

function ended(child) {
  return new Promise((resolve) => child.once('exit', resolve))
}

/** Makes a data folder with that many opportunities. */
export async function seedFolder(dataDir, opportunities) {
  const deals = ['--opportunities', String(opportunities), '--without-history']
  const script = ['scripts/run.mjs', 'scripts/seed.ts', ...deals]
  const child = spawn(process.execPath, script, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...settingsFor(dataDir, 3000) },
  })
  if ((await ended(child)) !== 0) throw new Error(`Seeding ${opportunities} opportunities failed`)
}

/** Starts Tandem as `npm start` does, on that folder. @param settings What is to differ from `settingsFor`. */
export async function startTandem(dataDir, settings = {}) {
  const port = await freePort()
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...settingsFor(dataDir, port), ...settings },
  })
  const url = `http://127.0.0.1:${port}`
  const gone = ended(child)
  const healthy = waitUntilHealthy(url)
  const outcome = await Promise.race([healthy, gone.then(() => 'gone')])
  if (outcome === 'gone') throw new Error('Tandem did not start; see above')
  return {
    url,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function waitUntilHealthy(url) {
  for (let attempt = 0; attempt < 600; attempt++) {
    const response = await fetch(`${url}/api/health`).catch(() => undefined)
    if (response?.ok) return 'healthy'
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not become healthy`)
}

/** Starts the standalone service on that folder, without quota or reviewer. */
export async function startPartnerCentral(dataDir) {
  const options = ['--port', '0', '--data', dataDir, '--quota', 'off', '--review', 'off', '--json']
  const child = spawn(process.execPath, ['scripts/partner-central.mjs', ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      EMBEDDED_ACCESS_KEY_ID: accessKey.accessKeyId,
      EMBEDDED_SECRET_ACCESS_KEY: accessKey.secretAccessKey,
    },
  })
  const gone = ended(child)
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    gone.then(() => Promise.reject(new Error('The standalone service did not start; see above'))),
  ])
  return {
    url: JSON.parse(line).endpoint,
    pid: child.pid,
    async stop() {
      child.kill()
      await gone
    },
  }
}

/** Starts the server that verifies, reads and writes the rows of that file, and does nothing else. */
export async function startReadingServer(file) {
  const child = fork(fileURLToPath(new URL('reading-server.mjs', import.meta.url)), { cwd: root })
  return serving(child, { file, secretAccessKey: accessKey.secretAccessKey })
}

/** Hands a forked server its settings and waits for its port. */
async function serving(child, settings) {
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('error', reject)
    child.send(settings)
  })
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const gone = ended(child)
      child.kill()
      await gone
    },
  }
}

/**
 * Starts a server in a process of its own that does nothing but answer with given bytes.
 * @param answers By path, or by the operation in `X-Amz-Target`: `{ headers, body }`, the body in base64.
 */
export async function startBareServer(answers) {
  const child = fork(fileURLToPath(new URL('bare-server.mjs', import.meta.url)), { cwd: root })
  return serving(child, answers)
}
