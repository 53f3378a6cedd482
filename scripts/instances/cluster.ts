import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../e2e/test-run'
import { openDatabase } from '../../lib/sql/open-database'
import { startPostgres } from '../../lib/sql/test-postgres'
import { type Instance, type Service, startService, tandemInstance } from './processes'
import { hearUpdates, type UpdatesHeard } from './updates-heard'
import type { QueueDatabase } from './verdict'

/** Two Tandem servers on one PostgreSQL and one Partner Central. */
export interface Cluster {
  instances: readonly Instance[]
  service: Service
  heard: UpdatesHeard
  database: QueueDatabase
}

type Closing = (() => Promise<unknown>)[]

async function startParts(folder: string, closing: Closing): Promise<Cluster> {
  const postgres = await startPostgres()
  closing.push(() => postgres.stop())
  const heard = await hearUpdates()
  closing.push(() => heard.stop())
  const service = await startService(join(folder, 'partner-central'), heard.url)
  closing.push(() => service.stop())
  const database: QueueDatabase = openDatabase({ engine: 'postgres', url: postgres.url, poolSize: 2 })
  closing.push(() => database.destroy())
  const ports = [await freePort(), await freePort()]
  const instances = ports.map((port) =>
    tandemInstance({ port, folder, database: postgres.url, partnerCentral: service.url }),
  )
  closing.push(() => Promise.all(instances.map((instance) => instance.kill())))
  return { instances, service, heard, database }
}

/** Runs `work` on a cluster whose instances have yet to be started, and leaves nothing of it behind. */
export async function withCluster<T>(work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-instances-'))
  const closing: Closing = []
  try {
    return await work(await startParts(folder, closing))
  } finally {
    for (const close of closing.reverse()) await close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
