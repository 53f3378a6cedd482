import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Emulator } from '@/lib/emulator/emulator'
import { createEvents, type Events } from '@/lib/mirror/events'
import { createLeadership } from '@/lib/mirror/leadership'
import type { SyncedMirror } from '@/lib/mirror/open-mirror'
import { readAwsView } from '@/lib/mirror/read-aws-view'
import { createRefresher } from '@/lib/mirror/refresher'
import { createSyncLoop, type SyncLoop } from '@/lib/mirror/sync-loop'
import { createSyncStatus, type SyncStatusReader } from '@/lib/mirror/sync-status'
import type { PartnerCentral } from '@/lib/partner-central/partner-central'

/** What keeps the mirror near AWS. */
export interface Sync {
  loop: SyncLoop
  events: Events
  status: SyncStatusReader
  /** Has AWS's view of these deals read anew, unless it was a moment ago. In the background; asked, not waited for. */
  refreshAwsViews(ids: string[]): Promise<void>
  /** Resolves when nothing is read any more. */
  close(): Promise<void>
}

const minute = 60_000

/**
 * How often the list is looked at, and how far back: see `SyncOptions.overlapMs`. AWS's machines may be an hour apart.
 */
const rhythm = {
  embedded: {
    intervalMs: 5_000,
    overlapMs: 1_000,
    wide: { overlapMs: 65 * minute, everyMs: 10 * minute },
  },
  aws: {
    intervalMs: minute,
    overlapMs: 5 * minute,
    wide: { overlapMs: 65 * minute, everyMs: 10 * minute },
    detailsPerDay: 50_000,
  },
}

/** AWS's view of a deal is not asked for again within this. */
const awsViewFreshMs = 5 * minute

/** How long a process that died may keep another one from going on. */
const leaseMs = 15_000

function warn(what: string): (code: string) => void {
  return (code) => console.warn(`[tandem] ${what} failed: ${code}`)
}

/**
 * @param parts.partnerCentral A client that goes after those somebody waits for.
 * @param parts.emulator Its events are taken here at once.
 */
export function openSync(parts: {
  database: Kysely<unknown>
  mirror: SyncedMirror
  partnerCentral: PartnerCentral
  emulator: Emulator | undefined
}): Sync {
  const { database, mirror, partnerCentral, emulator } = parts
  const { catalog } = partnerCentral
  const loop = createSyncLoop({
    ...(emulator ? rhythm.embedded : rhythm.aws),
    partnerCentral,
    mirror,
    leadership: createLeadership({
      database,
      task: `sync ${catalog}`,
      holder: randomUUID(),
      ttlMs: leaseMs,
    }),
    onFailure: warn('Reading the list from Partner Central'),
  })
  const refresher = createRefresher({
    partnerCentral,
    mirror,
    onFailure: warn('Reading a record that an event told of'),
  })
  const awsViews = createRefresher({
    partnerCentral,
    mirror,
    onFailure: warn('Reading AWS’s view of a deal'),
    async readOne(id) {
      const at = new Date()
      await mirror.ledger.storeAwsViews(catalog, [await readAwsView(partnerCentral, id)], at)
    },
  })
  const events = createEvents(catalog, { mirror, refresher })
  const takes = new Set<Promise<unknown>>()
  const unsubscribe = emulator?.subscribe((_, envelope) => {
    const take = events
      .take(envelope)
      .catch(() => warn('Taking an event')('database'))
      .finally(() => takes.delete(take))
    takes.add(take)
  })
  return {
    loop,
    events,
    status: createSyncStatus(mirror.ledger),
    async refreshAwsViews(ids) {
      const before = new Date(Date.now() - awsViewFreshMs)
      for (const id of await mirror.ledger.awsViewsOlder(catalog, ids, before)) awsViews.ask(id)
    },
    async close() {
      unsubscribe?.()
      await loop.stop()
      await Promise.all(takes)
      await refresher.stop()
      await awsViews.stop()
    },
  }
}
