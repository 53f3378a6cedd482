import 'server-only'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { openUsers, type Users } from '@/lib/auth/users'
import { type Emulator, openEmulator } from '@/lib/emulator/emulator'
import { FaultPlan } from '@/lib/emulator/faults/fault-plan'
import { nodeListener } from '@/lib/emulator/transport/http-server'
import { type Env, EnvError, env } from '@/lib/env'
import type { Insights } from '@/lib/insight/insights'
import { openInsights } from '@/lib/insight/open-insights'
import type { Assignable } from '@/lib/meeting/decision-edit'
import type { Meetings } from '@/lib/meeting/meeting'
import { openMeetings } from '@/lib/meeting/open-meetings'
import { type OutcomeWatch, watchOutcomes } from '@/lib/meeting/outcome-watch'
import { readReview } from '@/lib/meeting/read-review'
import type { Events } from '@/lib/mirror/events'
import { openMirror, type SyncedMirror } from '@/lib/mirror/open-mirror'
import { embeddedSource, SourceInUseError, type SourceUse, sourceTtlMs } from '@/lib/mirror/source'
import type { SyncLoop } from '@/lib/mirror/sync-loop'
import type { SyncStatusReader } from '@/lib/mirror/sync-status'
import type { Catalog } from '@/lib/opportunity/opportunity'
import type { Endpoint } from '@/lib/partner-central/endpoint'
import { createPartnerCentral, type PartnerCentral } from '@/lib/partner-central/partner-central'
import { createQuota, unlimited } from '@/lib/partner-central/quota'
import { openQueue, type Queue } from '@/lib/queue/queue'
import { openDatabase } from '@/lib/sql/open-database'
import { migrateDatabase } from './services/migrate-database'
import { openSync } from './services/open-sync'

/** Everything a page, a route or an action works with, opened once per process. */
export interface Services {
  catalog: Catalog
  partnerCentral: PartnerCentral
  mirror: SyncedMirror
  /** Only with PARTNER_CENTRAL=embedded. */
  emulator?: Emulator
  /** The emulator for Node's own HTTP server: `scripts/start.mjs` hands it what Next need not see. */
  partnerCentralDoor?: RequestListener
  users: Users
  /** Keeps the mirror near AWS. Started by `instrumentation.ts`. */
  sync: SyncLoop
  /** What AWS tells of changes; the embedded service's come in by themselves. */
  events: Events
  syncStatus: SyncStatusReader
  /** Has AWS's view of these deals read anew, unless it was a moment ago. In the background; asked, not waited for. */
  refreshAwsViews(ids: string[]): Promise<void>
  /** The writes on their way to AWS. Its worker is started by `instrumentation.ts`. */
  queue: Queue
  meetings: Meetings
  insights: Insights
  /** Follows the outcomes of meetings' decisions. Started by `instrumentation.ts`. */
  outcomes: OutcomeWatch
  /** Ends sync and queue, and closes the databases: for scripts and tests. */
  close(): Promise<void>
}

/** The embedded service's database. */
export function emulatorFile(settings: Env): string {
  return join(settings.dataDir, 'partner-central.db')
}

/** What tells one Partner Central from another: see `SyncLedger.readFrom`. */
function sourceOf({ partnerCentral }: Env, emulator: Emulator | undefined): string {
  if (emulator) return embeddedSource(emulator.identity)
  return partnerCentral.mode === 'url' ? partnerCentral.url : partnerCentral.mode
}

async function openEmbedded(settings: Env): Promise<Emulator | undefined> {
  if (settings.partnerCentral.mode !== 'embedded') return undefined
  return openEmulator({
    file: emulatorFile(settings),
    credentials: settings.embeddedKey,
    quota: settings.embeddedQuota,
    review: settings.embeddedReviewSeconds,
    ...(settings.embeddedFaults !== undefined && { faults: faultsOf(settings.embeddedFaults) }),
    ...(settings.events && { events: settings.events }),
  })
}

/** @throws EnvError naming every mistake in the plan. */
function faultsOf(given: unknown): FaultPlan {
  const { success, data, error } = FaultPlan.safeParse(given)
  if (success) return data
  const mistakes = error.issues.map(({ path, message }) => `${path.join('.') || 'the plan'}: ${message}`)
  throw new EnvError(mistakes.map((mistake) => `EMBEDDED_FAULTS: ${mistake}`))
}

