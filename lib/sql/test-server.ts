import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { startPostgres, type TestPostgres } from './test-postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the run's PostgreSQL is asked for: see `test-engines.ts`. */
    postgresDoor: string
  }
}

/**
 * For vitest, once per run: one PostgreSQL for all test files, started when the first of them asks for it, because most runs
 * of a few files need none.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<TestPostgres> | undefined
  const door = createServer(async (_request, response) => {
    server ??= startPostgres()
    await server.then(
      ({ url }) => response.end(url),
      (error: Error) => response.writeHead(500).end(error.message),
    )
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  project.provide('postgresDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}`)
  return async () => {
    door.close()
    await (await server?.catch(() => undefined))?.stop()
  }
}
