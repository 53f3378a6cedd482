import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The key of the servers under test: any will do, they are thrown away. */
export const accessKey = { accessKeyId: 'AKIATANDEMTESTS', secretAccessKey: 'only-for-the-tests-of-this-run' }

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
  folder: string
  steady: TestServer
  quick: TestServer
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject()))
    })
  })
}

function serverAt(port: number, folder: string, name: string, reviewSeconds: string): TestServer {
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
  return { url: env.NEXTAUTH_URL, env }
}

/** Decided once per run: workers find the first process's choice in the environment. */
export async function testRun(): Promise<TestRun> {
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