function endpointOf(settings: Env, emulator: Emulator | undefined): Endpoint {
  if (emulator) return { to: 'handler', fetch: emulator.fetch, credentials: settings.embeddedKey }
  const { partnerCentral, region } = settings
  return partnerCentral.mode === 'url'
    ? { to: 'url', url: partnerCentral.url, region }
    : { to: 'aws', region }
}

/** A connection that nobody was waiting for broke; who needs the database next is told for himself. */
function sayLost(error: unknown): void {
  console.warn(`[tandem] ${error instanceof Error ? error.message : 'A connection to the database broke'}`)
}

function sayUnfollowed(error: unknown): void {
  const what = error instanceof Error ? error.name : 'unknown'
  console.warn(`[tandem] What became of decisions could not be looked up: ${what}`)
}

/** A user of Tandem that a deal may be given to. */
async function findPerson(users: Users, email: string): Promise<Assignable | undefined> {
  const user = await users.findByEmail(email)
  return user && !user.disabled ? { name: user.name, email: user.email } : undefined
}

/** @throws EnvError while another process on this database reads the catalog from elsewhere. */
async function readFrom(
  mirror: SyncedMirror,
  settings: Env,
  emulator: Emulator | undefined,
): Promise<SourceUse> {
  try {
    return await mirror.ledger.readFrom(settings.catalog, sourceOf(settings, emulator))
  } catch (error) {
    if (!(error instanceof SourceInUseError)) throw error
    const wait = `End it first; one that was killed is forgotten after ${sourceTtlMs / 1000} seconds.`
    throw new EnvError([`PARTNER_CENTRAL: ${error.message}. ${wait}`])
  }
}

/** Opens everything with these settings, migrations included. Nothing runs yet. */
export async function openServices(settings: Env): Promise<Services> {
  const { catalog } = settings
  const database = openDatabase(settings.database, { onLost: sayLost })
  await migrateDatabase(database)
  const users = await openUsers(database, { demo: settings.demo })
  const mirror = await openMirror(database)
  const emulator = await openEmbedded(settings)
  const source = await readFrom(mirror, settings, emulator)
  const endpoint = endpointOf(settings, emulator)
  const quota = emulator && settings.embeddedQuota === 'off' ? unlimited : createQuota()
  const background = createPartnerCentral({ catalog, endpoint, quota, priority: 'background' })
  const partnerCentral = createPartnerCentral({ catalog, endpoint, quota })
  const queue = await openQueue(database, {
    destination: { catalog, source: sourceOf(settings, emulator) },
    clients: { interactive: partnerCentral, bulk: background },
    onFailure: (code) => console.warn(`[tandem] A change could not be sent to Partner Central: ${code}`),
  })
  const meetings = await openMeetings(database, {
    mirror,
    queue,
    readReview: readReview(mirror),
    people: (email) => findPerson(users, email),
  })
  const insights = await openInsights(database, { mirror })
  const outcomes = watchOutcomes(meetings, sayUnfollowed)
  const sync = openSync({ database, mirror, partnerCentral: background, emulator })
  return {
    catalog,
    partnerCentral,
    mirror,
    emulator,
    partnerCentralDoor: emulator && nodeListener(emulator),
    users,
    sync: sync.loop,
    events: sync.events,
    syncStatus: sync.status,
    refreshAwsViews: sync.refreshAwsViews,
    queue,
    meetings,
    insights,
    outcomes,
    async close() {
      await outcomes.stop()
      await queue.worker.stop()
      await sync.close()
      await emulator?.close()
      await source.release().catch(() => {})
      await database.destroy()
    },
  }
}

/** On `globalThis`, because the server's bundles each have a copy of this module. */
const shared = globalThis as typeof globalThis & { tandemServices?: Promise<Services> }

/**
 * The services of this process, opened at the first call and never at import: the build imports route modules too.
 * @throws EnvError; an error of the database. The next call tries again.
 */
export function services(): Promise<Services> {
  shared.tandemServices ??= openShared().catch((error: unknown) => {
    delete shared.tandemServices
    throw error
  })
  return shared.tandemServices
}

async function openShared(): Promise<Services> {
  return openServices(env())
}
