import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The address of a Tandem that runs already and is to be tested instead: quick to repeat while writing a test. */
export const runningServer = process.env.TANDEM_TEST_URL

/** The key of the servers under test. Those of a test run are thrown away, so any will do. */
export const accessKey: { accessKeyId: string; secretAccessKey: string } = runningServer
  ? JSON.parse(readFileSync(join(process.env.DATA_DIR ?? 'data', 'embedded-credentials.json'), 'utf8'))
  : { accessKeyId: 'AKIATANDEMTESTS', secretAccessKey: 'only-for-the-tests-of-this-run' }

export interface TestServer {
  url: string
  env: Record<string, string>
}

/**
 * The two servers of a test run, on free ports, with data in a temporary folder.
 *
 * - `steady`: a submitted deal is In review within two seconds and stays so. Nearly all tests use this one.
 * - `quick`: a submitted deal is picked up and decided within seconds, for the tests that watch a review happen.
 */
export interface TestRun {
  /** Where the servers' data is; absent when they are not the run's own. */
  folder?: string
  steady: TestServer
  quick: TestServer
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject()))
    })
  })
}

/** How a server of a test run is started. */
export function serverAt(port: number, folder: string, name: string, reviewSeconds: string) {
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: join(folder, name),
    PARTNER_CENTRAL: 'embedded',
    PARTNER_CENTRAL_CATALOG: 'Sandbox',
    EMBEDDED_ACCESS_KEY_ID: accessKey.accessKeyId,
    EMBEDDED_SECRET_ACCESS_KEY: accessKey.secretAccessKey,
    EMBEDDED_QUOTA: 'off',
    EMBEDDED_REVIEW_SECONDS: reviewSeconds,
    NEXTAUTH_SECRET: 'only-for-the-tests-of-this-run',
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: '',
    DEMO: 'on',
  }
  return { url: env.NEXTAUTH_URL, env } satisfies TestServer
}

/** Decided once per run: workers find the first process's choice in the environment. */
export async function testRun(): Promise<TestRun> {
  if (runningServer)
    return { steady: { url: runningServer, env: {} }, quick: { url: runningServer, env: {} } }
  process.env.TANDEM_TEST_FOLDER ??= mkdtempSync(join(tmpdir(), 'tandem-e2e-'))
  process.env.TANDEM_TEST_PORTS ??= `${await freePort()} ${await freePort()}`
  const folder = process.env.TANDEM_TEST_FOLDER
  const [steadyPort = 0, quickPort = 0] = process.env.TANDEM_TEST_PORTS.split(' ').map(Number)
  return {
    folder,
    steady: serverAt(steadyPort, folder, 'steady', '1/86400'),
    quick: serverAt(quickPort, folder, 'quick', '1/1'),
  }
}
